using System.CommandLine;

namespace FashionMnist;

/// <summary>The options of the command line.</summary>
internal static class FashionCommand
{
    private static readonly Option<string> Network = new Option<string>("--network")
    {
        Description = "The network to train.",
        DefaultValueFactory = _ => "deep",
    }.AcceptOnlyFromAmong([.. NetworkChoice.All.Select(n => n.Name)]);

    private static readonly Option<int?> Epochs = new Option<int?>("--epochs")
    {
        Description = "How often to go over the training images; 0 only tests. Without it the network's own default.",
    }.AtLeast(0);

    private static readonly Option<int> Batch = new Option<int>("--batch")
    {
        Description = "Images per step.",
        DefaultValueFactory = _ => 32,
    }.AtLeast(1);

    private static readonly Option<int> Threads = new Option<int>("--threads")
    {
        Description = "Threads to train with; the result is the same for any number.",
        DefaultValueFactory = _ => Environment.ProcessorCount,
    }.AtLeast(1);

    private static readonly Option<ulong> Seed = new Option<ulong>("--seed")
    {
        Description = "The seed of the first parameters and of the order of the images.",
        DefaultValueFactory = _ => 42,
    }.NotNegative();

    private static readonly Option<string> Optimizer = new Option<string>("--optimizer")
    {
        Description = "How the parameters follow the gradient. Without it the network's own default.",
    }.AcceptOnlyFromAmong([.. OptimizerChoice.All.Select(o => o.Name)]);

    private static readonly Option<double?> LearningRate = new Option<double?>("--learning-rate")
    {
        Description = "The size of the optimizer's steps. Without it the network's or the optimizer's own default.",
    }.Positive();

    private static readonly Option<string> Data = new("--data")
    {
        Description = "A folder with the four files of Fashion-MNIST, plain or .gz. Without it the embedded part.",
        HelpName = "DIR",
    };

    private static readonly Option<string> Save = new("--save")
    {
        Description = "Where to write the parameters. Without it fashion-NETWORK.safetensors in the current folder.",
        HelpName = "FILE",
    };

    private static readonly Option<string> Load = new("--load")
    {
        Description = "Parameters to start from, as this program or PyTorch writes them.",
        HelpName = "FILE",
    };

    private static readonly Option<string> Result = new("--result")
    {
        Description = "Where to write the figures of the run as JSON.",
        HelpName = "FILE",
    };

    private static readonly Option<bool> Explain = new("--explain")
    {
        Description = "Print the network's layers and the plan of its kernels, and do nothing else.",
    };

    /// <summary>The command.</summary>
    public static RootCommand Create()
    {
        var command = new RootCommand("Trains a convolutional network on Fashion-MNIST, images of ten kinds of clothes.")
        {
            Network, Epochs, Batch, Threads, Seed, Optimizer, LearningRate, Data, Save, Load, Result, Explain,
        };
        command.SetAction(Run);
        return command;
    }

    private static int Run(ParseResult parsed)
    {
        var choice = NetworkChoice.ByName(parsed.GetValue(Network)!);
        if (parsed.GetValue(Explain))
        {
            Console.WriteLine(choice.Definition.Summary);
            Console.Write(choice.Definition.Plan);
            return 0;
        }

        var options = new RunOptions
        {
            Epochs = parsed.GetValue(Epochs),
            Batch = parsed.GetValue(Batch),
            Threads = parsed.GetValue(Threads),
            Seed = parsed.GetValue(Seed),
            Optimizer = parsed.GetValue(Optimizer),
            LearningRate = parsed.GetValue(LearningRate),
            Data = parsed.GetValue(Data),
            Save = parsed.GetValue(Save),
            Load = parsed.GetValue(Load),
            Result = parsed.GetValue(Result),
        };
        try
        {
            using var interruption = new Interruption();
            return choice.Run(options, interruption.Token);
        }
        catch (Exception e) when (UserError.Covers(e))
        {
            Console.Error.WriteLine($"Error: {e.Message}");
            return 1;
        }
    }
}
