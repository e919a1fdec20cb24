namespace StaticCnn.Generator.Planning;

/// <summary>A plan in words and numbers: every kernel of both passes in the order in which they run.</summary>
internal sealed record PlanDescription(ImmutableArray<GroupDescription> Training, ImmutableArray<GroupDescription> Inference)
{
    public static PlanDescription Of(NetworkPlan plan) => new(Of(plan.Training, plan.Parameters), Of(plan.Inference, plan.Parameters));

    private static ImmutableArray<GroupDescription> Of(PassPlan pass, ParameterPlan parameters) =>
    [
        .. pass.Phases.SelectMany((groups, phase) => groups.Select(group =>
        {
            var samples = group.TakesWholeTile ? pass.Memory.TileSamples : Math.Min(group.Samples, pass.Memory.TileSamples);
            return new GroupDescription(
                phase,
                samples,
                [.. group.Operations.SelectMany(o => o.Kernels.Select(k => KernelDescription.Of(o, k, pass, parameters, samples)))]);
        })),
    ];
}

/// <summary>Kernels that go over the samples of a tile together.</summary>
/// <param name="Samples">The samples of a call at most.</param>
internal sealed record GroupDescription(int Phase, int Samples, ImmutableArray<KernelDescription> Kernels);
