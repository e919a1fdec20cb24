using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;

namespace StaticCnn.Bench.Micro;

/// <summary>The verb <c>micro</c>: BenchmarkDotNet, whose own options may follow.</summary>
internal static class MicroCommand
{
    public static int Run(string[] arguments)
    {
        // In this process: the generated project of the default toolchain would have to build the generator again.
        var config = DefaultConfig.Instance.AddJob(Job.Default.WithToolchain(InProcessEmitToolchain.Instance));
        BenchmarkSwitcher.FromTypes([typeof(TrainingStepBenchmarks)]).Run(arguments is [] ? ["--filter", "*"] : arguments, config);
        return 0;
    }
}
