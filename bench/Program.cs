using StaticCnn.Bench.Compare;
using StaticCnn.Bench.Costs;
using StaticCnn.Bench.Kernels;
using StaticCnn.Bench.Micro;
using StaticCnn.Bench.Scaling;
using StaticCnn.Bench.Training;

const string help = """
    Verbs: compare, convolutions, costs, fashion, kernels, micro, mnist, scaling, unroll.
    kernels: each kernel of a network's training step on its own, and its share of the multiply-add peak, measured and as the plan expects it.
      --network LIST       names, or all; default deep
    micro: BenchmarkDotNet on a training step, generated and generic; its own options may follow.
    """;

try
{
    return args switch
    {
        ["compare", .. var rest] => CompareCommand.Run(rest),
        ["convolutions", .. var rest] => ConvolutionsCommand.Run(rest),
        ["costs", .. var rest] => CostsCommand.Run(rest),
        [NetworkStart.Verb, var name, var kind] => NetworkStart.RunHere(name, kind),
        ["kernels", .. var rest] => KernelsCommand.Run(rest),
        ["micro", .. var rest] => MicroCommand.Run(rest),
        ["scaling", .. var rest] => ScalingCommand.Run(rest),
        ["unroll", .. var rest] => UnrollCommand.Run(rest),
        ["mnist", .. var rest] => MnistCommand.Run(rest),
        ["fashion", .. var rest] => FashionCommand.Run(rest),
        _ => throw new UsageException(string.Join(
            '\n', help, CompareOptions.Help, ConvolutionsCommand.Help, CostsOptions.Help, ScalingOptions.Help, TrainingOptions.Help, UnrollCommand.Help)),
    };
}
catch (UsageException e)
{
    Console.Error.WriteLine(e.Message);
    return 2;
}
