using StaticCnn;

namespace FashionMnist;

/// <summary>Trains a network and tests it.</summary>
internal static class TrainingRun
{
    private const int Failed = 1;
    private const int Interrupted = 130;

    /// <summary>Does what the options ask for; returns the exit code.</summary>
    /// <exception cref="UserError">An option does not fit the data or the machine.</exception>
    public static int Run<TNetwork>(NetworkChoice choice, RunOptions options, CancellationToken cancellation)
        where TNetwork : class, INetwork<TNetwork>
    {
        var save = options.Save ?? $"fashion-{choice.Name}.safetensors";
        OutputPath.Check("--save", save);
        OutputPath.Check("--result", options.Result);
        var data = FashionData.Open(options.Data);
        if (options.Batch > data.Train.Count)
            throw new UserError(Text.Of($"--batch is {options.Batch}, but there are {data.Train.Count} training images. Give a smaller one."));
        var network = Create<TNetwork>(options);
        Console.WriteLine(data.Description);
        Console.WriteLine(Processor.Description);
        Console.WriteLine();
        Console.WriteLine(TNetwork.Definition.Summary);

        IReadOnlyList<EpochReport> reports = [];
        var epochs = options.Epochs ?? choice.Epochs;
        if (epochs > 0)
        {
            var history = Train(network, choice, options, data, epochs, cancellation);
            reports = history.Epochs;
            if (history.StopReason == StopReason.Diverged) return Failed;
            NetworkFile.Save(network.Parameters, save);
            if (history.StopReason == StopReason.Cancelled)
            {
                Console.WriteLine($"Stopped. Saved {save}; to go on from there: --network {choice.Name} --load {save}");
                return Interrupted;
            }
        }

        RunReport.Write(choice, options, data, network.Parameters, reports, Evaluator.Evaluate(network, data.Test, options.Threads));
        if (epochs == 0) return 0;
        Console.WriteLine($"Saved {save}");
        Console.WriteLine($"Next: --load {save} starts from it, --data DIR trains on all images, --explain shows the plan of the kernels, --help the rest.");
        return 0;
    }

    private static TNetwork Create<TNetwork>(RunOptions options)
        where TNetwork : class, INetwork<TNetwork>
    {
        var parameters = new NetworkParameters(TNetwork.Definition);
        if (options.Load is null) ParameterInitializer.Initialize(parameters, options.Seed);
        else NetworkFile.Load(parameters, options.Load);
        return TNetwork.FromParameters(parameters);
    }

    private static History Train<TNetwork>(
        TNetwork network, NetworkChoice choice, RunOptions options, FashionData data, int epochs, CancellationToken cancellation)
        where TNetwork : class, INetwork<TNetwork>
    {
        var (name, optimizer) = OptimizerChoice.For(choice, options);
        Console.WriteLine(Text.Of(
            $"Training {choice.Name}: {name}, learning rate {optimizer.LearningRate} ({choice.Schedule}), batch {options.Batch}, threads {options.Threads}, seed {options.Seed}"));
        using var trainer = new Trainer<TNetwork>(network, optimizer)
        {
            BatchSize = options.Batch, Seed = options.Seed, Threads = options.Threads, Schedule = choice.Schedule,
        };
        var history = trainer.Fit(data.Train, data.Test, epochs, report => RunReport.WriteEpoch(report, epochs), cancellation);
        if (history.StopReason == StopReason.Diverged)
        {
            Console.Error.WriteLine(Text.Of(
                $"Error: in epoch {trainer.Epoch + 1} the loss was no longer a finite number, so nothing is saved. Give a --learning-rate below {optimizer.LearningRate}."));
        }

        return history;
    }
}
