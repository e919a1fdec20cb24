using StaticCnn.Numerics.Tests.Generated;

namespace StaticCnn.Numerics.Tests.Stepwise;

/// <summary>
/// Training steps of generated code, optimizer included, one by one: the reference starts each where the generated code did, and updates
/// along the gradient that the generated code has. So no deviation goes from step to step, and none grows where an optimizer divides a
/// gradient that is all rounding by its own size.
/// </summary>
public sealed class StepTests
{
    private const int Steps = 5;

    /// <summary>Every network with every optimizer.</summary>
    public static TheoryData<string, OptimizerSetting> Rows()
    {
        var rows = new TheoryData<string, OptimizerSetting>();
        foreach (var network in NetworkCase.Names)
        foreach (var optimizer in Enum.GetValues<OptimizerSetting>())
            rows.Add(network, optimizer);
        return rows;
    }

    [Theory]
    [MemberData(nameof(Rows))]
    public void Each_step_is_the_references(string network, OptimizerSetting optimizer)
    {
        // Other samples in each step, or the network knows them so well that a gradient is a difference of nearly equal numbers.
        var batchSize = BatchSize(network);
        var problem = NetworkCase.Of(network, Steps * batchSize);
        var gradients = new ReferenceGradients();
        foreach (var width in new[] { 512, 256, 128 })
        {
            var engine = new GeneratedEngine(width);
            var update = new ReferenceUpdate(problem, optimizer);
            foreach (var (number, step) in engine.Follow(problem, optimizer, batchSize).Index())
            {
                var where = $"{width} bits, step {number + 1}";
                var start = problem.Of((number * batchSize)..((number + 1) * batchSize), step.Before);
                gradients.Check(where, number, start, step, engine);
                update.Check(where, step);
            }
        }
    }

    /// <summary>Four samples are the fewest that may have two shards; Colour's are large for the reference.</summary>
    private static int BatchSize(string network) => network == "Colour" ? 2 : 4;
}
