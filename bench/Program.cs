using StaticCnn.Bench.Compare;
using StaticCnn.Bench.Kernels;
using StaticCnn.Bench.Micro;
using StaticCnn.Bench.Training;

const string help = """
    Verbs: compare, kernels, micro, mnist, fashion.
    kernels: each kernel of a network's training step on its own, and its share of the multiply-add peak.
      --network LIST       names, or all; default deep
    micro: BenchmarkDotNet on a training step, generated and generic; its own options may follow.
    """;

try
{
    return args switch
    {
        ["compare", .. var rest] => CompareCommand.Run(rest),
        ["kernels", .. var rest] => KernelsCommand.Run(rest),
        ["micro", .. var rest] => MicroCommand.Run(rest),
        ["mnist", .. var rest] => MnistCommand.Run(rest),
        ["fashion", .. var rest] => FashionCommand.Run(rest),
        _ => throw new UsageException($"{help}\n{TrainingOptions.Help}\n{CompareOptions.Help}"),
    };
}
catch (UsageException e)
{
    Console.Error.WriteLine(e.Message);
    return 2;
}
