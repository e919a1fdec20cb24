using System.Diagnostics;
using StaticCnn.Bench.Compare;

namespace StaticCnn.Bench.Training;

/// <summary>Trains a network by a recipe, seed after seed.</summary>
internal static class RecipeRun
{
    /// <summary>Does it and prints a line per seed and the means.</summary>
    /// <exception cref="UsageException">The data is not there or not of this kind.</exception>
    public static int Run<TNetwork>(Recipe recipe, Func<ulong, TNetwork> create, TrainingOptions options)
        where TNetwork : class, INetwork<TNetwork>
    {
        var data = ImageData.Read(options.Data, recipe);
        Console.WriteLine($"{data.Train.Count:N0} training and {data.Test.Count:N0} test images of {options.Data}.");
        Console.WriteLine(
            $"{TNetwork.Definition.Name}, {TNetwork.Definition.ParameterCount:N0} parameters; {recipe}; {options.Epochs} epoch{(options.Epochs == 1 ? "" : "s")}, "
            + $"{options.Threads} thread{(options.Threads == 1 ? "" : "s")}, vectors of {VectorWidth.Current} bits.");
        Console.WriteLine($"Compiling the network's methods, once, took {WarmUp(recipe, create, data, options).TotalSeconds:F2} s more than a step.");
        using var peer = options.UsePeer ? TrainingPeer.Start(options, data) : null;
        var (own, peers) = (new List<TrainedRun>(), new List<TrainedRun>());
        RunTable.Header(peer?.Name);
        for (var seed = options.FirstSeed; seed < options.FirstSeed + options.Seeds; seed++)
        {
            // First, as the training changes them.
            peer?.Prepare(TNetwork.Definition, typeof(TNetwork), create((ulong)seed).Parameters, recipe, seed);
            own.Add(Train(recipe, create, data, options, (ulong)seed));
            if (peer is not null) peers.Add(peer.Train());
            RunTable.Row(seed, own[^1], peer is null ? null : peers[^1]);
        }

        RunTable.Means(own, peers);
        return 0;
    }

    private static TrainedRun Train<TNetwork>(Recipe recipe, Func<ulong, TNetwork> create, ImageData data, TrainingOptions options, ulong seed)
        where TNetwork : class, INetwork<TNetwork>
    {
        var network = create(seed);
        using var trainer = Trainer(recipe, network, options, seed);
        var history = trainer.Fit(data.Train, epochs: options.Epochs);
        return new TrainedRun(Evaluator.Evaluate(network, data.Test, options.Threads).Accuracy!.Value, history.Duration.TotalSeconds);
    }

    /// <summary>A step on a network that is thrown away; how much longer the first took than the second.</summary>
    private static TimeSpan WarmUp<TNetwork>(Recipe recipe, Func<ulong, TNetwork> create, ImageData data, TrainingOptions options)
        where TNetwork : class, INetwork<TNetwork>
    {
        using var trainer = Trainer(recipe, create(0), options, 0);
        var batch = data.Train.Take(Math.Min(recipe.Batch, data.Train.Count));
        var start = Stopwatch.GetTimestamp();
        trainer.Fit(batch);
        var first = Stopwatch.GetElapsedTime(start);
        start = Stopwatch.GetTimestamp();
        trainer.Fit(batch);
        return first - Stopwatch.GetElapsedTime(start);
    }

    private static Trainer<TNetwork> Trainer<TNetwork>(Recipe recipe, TNetwork network, TrainingOptions options, ulong seed)
        where TNetwork : class, INetwork<TNetwork> =>
        new(network, recipe.Optimizer.Create()) { BatchSize = recipe.Batch, Seed = seed, Threads = options.Threads, Schedule = recipe.CreateSchedule() };
}
