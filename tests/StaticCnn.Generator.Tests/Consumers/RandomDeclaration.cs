using static System.FormattableString;
using StaticCnn.Reference;

namespace StaticCnn.Generator.Tests;

/// <summary>A declaration made by chance, from a seed: mostly right, sometimes with a number that no network can have.</summary>
internal sealed class RandomDeclaration
{
    /// <summary>Values stay so small that the reference is fast.</summary>
    private const int MostElements = 1500;

    private readonly Random random;
    private readonly List<string> layers = [];
    private readonly List<(string Name, ValueShape Shape)> values = [];
    private readonly HashSet<string> unread = new(StringComparer.Ordinal);
    private string current = "input";
    private ValueShape shape;
    private bool endsWithSoftmax;

    public RandomDeclaration(int seed)
    {
        random = new(seed);
        shape = random.Next(3) switch
        {
            0 => new(random.Next(1, 40), 1, 1, 1),
            1 => new(random.Next(1, 7), 1, random.Next(1, 60), 2),
            _ => new(random.Next(1, 5), random.Next(1, 16), random.Next(1, 16), 3),
        };
        Input = shape.ToString().Replace("x", ", ", StringComparison.Ordinal);
        values.Add((current, shape));
        var count = random.Next(1, 9);
        while (layers.Count < count) AddLayer();
        ReadAll();
        var labels = shape is { Rank: 1, Channels: > 1 } && !endsWithSoftmax && random.Next(3) > 0;
        if (random.Next(12) == 0) layers.Insert(random.Next(layers.Count), Broken());
        Attributes = [.. layers, labels ? "SoftmaxCrossEntropy" : "MeanSquaredError"];
    }

    public string Input { get; }

    public string[] Attributes { get; }

    public string Source => Harness.Network(Input, Attributes);

    public override string ToString() => $"[Network({Input})] " + string.Concat(Attributes.Select(a => $"[{a}] "));

    private void AddLayer()
    {
        var from = "";
        if (values.Count > 1 && random.Next(6) == 0)
        {
            (current, shape) = values[random.Next(values.Count)];
            from = $"From = \"{current}\"";
        }

        switch (random.Next(shape.Rank == 1 ? 10 : 22))
        {
            case 0:
                Keep("ReLU", from);
                break;
            case 1:
                Keep("LeakyReLU", from, Invariant($"Slope = {random.Next(10) / 10.0}"));
                break;
            case 2:
                Keep(random.Next(2) == 0 ? "Sigmoid" : "Tanh", from);
                break;
            case 3:
                Keep("BatchNorm", from, random.Next(2) == 0 ? "" : "Momentum = 0.3", random.Next(2) == 0 ? "" : "Epsilon = 0.01");
                break;
            case 4:
                Keep(Invariant($"Dropout({random.Next(4) / 5.0})"), from);
                break;
            case 5:
                Keep("Softmax", from);
                break;
            case 6:
                Combine(from, "Add", (a, b) => a == b, (a, _) => a);
                break;
            case 7:
                Combine(from, "Concat", (a, b) => a with { Channels = b.Channels } == b, (a, b) => a with { Channels = a.Channels + b.Channels });
                break;
            case 8 when random.Next(2) == 0:
                Define("Flatten", ValueShape.Features(shape.Count), from);
                break;
            case 8 or 9:
                var units = random.Next(1, 36);
                Define(Invariant($"Dense({units})"), ValueShape.Features(units), from, Bias());
                break;
            case < 16:
                Convolution(from);
                break;
            case < 20:
                Pool(from);
                break;
            case 20 when shape.Rank == 3:
                var side = random.Next(1, Math.Min(Math.Min(shape.Height, shape.Width), 4) + 1);
                var activation = random.Next(2) == 0 ? "" : "Activation = Activation." + Pick("ReLU", "Tanh", "Sigmoid", "None");
                Define(Invariant($"Subsample2D({side})"), shape with { Height = shape.Height / side, Width = shape.Width / side }, from, activation, random.Next(2) == 0 ? "" : "Down = Downsampling.Sum");
                break;
            default:
                Define("GlobalAveragePool", ValueShape.Features(shape.Channels), from);
                break;
        }
    }

    private void Convolution(string from)
    {
        var (h, w) = (shape.Height, shape.Width);
        var y = shape.Rank == 3 ? Axis("Height", ref h, mostKernel: 5, pool: false) : "";
        var x = Axis(shape.Rank == 3 ? "Width" : "", ref w, shape.Rank == 3 ? 9 : 11, pool: false);
        var groups = random.Next(3) == 0 ? Pick([.. Enumerable.Range(1, shape.Channels).Where(g => shape.Channels % g == 0)]) : 1;
        var filters = groups * random.Next(1, Math.Max(2, 36 / groups));
        if (random.Next(8) == 0) (filters, groups) = (32, 1);
        var output = new ValueShape(filters, h, w, shape.Rank);
        if (output.Count > MostElements) return;
        Define(Invariant($"Conv{shape.Rank - 1}D({filters})"), output, from, y, x, groups == 1 ? "" : Invariant($"Groups = {groups}"), Bias());
    }

    private void Pool(string from)
    {
        var (h, w) = (shape.Height, shape.Width);
        var average = random.Next(2) == 0;
        var y = shape.Rank == 3 ? Axis("Height", ref h, mostKernel: 4, pool: true) : "";
        var x = Axis(shape.Rank == 3 ? "Width" : "", ref w, mostKernel: 5, pool: true);
        var kind = Invariant($"{(average ? "Average" : "Max")}Pool{shape.Rank - 1}D(2)");
        Define(kind, shape with { Height = h, Width = w }, from, y, x, average && random.Next(2) == 0 ? "CountIncludePad = false" : "");
    }

    /// <summary>Arguments of a window that fits, and the size after it.</summary>
    private string Axis(string axis, ref int size, int mostKernel, bool pool)
    {
        var kernel = random.Next(1, mostKernel + 1);
        var dilation = pool || random.Next(4) > 0 ? 1 : random.Next(1, 4);
        var extent = ((kernel - 1) * dilation) + 1;
        var stride = random.Next(2) == 0 ? 1 : random.Next(1, 5);
        // Where it must, the padding makes the window fit; zero would mean the argument of both axes, which is not set.
        var least = Math.Max(0, (extent - size + 1) / 2);
        var padding = pool ? random.Next(0, (kernel / 2) + 1) : least + random.Next(0, 3);
        if (padding < least) (kernel, extent, stride, padding) = (1, 1, 1, 0);
        // Pooling has no Same in the reference.
        var same = !pool && random.Next(5) == 0;
        size = same ? (size + stride - 1) / stride : ((size + (2 * padding) - extent) / stride) + 1;
        return Invariant($"Kernel{axis} = {kernel}, Stride{axis} = {stride}, Padding{axis} = {(same ? -1 : padding)}") + (pool ? "" : Invariant($", Dilation{axis} = {dilation}"));
    }

    private void Combine(string from, string kind, Func<ValueShape, ValueShape, bool> fits, Func<ValueShape, ValueShape, ValueShape> result)
    {
        var others = values.Where(v => fits(shape, v.Shape)).ToArray();
        var names = Enumerable.Range(0, random.Next(1, 4)).Select(_ => others[random.Next(others.Length)]).ToArray();
        var output = names.Aggregate(shape, (s, other) => result(s, other.Shape));
        if (output.Count > MostElements) return;
        foreach (var (name, _) in names) unread.Remove(name);
        Define($"{kind}({string.Join(", ", names.Select(n => $"\"{n.Name}\""))})", output, from);
    }

    private void Keep(string kind, params string[] arguments) => Define(kind, shape, arguments);

    private void Define(string kind, ValueShape output, params string[] arguments)
    {
        unread.Remove(current);
        var name = Invariant($"{Pick("v", "v_", "layer", "Net", "tile")}{layers.Count + 1}");
        string[] all = [.. arguments.Where(a => a.Length > 0), $"Name = \"{name}\""];
        layers.Add(kind.EndsWith(')') ? $"{kind[..^1]}, {string.Join(", ", all)})" : $"{kind}({string.Join(", ", all)})");
        values.Add((name, output));
        unread.Add(name);
        (current, shape, endsWithSoftmax) = (name, output, kind == "Softmax");
    }

    /// <summary>Every value must be read: what is not yet goes through a dense layer into a sum.</summary>
    private void ReadAll()
    {
        var open = unread.Where(n => n != current).ToArray();
        if (open.Length == 0) return;
        var names = new List<string>();
        foreach (var name in open.Append(current))
        {
            Define("Dense(6)", ValueShape.Features(6), $"From = \"{name}\"");
            unread.Remove(name);
            names.Add(current);
        }

        Define($"Add({string.Join(", ", names.SkipLast(1).Select(n => $"\"{n}\""))})", shape);
    }

    private string Broken() => Pick("Dense(0)", "Conv2D(4, Kernel = 70)", "Conv1D(3, Groups = 2)", "MaxPool2D(2, Padding = 2)", "Dropout(1)", "Add(\"nothing\")", "BatchNorm(Epsilon = -1)", "Dense(2000000000)");

    private string Bias() => random.Next(3) == 0 ? "Bias = false" : "";

    private T Pick<T>(params T[] items) => items[random.Next(items.Length)];
}
