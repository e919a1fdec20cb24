using static StaticCnn.Generator.Writing.InvariantText;
using StaticCnn.Generator.Graph;
using StaticCnn.Generator.Planning;

namespace StaticCnn.Generator.Writing;

/// <summary>Expressions on vectors of one form, as text.</summary>
internal static class VectorText
{
    /// <summary>The vector at an offset: a plain reference, which compiles to one memory operand.</summary>
    public static string At(this VectorForm form, string reference, string offset) =>
        form.CallsHelpers ? $"{form.Accessor}(ref {reference}, {ConstantApart(offset)})" : $"Unsafe.As<float, {form.Type}>(ref {Place(reference, offset)})";

    public static string Zero(this VectorForm form) => form.Type + ".Zero";

    public static string Broadcast(this VectorForm form, string scalar) => $"{form.Class}.Create({scalar})";

    /// <summary>The float at an offset in every lane.</summary>
    public static string BroadcastAt(this VectorForm form, string reference, string offset) =>
        form.CallsHelpers ? $"BroadcastAt(ref {reference}, {ConstantApart(offset)})" : form.Broadcast(Place(reference, offset));

    public static string MultiplyAdd(this VectorForm form, string a, string b, string c) => $"{form.Class}.FusedMultiplyAdd({a}, {b}, {c})";

    public static string Select(this VectorForm form, string condition, string yes, string no) =>
        $"{form.Class}.ConditionalSelect({condition}, {yes}, {no})";

    /// <summary>f(v). Comparisons, not maxima: they treat NaN alike on every machine.</summary>
    public static string Activate(this VectorForm form, ActivationKind kind, double slope, string v) => kind switch
    {
        ActivationKind.None => v,
        ActivationKind.ReLU => form.Select($"{form.Class}.LessThan({v}, {form.Zero()})", form.Zero(), v),
        ActivationKind.LeakyReLU => form.Select($"{form.Class}.LessThan({v}, {form.Zero()})", $"{v} * {form.Broadcast(Float(slope))}", v),
        ActivationKind.Sigmoid => $"global::StaticCnn.VectorMath.Sigmoid({v})",
        ActivationKind.Tanh => $"global::StaticCnn.VectorMath.Tanh({v})",
        _ => throw new InvalidOperationException($"Activation {kind} has no text."),
    };

    /// <summary>f'(x) dy, from y = f(x).</summary>
    public static string ActivateGradient(this VectorForm form, ActivationKind kind, double slope, string y, string dy) => kind switch
    {
        ActivationKind.ReLU => form.Select($"{form.Class}.GreaterThan({y}, {form.Zero()})", dy, form.Zero()),
        ActivationKind.LeakyReLU => form.Select($"{form.Class}.GreaterThan({y}, {form.Zero()})", dy, $"{dy} * {form.Broadcast(Float(slope))}"),
        ActivationKind.Sigmoid => $"{dy} * {y} * ({form.Broadcast("1f")} - {y})",
        ActivationKind.Tanh => $"{dy} * {form.MultiplyAdd("-" + y, y, form.Broadcast("1f"))}",
        _ => throw new InvalidOperationException($"Activation {kind} has no gradient text."),
    };

    /// <summary>Max pooling over the locals best and bestTap: a later tap wins if it is greater, or not a number, as in PyTorch.</summary>
    public static void WriteChallenge(this VectorForm form, CodeWriter code, string name, string value, string tap, bool tracked)
    {
        code.Line($"{form.Type} {name} = {value};");
        code.Line($"{form.Type} {name}Wins = {form.Class}.GreaterThan({name}, best) | ~{form.Class}.Equals({name}, {name});");
        code.Line($"best = {form.Select(name + "Wins", name, "best")};");
        if (tracked) code.Line($"bestTap = {form.Select(name + "Wins", form.Broadcast(tap), "bestTap")};");
    }

    /// <summary>A float literal with all its digits.</summary>
    public static string Float(double value) => Invariant($"{(float)value:R}f");

    /// <summary>base + offset, shortly.</summary>
    public static string Plus(string expression, int offset) =>
        offset == 0 ? expression : offset > 0 ? Invariant($"{expression} + {offset}") : Invariant($"{expression} - {-offset}");

    /// <summary>The sum of terms (name, factor), without those that are zero; a sum of several is in parentheses term by term.</summary>
    public static string Sum(int constant, params (string Name, int Factor)[] terms)
    {
        var texts = terms.Where(t => t.Factor != 0).Select(t => t.Factor == 1 ? t.Name : Invariant($"({t.Name} * {t.Factor})")).ToArray();
        return texts.Length == 0 ? Invariant($"{constant}") : Plus(string.Join(" + ", texts), constant);
    }

    /// <summary>The offset of vector v of a tile in storage of blocks of 16 lanes.</summary>
    public static int LaneOffset(this VectorForm form, int v, int blockStride) =>
        (v * form.Lanes / Lanes.Count * blockStride) + (v * form.Lanes % Lanes.Count);

    /// <summary>The offset of a lane in storage of blocks of 16 lanes, as an expression.</summary>
    public static string BlockOffset(this VectorForm form, int vectors, int blockStride) =>
        vectors * form.Lanes % Lanes.Count == 0 ? Invariant($"lane / 16 * {blockStride}") : Invariant($"(lane / 16 * {blockStride}) + (lane % 16)");

    /// <summary>A float in place: two additions, as one of a sum would be slower to compile, to the same instruction.</summary>
    private static string Place(string reference, string offset)
    {
        var arguments = ConstantApart(offset).Split([", "], StringSplitOptions.None);
        var place = $"Unsafe.Add(ref {reference}, {arguments[0]})";
        return arguments.Length == 1 ? place : $"Unsafe.Add(ref {place}, {arguments[1]})";
    }

    /// <summary>"a + 16" as the arguments "a, 16": a sum of nint and int costs the C# compiler a search through all operators.</summary>
    private static string ConstantApart(string offset)
    {
        var end = offset.LastIndexOf(' ');
        if (end < 2 || offset[end - 2] != ' ' || !offset.Skip(end + 1).All(char.IsDigit)) return offset;
        return offset[end - 1] switch
        {
            '+' => offset.Substring(0, end - 2) + ", " + offset.Substring(end + 1),
            '-' => offset.Substring(0, end - 2) + ", -" + offset.Substring(end + 1),
            _ => offset,
        };
    }
}
