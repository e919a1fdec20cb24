using StaticCnn.Bench.Networks;
using static StaticCnn.Bench.CommandLine.OptionReader;

namespace StaticCnn.Bench.Compare;

/// <summary>The options of <c>compare</c>.</summary>
internal sealed class CompareOptions
{
    public const string Help = """
        compare: times generated code, code for run-time shapes, PyTorch and, in inference, ONNX Runtime side by side, and checks that they compute the same.
          --network LIST       names, or all (default)
          --batch LIST         default 1,4,32,128
          --threads LIST       default 1,2
          --pass train|infer   default train
          --generic KIND       matrices (default), loops, both or none
          --rounds N           rounds, each of all contenders in turn; default 5
          --milliseconds N     the time of a contender in a round; default 100
          --python FILE        the Python that has PyTorch
          --node-modules DIR   where npm has onnxruntime-node; else NODE_PATH, or node_modules of this folder or one above
          --no-peers           without PyTorch and ONNX Runtime
          --result FILE        writes the rows as JSON
        GFLOP/s count the arithmetic that is needed: in training each layer's forward pass and weight gradient, and the input
        gradient where a layer before is trained: a first layer counts twice its multiply-adds, others three times. Taps on padding do not count.
        """;

    public IReadOnlyList<BenchNetwork> Networks { get; private set; } = BenchNetworks.All;

    public int[] Batches { get; private set; } = [1, 4, 32, 128];

    public int[] Threads { get; private set; } = [1, 2];

    public Pass Pass { get; private set; }

    public string Generic { get; private set; } = "matrices";

    public int Rounds { get; private set; } = 5;

    public int Milliseconds { get; private set; } = 100;

    public string Python { get; private set; } = File.Exists("/usr/bin/python3") ? "/usr/bin/python3" : "python3";

    public string? NodeModules { get; private set; }

    public bool UsePeers { get; private set; } = true;

    public string? Result { get; private set; }

    /// <summary>Reads the options.</summary>
    /// <exception cref="UsageException">One is unknown, or its value is none of its values.</exception>
    public static CompareOptions Parse(ReadOnlySpan<string> arguments)
    {
        var options = new CompareOptions();
        for (var i = 0; i < arguments.Length; i++)
        {
            var name = arguments[i];
            if (name == "--no-peers")
            {
                options.UsePeers = false;
                continue;
            }

            if (++i == arguments.Length) throw new UsageException($"{name} needs a value.\n{Help}");
            options.Set(name, arguments[i]);
        }

        return options;
    }

    private void Set(string name, string value)
    {
        switch (name)
        {
            case "--network": Networks = BenchNetworks.Select(value); break;
            case "--batch": Batches = Numbers(name, value); break;
            case "--threads": Threads = Numbers(name, value); break;
            case "--pass": Pass = OneOf(name, value, "train", "infer") == "train" ? Pass.Train : Pass.Infer; break;
            case "--generic": Generic = OneOf(name, value, "matrices", "loops", "both", "none"); break;
            case "--rounds": Rounds = Numbers(name, value)[0]; break;
            case "--milliseconds": Milliseconds = Numbers(name, value)[0]; break;
            case "--python": Python = value; break;
            case "--node-modules": NodeModules = value; break;
            case "--result": Result = value; break;
            default: throw new UsageException($"There is no option {name}.\n{Help}");
        }
    }
}
