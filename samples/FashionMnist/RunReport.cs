using System.Text.Json;
using StaticCnn;

namespace FashionMnist;

/// <summary>Tells what came of a run, on the console and, where asked for, in a file.</summary>
internal static class RunReport
{
    /// <summary>A line per epoch, with the rate of its last step.</summary>
    public static void WriteEpoch(EpochReport report, int epochs) => Console.WriteLine(Text.Of(
        $"epoch {report.Epoch + 1,2}/{epochs}  rate {report.LearningRate:F6}  loss {report.TrainingLoss:F4}  accuracy {report.TrainingAccuracy:F4}  test {report.ValidationAccuracy:F4}  {report.Duration.TotalSeconds,6:F2} s  {report.SamplesPerSecond,8:N0} images/s"));

    /// <summary>The outcome.</summary>
    /// <param name="choice">The network.</param>
    /// <param name="options">What was asked for.</param>
    /// <param name="data">The data.</param>
    /// <param name="parameters">The trained parameters.</param>
    /// <param name="reports">The epochs.</param>
    /// <param name="test">The test on the test images.</param>
    public static void Write(
        NetworkChoice choice, RunOptions options, FashionData data, NetworkParameters parameters, IReadOnlyList<EpochReport> reports, Evaluation test)
    {
        // Of the training alone: the test after each epoch is for the reader.
        var seconds = reports.Sum(r => r.Duration.TotalSeconds);
        var result = new RunResult
        {
            Network = choice.Name,
            Dataset = data.Name,
            TrainImages = data.Train.Count,
            Epochs = reports.Count,
            Batch = options.Batch,
            Threads = options.Threads,
            InstructionSet = Processor.InstructionSet,
            Seed = options.Seed,
            TrainSeconds = seconds,
            ImagesPerSecond = seconds > 0 ? reports.Sum(r => (double)r.Samples) / seconds : 0,
            TestAccuracy = test.Accuracy!.Value,
            TestLoss = test.Loss,
            ParametersSha256 = NetworkFile.Sha256(parameters),
        };
        Console.WriteLine();
        Console.WriteLine(Text.Of(
            $"Test accuracy {result.TestAccuracy:F4}, loss {result.TestLoss:F4}; training took {seconds:F1} s, {result.ImagesPerSecond:N0} images/s"));
        Console.WriteLine();
        Console.WriteLine(ConfusionTable.Of(test.ConfusionMatrix!));
        Console.WriteLine();
        Console.WriteLine($"SHA-256 of the parameters {result.ParametersSha256}");
        if (options.Result is not null) File.WriteAllText(options.Result, JsonSerializer.Serialize(result, RunResultJson.Default.RunResult) + "\n");
    }
}
