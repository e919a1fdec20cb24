using System.Text.Json;

namespace StaticCnn.Numerics.Tests.PyTorch;

/// <summary>PyTorch's numbers for one network, as record.py wrote them.</summary>
internal sealed record NetworkRecord(
    string Network,
    int BatchSize,
    double Loss,
    TensorDigest Predictions,
    TensorDigest Outputs,
    TensorDigest InputGradient,
    Dictionary<string, TensorDigest> Gradients,
    Dictionary<string, TensorDigest> RunningAverages,
    int Steps,
    Dictionary<string, Dictionary<string, TensorDigest>> Optimizers)
{
    /// <summary>The record of a network.</summary>
    public static NetworkRecord Load(string network) => Records.Load<NetworkRecord>(network);
}

/// <summary>PyTorch's trajectories: by optimizer and number of steps, the parameters.</summary>
internal sealed record OptimizerRecord(Dictionary<string, Dictionary<string, double[]>> Trajectories)
{
    /// <summary>The record.</summary>
    public static OptimizerRecord Load() => Records.Load<OptimizerRecord>("Optimizers");
}

/// <summary>The recorded files, which are embedded in the test assembly.</summary>
internal static class Records
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web);

    public static T Load<T>(string name)
    {
        using var stream = typeof(Records).Assembly.GetManifestResourceStream($"PyTorch.{name}.json")
            ?? throw new InvalidOperationException($"There is no record PyTorch/Records/{name}.json; record.py makes it.");
        return JsonSerializer.Deserialize<T>(stream, Options)!;
    }
}
