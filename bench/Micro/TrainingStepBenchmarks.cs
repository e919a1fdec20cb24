using BenchmarkDotNet.Attributes;
using StaticCnn.Bench.Compare;
using StaticCnn.Bench.Networks;

namespace StaticCnn.Bench.Micro;

/// <summary>A training step of 32 samples on one thread: generated, and by code for run-time shapes.</summary>
[MemoryDiagnoser]
public class TrainingStepBenchmarks : IDisposable
{
    private LocalContender generated = null!;
    private LocalContender matrices = null!;
    private LocalContender loops = null!;

    /// <summary>The network, by its name in the bench.</summary>
    [Params("simple", "deep")]
    public string Network { get; set; } = "";

    /// <summary>Makes the three with the same parameters and batch.</summary>
    [GlobalSetup]
    public void Setup()
    {
        var benchCase = new BenchCase(BenchNetworks.Select(Network)[0], Pass.Train, batch: 32, threads: 1);
        var network = benchCase.Network.Create(benchCase, seed: 1);
        generated = network;
        matrices = new GenericContender(benchCase, network.TrainableValues(), matrices: true);
        loops = new GenericContender(benchCase, network.TrainableValues(), matrices: false);
    }

    /// <summary>The generated code.</summary>
    [Benchmark(Baseline = true)]
    public double Generated() => generated.Step();

    /// <summary>Columns and matrix products.</summary>
    [Benchmark]
    public double GenericMatrices() => matrices.Step();

    /// <summary>Plain loops.</summary>
    [Benchmark]
    public double GenericLoops() => loops.Step();

    /// <summary>Ends the threads.</summary>
    [GlobalCleanup]
    public void Dispose()
    {
        generated.Dispose();
        matrices.Dispose();
        loops.Dispose();
        GC.SuppressFinalize(this);
    }
}
