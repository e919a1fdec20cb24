using StaticCnn.Bench.Compare;
using StaticCnn.Bench.Networks;
using static StaticCnn.Bench.CommandLine.OptionReader;

namespace StaticCnn.Bench.Scaling;

/// <summary>The options of <c>scaling</c>.</summary>
internal sealed class ScalingOptions
{
    public const string Help = """
        scaling: throughput of training by batch and by threads, without peers.
          --network LIST       names, or all (default)
          --batch LIST         default 1,4,32,128
          --threads LIST       default 1 to the number of processors; 1 is always among them
          --rounds N           rounds, each of all numbers of threads in turn; default 7
          --milliseconds N     the time of one of them in a round; default 100
        """;

    public IReadOnlyList<BenchNetwork> Networks { get; private set; } = BenchNetworks.All;

    public int[] Batches { get; private set; } = [1, 4, 32, 128];

    /// <summary>The numbers of threads in order, from 1 on.</summary>
    public int[] Threads { get; private set; } = [.. Enumerable.Range(1, Environment.ProcessorCount)];

    public int Rounds { get; private set; } = 7;

    public int Milliseconds { get; private set; } = 100;

    /// <summary>Reads the options.</summary>
    /// <exception cref="UsageException">One is unknown, or its value is none of its values.</exception>
    public static ScalingOptions Parse(ReadOnlySpan<string> arguments)
    {
        var options = new ScalingOptions();
        Read(arguments, Help, options.Set);
        return options;
    }

    private bool Set(string name, string value)
    {
        switch (name)
        {
            case "--network": Networks = BenchNetworks.Select(value); break;
            case "--batch": Batches = Numbers(name, value); break;
            case "--threads": Threads = [.. Numbers(name, value).Append(1).Distinct().Order()]; break;
            case "--rounds": Rounds = Numbers(name, value)[0]; break;
            case "--milliseconds": Milliseconds = Numbers(name, value)[0]; break;
            default: return false;
        }

        return true;
    }
}
