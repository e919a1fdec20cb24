using StaticCnn.Generator.Graph;

namespace StaticCnn.Generator.Tests;

/// <summary>A pass is cut where a statistic needs the whole batch, and nowhere else.</summary>
public class PhaseTests
{
    public static TheoryData<string> Names => Corpus.Names;

    [Theory]
    [MemberData(nameof(Names))]
    public void OperationsReadOnlyCompleteValues(string name)
    {
        var plan = NetworkCompiler.Plan(Corpus.Network(name), default);
        foreach (var pass in new[] { plan.Training, plan.Inference })
        {
            var phaseOf = new Dictionary<int, int>();
            for (var phase = 0; phase < pass.Phases.Length; phase++)
            {
                foreach (var operation in pass.Phases[phase].SelectMany(g => g.Operations).Select(o => o.Operation))
                {
                    foreach (var input in operation.Inputs.Where(phaseOf.ContainsKey)) Assert.True(phaseOf[input] <= phase);
                    Assert.All(operation.Inputs, i => Assert.True(i == 0 || phaseOf.ContainsKey(i), $"{operation} reads value {i} before it is there."));
                    // A value that is computed again was complete before.
                    foreach (var output in operation.Outputs) phaseOf.TryAdd(output, phase + (pass.Graph.Graph.Values[output].Scope == ValueScope.Batch ? 1 : 0));
                }
            }

            Assert.Equal(pass.Graph.Operations.Length, pass.Operations.Count());
        }
    }

    [Theory]
    [InlineData("Simple", 1)]
    [InlineData("Branches", 1)]
    [InlineData("BatchNormFirst", 2)]
    [InlineData("BatchNormVector", 5)]
    [InlineData("Residual", 11)]
    public void PhasesOfTraining(string name, int expected)
    {
        var plan = NetworkCompiler.Plan(Corpus.Network(name), default);
        Assert.Equal(expected, plan.Training.Phases.Length);
        Assert.Single(plan.Inference.Phases);
        Assert.All(plan.Training.Phases, p => Assert.NotEmpty(p));
    }
}
