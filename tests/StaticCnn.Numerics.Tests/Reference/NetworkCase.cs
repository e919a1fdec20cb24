using StaticCnn.Numerics.Tests.Networks;
using StaticCnn.Reference;

namespace StaticCnn.Numerics.Tests;

/// <summary>A declared network with deterministic parameters, and a batch for it.</summary>
public sealed class NetworkCase
{
    private static readonly Type[] Types =
    [
        typeof(Simple), typeof(LeNet), typeof(Deep), typeof(Residual), typeof(Mlp), typeof(TimeSeriesNet), typeof(Colour),
        typeof(OddStride), typeof(Dilated), typeof(Grouped), typeof(NonSquare), typeof(SamePadding), typeof(Branches),
        typeof(OddSequence), typeof(SumSubsample), typeof(VectorBatchNorm),
    ];

    /// <summary>The case of a declaration and a batch size.</summary>
    public NetworkCase(Type declaration, int batchSize)
    {
        (Declaration, BatchSize) = (declaration, batchSize);
        var network = ReferenceNetwork.FromDeclaration(declaration);
        Tensors = network.Tensors;
        Parameters = Tensors.ToDictionary(t => t.Name, t => DeterministicData.Tensor(t.Name, t.Shape));
        Inputs = DeterministicData.Tensor("input", batchSize, network.InputShape.Count);
        Targets = network.TargetsAreLabels
            ? DeterministicData.Labels(batchSize, network.OutputShape.Count)
            : DeterministicData.Tensor("targets", batchSize, network.OutputShape.Count);
    }

    /// <summary>The case of a declaration with parameters, inputs and targets of one's own.</summary>
    public NetworkCase(Type declaration, int batchSize, IReadOnlyDictionary<string, double[]> parameters, double[] inputs, Targets targets)
    {
        (Declaration, BatchSize) = (declaration, batchSize);
        Tensors = ReferenceNetwork.FromDeclaration(declaration).Tensors;
        (Parameters, Inputs, Targets) = (parameters, inputs, targets);
    }

    /// <summary>The names of the networks in Networks/.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. Types.Select(t => t.Name)];

    /// <summary>The class with the attributes.</summary>
    public Type Declaration { get; }

    /// <summary>The number of samples.</summary>
    public int BatchSize { get; }

    /// <summary>The tensors, in order.</summary>
    public IReadOnlyList<ReferenceTensor> Tensors { get; }

    /// <summary>The elements of every tensor, running averages among them; each representable in single precision.</summary>
    public IReadOnlyDictionary<string, double[]> Parameters { get; }

    /// <summary>The inputs, sample after sample, channels first.</summary>
    public double[] Inputs { get; }

    /// <summary>Labels or values.</summary>
    public Targets Targets { get; }

    /// <summary>The case of a network by its name.</summary>
    public static NetworkCase Of(string name, int batchSize) => new(Types.Single(t => t.Name == name), batchSize);

    /// <summary>The case of some of the samples, with other parameters.</summary>
    public NetworkCase Of(Range samples, IReadOnlyDictionary<string, double[]> parameters)
    {
        var (first, count) = samples.GetOffsetAndLength(BatchSize);
        Targets targets = Targets.Labels.Count > 0 ? Part<int>([.. Targets.Labels]) : Part<double>([.. Targets.AllValues]);
        return new(Declaration, count, parameters, Part(Inputs), targets);

        T[] Part<T>(T[] all) => all.AsSpan(first * (all.Length / BatchSize), count * (all.Length / BatchSize)).ToArray();
    }
}
