using static StaticCnn.Generator.Writing.InvariantText;
using StaticCnn.Generator.Lowering;
using StaticCnn.Generator.Planning;

namespace StaticCnn.Generator.Writing.Kernels;

/// <summary>A small transform as vector operations. What is read once is no variable of its own: the run-time compiler follows only so many.</summary>
internal sealed class LinearProgramWriter
{
    private readonly CodeWriter code;
    private readonly VectorForm form;
    private readonly ImmutableArray<LinearStep> steps;
    private readonly string suffix;
    private readonly Dictionary<string, string> values = [];

    private LinearProgramWriter(CodeWriter code, VectorForm form, ImmutableArray<LinearStep> steps, string suffix) =>
        (this.code, this.form, this.steps, this.suffix) = (code, form, steps, suffix);

    /// <summary>The first results as expressions; they may read the inputs where they are used.</summary>
    public static string[] Expressions(CodeWriter code, VectorForm form, LinearProgram program, int results, string suffix, Func<int, string> input) =>
        new LinearProgramWriter(code, form, program.For(results), suffix).Write(program, results, input, declaresResults: false);

    /// <summary>The first results as variables.</summary>
    public static string[] Variables(CodeWriter code, VectorForm form, LinearProgram program, int results, string suffix, Func<int, string> input) =>
        new LinearProgramWriter(code, form, program.For(results), suffix).Write(program, results, input, declaresResults: true);

    private string[] Write(LinearProgram program, int results, Func<int, string> input, bool declaresResults)
    {
        for (var i = 0; i < program.Inputs; i++)
        {
            var (name, expression) = (Invariant($"x{i}"), input(i));
            var isVariable = expression.All(c => char.IsLetterOrDigit(c) || c == '_');
            Define(name, expression, isDeclared: !isVariable && Uses(name) > 1);
        }

        var names = Enumerable.Range(0, results).Select(r => Invariant($"r{r}")).ToArray();
        foreach (var step in steps) Define(step.Target, Value(step), names.Contains(step.Target) ? declaresResults : Uses(step.Target) > 1);
        return [.. names.Select(n => values[n])];
    }

    private int Uses(string name) => steps.Sum(s => (s.Factored == name ? 1 : 0) + (s.Added == name ? 1 : 0));

    private void Define(string name, string value, bool isDeclared)
    {
        if (isDeclared) code.Line($"{form.Type} {name}{suffix} = {value};");
        values[name] = isDeclared ? name + suffix : value.Contains(' ') ? "(" + value + ")" : value;
    }

    private string Value(LinearStep step)
    {
        var (factored, added) = (values[step.Factored], step.Added is { } name ? values[name] : "");
        return (step.Factor, step.Added) switch
        {
            ((1, 1), null) => factored,
            (_, null) => $"{factored} * {Constant(step.Factor)}",
            ((1, 1), _) => $"{added} + {factored}",
            ((-1, 1), _) => $"{added} - {factored}",
            _ => form.MultiplyAdd(factored, Constant(step.Factor), added),
        };
    }

    private string Constant(Ratio factor) =>
        form.Broadcast(factor.Denominator == 1 ? Invariant($"{factor.Numerator}f") : Invariant($"{factor.Numerator}f / {factor.Denominator}f"));
}
