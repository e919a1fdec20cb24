using System.Globalization;
using Microsoft.CodeAnalysis;
using StaticCnn.Generator.Declaration;
using StaticCnn.Generator.Diagnostics;
using static System.FormattableString;

namespace StaticCnn.Generator.Graph.Passes;

/// <summary>One layer while its shape is inferred: its arguments, its inputs, and a place for what is wrong.</summary>
internal sealed class InferShapesLayer(
    NamedLayer layer,
    List<int> inputs,
    List<Shape?> shapes,
    List<string> origins,
    FindingList findings,
    Func<double, double> addParameters)
{
    public string Name => layer.Name;

    public string Kind => layer.Declaration.Kind;

    public AttributeDeclaration Attribute => layer.Declaration;

    /// <summary>The values read.</summary>
    public EquatableArray<int> Inputs { get; } = inputs.ToEquatableArray();

    /// <summary>The shapes of the values read; null where an error left one unknown.</summary>
    public IReadOnlyList<Shape?> Shapes => shapes;

    /// <summary>Where the values come from, for people.</summary>
    public IReadOnlyList<string> Origins => origins;

    public bool Failed { get; private set; }

    public string Title => $"{Kind} '{Name}'";

    public void Fail(DiagnosticDescriptor descriptor, string? argument, string message)
    {
        Failed = true;
        findings.Add(descriptor, new(layer.Attribute, argument), message);
    }

    /// <summary>The shape of the only input, where it is known, of one of the ranks, and nothing has failed.</summary>
    public Shape? InputOfRank(params int[] ranks)
    {
        if (Failed || shapes[0] is not { } shape) return null;
        if (ranks.Contains(shape.Rank)) return shape;
        var needed = string.Join(" or ", ranks.Select(r => r == 3 ? "rank 3 (channels x height x width)" : "rank 2 (channels x length)"));
        Fail(Descriptors.WrongRank, Attribute.Find("From") is null ? null : "From", Invariant($"{Title} needs an input of {needed}, not the shape {shape} of rank {shape.Rank} ({origins[0]})") + Alternative(shape));
        return null;
    }

    /// <summary>The shape of the only input, where it is known and nothing has failed.</summary>
    public Shape? AnyInput() => Failed ? null : shapes[0];

    public int AtLeast(int minimum, string argument, int value)
    {
        if (value < minimum) Fail(Descriptors.ValueOutOfRange, argument, Invariant($"{argument} of {Title} is {value}; it must be at least {minimum}"));
        return value;
    }

    /// <summary>A real number that satisfies a condition; anything that is none does not.</summary>
    public double Real(string argument, double unset, Func<double, bool> condition, string needed)
    {
        var value = Attribute.Number(argument, unset);
        if (!condition(value)) Fail(Descriptors.ValueOutOfRange, argument, $"{argument} of {Title} is {value.ToString("R", CultureInfo.InvariantCulture)}; it must be {needed}");
        return value;
    }

    /// <summary>A member of an enumeration, by its number.</summary>
    public T Member<T>(string argument, IReadOnlyList<T> members)
    {
        var value = Attribute.Integer(argument, 0);
        if (value >= 0 && value < members.Count) return members[value];
        Fail(Descriptors.ValueOutOfRange, argument, Invariant($"{argument} of {Title} is {value}, which is no member of the enumeration"));
        return members[0];
    }

    /// <summary>The shape if it can be indexed by integers; else null and an error.</summary>
    public Shape? Sized(int channels, int height, int width, int rank)
    {
        int[] dimensions = rank switch { 1 => [channels], 2 => [channels, width], _ => [channels, height, width] };
        if (InferShapesSizes.Describe(dimensions) is not { } excess) return new(channels, height, width, rank);
        Fail(Descriptors.TooLarge, null, $"the output of {Title} has {excess}");
        return null;
    }

    /// <summary>Counts parameters; an error where they, or those of all layers so far, cannot be indexed by integers.</summary>
    public void CountParameters(double count, string arithmetic)
    {
        if (InferShapesSizes.IsTooLarge(count))
            Fail(Descriptors.TooLarge, null, $"{Title} has {arithmetic} = {InferShapesSizes.Text(count)} parameters; at most {InferShapesSizes.Text(int.MaxValue)} are possible");
        else if (addParameters(count) is var total && InferShapesSizes.IsTooLarge(total))
            Fail(Descriptors.TooLarge, null, $"the layers up to {Title} have {InferShapesSizes.Text(total)} parameters; at most {InferShapesSizes.Text(int.MaxValue)} are possible");
    }

    private string Alternative(Shape shape)
    {
        var other = shape.Rank switch
        {
            2 when Kind.EndsWith("2D", StringComparison.Ordinal) => Kind.Replace("2D", "1D"),
            3 when Kind.EndsWith("1D", StringComparison.Ordinal) => Kind.Replace("1D", "2D"),
            _ => "",
        };
        return InferShapesRules.IsKnown(other) ? $"; use {other}" : "";
    }
}
