using static StaticCnn.Generator.Writing.InvariantText;
using StaticCnn.Generator.Lowering;
using StaticCnn.Generator.Planning;

namespace StaticCnn.Generator.Writing.Kernels;

/// <summary>A small transform as vector operations.</summary>
internal static class LinearProgramWriter
{
    /// <summary>Declares the first results as r0, r1, ... with a suffix; an input is an expression, read once.</summary>
    public static void Write(CodeWriter code, VectorForm form, LinearProgram program, int results, string suffix, Func<int, string> input)
    {
        var steps = program.For(results);
        for (var i = 0; i < program.Inputs; i++)
        {
            var name = Invariant($"x{i}");
            if (steps.Any(s => s.Reads(name))) code.Line($"{form.Type} {name}{suffix} = {input(i)};");
        }

        foreach (var step in steps) code.Line($"{form.Type} {step.Target}{suffix} = {Value(form, step, suffix)};");
    }

    private static string Value(VectorForm form, LinearStep step, string suffix)
    {
        var (factored, added) = (step.Factored + suffix, step.Added + suffix);
        return (step.Factor, step.Added) switch
        {
            ((1, 1), null) => factored,
            (_, null) => $"{factored} * {Constant(form, step.Factor)}",
            ((1, 1), _) => $"{added} + {factored}",
            ((-1, 1), _) => $"{added} - {factored}",
            _ => form.MultiplyAdd(factored, Constant(form, step.Factor), added),
        };
    }

    private static string Constant(VectorForm form, Ratio factor) =>
        form.Broadcast(factor.Denominator == 1 ? Invariant($"{factor.Numerator}f") : Invariant($"{factor.Numerator}f / {factor.Denominator}f"));
}
