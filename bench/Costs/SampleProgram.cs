using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace StaticCnn.Bench.Costs;

/// <summary>The FashionMnist sample as a program to start: compiled while running, or ahead of time.</summary>
internal sealed partial class SampleProgram(string file, string[] first)
{
    /// <summary>From the start of the process to its end, when it has nothing to do but tell its version; milliseconds.</summary>
    public double Start()
    {
        var start = Stopwatch.GetTimestamp();
        Run("--version");
        return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
    }

    /// <summary>Trains three epochs.</summary>
    /// <returns>The images a second of the last one, when everything is compiled, and what the run says of its instructions and its result.</returns>
    public (double ImagesPerSecond, string InstructionSet, string Parameters) Train(CostsOptions options)
    {
        var folder = Directory.CreateTempSubdirectory("staticcnn-bench");
        try
        {
            var result = Path.Combine(folder.FullName, "result.json");
            string[] data = options.Data is null ? [] : ["--data", options.Data];
            var output = Run([
                "--epochs", "3", "--threads", options.Threads.ToString(CultureInfo.InvariantCulture), "--result", result,
                "--save", Path.Combine(folder.FullName, "fashion.safetensors"), .. data]);
            var epochs = EpochLine().Matches(output);
            if (epochs.Count == 0) throw new InvalidOperationException($"{file} told of no epoch.");
            var json = JsonDocument.Parse(File.ReadAllText(result)).RootElement;
            return (
                double.Parse(epochs[^1].Groups[1].Value, NumberStyles.AllowThousands, CultureInfo.InvariantCulture),
                json.GetProperty("instructionSet").GetString()!,
                json.GetProperty("parametersSha256").GetString()!);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private string Run(params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(file, [.. first, .. arguments]) { RedirectStandardOutput = true })!;
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0 ? output : throw new InvalidOperationException($"{file} {string.Join(' ', first.Concat(arguments))} ended with {process.ExitCode}.");
    }

    [GeneratedRegex(@"^epoch .* ([\d,]+) images/s", RegexOptions.Multiline | RegexOptions.CultureInvariant)]
    private static partial Regex EpochLine();
}
