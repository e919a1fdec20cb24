using System.Diagnostics;
using System.Reflection;
using System.Runtime;
using System.Text.Json;
using StaticCnn.Bench.Compare;
using StaticCnn.Bench.Measurement;
using StaticCnn.Bench.Networks;

namespace StaticCnn.Bench.Costs;

/// <summary>A network's first step in a fresh process, batch 32, one thread.</summary>
internal sealed record NetworkStart
{
    /// <summary>The hidden verb of the process.</summary>
    public const string Verb = "costs-start";

    /// <summary>From nothing to the end of the first step.</summary>
    public double FirstStepMilliseconds { get; init; }

    /// <summary>The part of it in the runtime's compiler.</summary>
    public double CompilerMilliseconds { get; init; }

    /// <summary>A step later on.</summary>
    public double StepMilliseconds { get; init; }

    /// <summary>The methods of the generated file that were compiled, and the bytes of their machine code.</summary>
    public int Methods { get; init; }

    public int NativeBytes { get; init; }

    /// <summary>The largest of them.</summary>
    public int LargestNativeBytes { get; init; }

    /// <summary>The intermediate code of all methods of the generated file, for all vector widths, and of the largest.</summary>
    public int IlBytes { get; init; }

    public int LargestIlBytes { get; init; }

    /// <summary>Runs in a fresh process, twice: listening costs time.</summary>
    public static NetworkStart Of(BenchNetwork network)
    {
        var sizes = Ask(network.Name, "sizes");
        var times = Ask(network.Name, "times");
        return sizes with
        {
            FirstStepMilliseconds = times.FirstStepMilliseconds, CompilerMilliseconds = times.CompilerMilliseconds, StepMilliseconds = times.StepMilliseconds,
        };
    }

    /// <summary>What the process does: one line of JSON.</summary>
    public static int RunHere(string name, string kind)
    {
        using var listener = kind == "sizes" ? new CompiledSizes() : null;
        var network = BenchNetworks.Select(name)[0];
        var compiled = JitInfo.GetCompilationTime();
        var start = Stopwatch.GetTimestamp();
        using var contender = network.Create(new BenchCase(network, Pass.Train, batch: 32, threads: 1), seed: 1);
        _ = contender.Step();
        var first = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        compiled = JitInfo.GetCompilationTime() - compiled;
        var result = new NetworkStart
        {
            FirstStepMilliseconds = first,
            CompilerMilliseconds = compiled.TotalMilliseconds,
            StepMilliseconds = contender.Time(milliseconds: 50) / 1000,
        };
        Console.WriteLine(JsonSerializer.Serialize(listener is null ? result : WithSizes(result, network.Type, listener)));
        return 0;
    }

    private static NetworkStart WithSizes(NetworkStart start, Type network, CompiledSizes listener)
    {
        Thread.Sleep(1000);
        // Types local to a file bear its name.
        var file = "<" + network.FullName!.Replace('.', '_') + "_g>";
        bool IsOf(string type) => type.Contains(file, StringComparison.Ordinal) || type == network.FullName;
        int[] native = [.. listener.Snapshot().Where(m => IsOf(m.Type)).Select(m => m.Bytes)];
        const BindingFlags all = BindingFlags.Static | BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;
        int[] il = [.. network.Assembly.GetTypes().Where(t => IsOf(t.FullName!)).SelectMany(t => t.GetMethods(all)).Select(m => m.GetMethodBody()?.GetILAsByteArray()?.Length ?? 0)];
        if (native.Length == 0) throw new InvalidOperationException($"The runtime told of no compiled method of {network.Name}.");
        return start with
        {
            Methods = native.Length, NativeBytes = native.Sum(), LargestNativeBytes = native.Max(), IlBytes = il.Sum(), LargestIlBytes = il.Max(),
        };
    }

    private static NetworkStart Ask(string name, string kind)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!, Arguments(name, kind)) { RedirectStandardOutput = true };
        // As programs have it, not as the bench has it for its timings.
        start.Environment["DOTNET_TieredCompilation"] = "1";
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        if (process.ExitCode != 0) throw new InvalidOperationException($"The process for {name} ended with {process.ExitCode}.");
        return JsonSerializer.Deserialize<NetworkStart>(output)!;
    }

    /// <summary>The host needs to be told the assembly; the program's own executable does not.</summary>
    private static string[] Arguments(string name, string kind) =>
        Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet" ? [typeof(NetworkStart).Assembly.Location, Verb, name, kind] : [Verb, name, kind];
}
