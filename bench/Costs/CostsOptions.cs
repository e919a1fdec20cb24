using StaticCnn.Bench.Compare;
using StaticCnn.Bench.Networks;
using static StaticCnn.Bench.CommandLine.OptionReader;

namespace StaticCnn.Bench.Costs;

/// <summary>The options of <c>costs</c>.</summary>
internal sealed class CostsOptions
{
    public const string Help = """
        costs: what it costs that a network is generated: the generator's time, warm and after an unrelated edit; the text; the compiled methods;
          the time to the first step in a fresh process.
          --network LIST       names, or all (default)
          --aot FILE           a FashionMnist published ahead of time: its start and training beside those of --jit, in turns
          --jit FILE           FashionMnist.dll; default samples/FashionMnist/bin/Release/net10.0/FashionMnist.dll
          --data DIR           its training images; without it the embedded ones
          --threads N          its threads; default 1
        """;

    public IReadOnlyList<BenchNetwork> Networks { get; private set; } = BenchNetworks.All;

    public string? Aot { get; private set; }

    public string Jit { get; private set; } = Path.Combine("samples", "FashionMnist", "bin", "Release", "net10.0", "FashionMnist.dll");

    public string? Data { get; private set; }

    public int Threads { get; private set; } = 1;

    /// <summary>Reads the options.</summary>
    /// <exception cref="UsageException">One is unknown, or its value is none of its values.</exception>
    public static CostsOptions Parse(ReadOnlySpan<string> arguments)
    {
        var options = new CostsOptions();
        Read(arguments, Help, options.Set);
        if (options.Aot is null) return options;
        foreach (var (name, file) in new[] { ("--aot", options.Aot), ("--jit", options.Jit) })
        {
            if (!File.Exists(file)) throw new UsageException($"{name}: there is no file {file}. The README says how to build the FashionMnist sample, and how to publish it ahead of time.");
        }

        return options;
    }

    private bool Set(string name, string value)
    {
        switch (name)
        {
            case "--network": Networks = value == "none" ? [] : BenchNetworks.Select(value); break;
            case "--aot": Aot = value; break;
            case "--jit": Jit = value; break;
            case "--data": Data = value; break;
            case "--threads": Threads = Numbers(name, value)[0]; break;
            default: return false;
        }

        return true;
    }
}
