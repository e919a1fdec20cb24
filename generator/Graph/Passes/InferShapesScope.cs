using StaticCnn.Generator.Declaration;
using StaticCnn.Generator.Diagnostics;

namespace StaticCnn.Generator.Graph.Passes;

/// <summary>The values known so far while the layers are walked in order. Value 0 is the input, i + 1 that of layer i.</summary>
internal sealed class InferShapesScope(Shape? input, FindingList findings, bool complete)
{
    private const int MostNamesListed = 20;

    private readonly List<Layer?> inferred = [];
    private readonly Dictionary<string, int> values = new(StringComparer.Ordinal) { [InferShapesNames.Input] = 0 };
    private readonly HashSet<int> read = [];
    private List<NamedLayer> layers = [];
    private double parameters;
    private bool resolved = true;

    public Shape? Input => input;

    /// <summary>The layers, where all are right.</summary>
    public EquatableArray<Layer> Layers => inferred.OfType<Layer>().ToEquatableArray();

    public int Count => layers.Count;

    /// <summary>The last layer; null where it has an error or there is none.</summary>
    public Layer? Last => inferred.LastOrDefault();

    public int LastAttribute => layers[layers.Count - 1].Attribute;

    public void Declare(List<NamedLayer> named) => layers = named;

    /// <summary>The next layer with its inputs resolved; null after the last.</summary>
    public InferShapesLayer? Next()
    {
        if (inferred.Count == layers.Count) return null;
        var layer = layers[inferred.Count];
        var inputs = new List<int>();
        // The previous layer's value has the index of the number of layers before this one.
        var previous = layer.FollowsUnresolved ? -1 : inferred.Count;
        inputs.Add(layer.Declaration.Text("From") is { } from ? Resolve(layer, from, "From") : previous);
        var with = layer.Declaration.Find("With")?.Texts ?? default;
        for (var i = 0; i < with.Count; i++) inputs.Add(Resolve(layer, with[i], FormattableString.Invariant($"With[{i}]")));
        foreach (var value in inputs) read.Add(value);
        return new(layer, inputs, inputs.ConvertAll(ShapeOf), inputs.ConvertAll(Describe), findings, AddParameters);
    }

    public void Finish(InferShapesLayer layer, Layer? result)
    {
        inferred.Add(result);
        if (!values.ContainsKey(layer.Name)) values.Add(layer.Name, inferred.Count);
    }

    /// <summary>A value that nobody reads is a forgotten connection: its parameters could never learn.</summary>
    public void CheckUnused()
    {
        if (!resolved) return;
        for (var i = 0; i < layers.Count - 1; i++)
        {
            if (read.Contains(i + 1)) continue;
            findings.Add(Descriptors.UnusedValue, new(layers[i].Attribute), $"no layer reads the value of {layers[i].Declaration.Kind} '{layers[i].Name}' and it is not the output; remove the layer, or name it in From, Add or Concat");
        }
    }

    private int Resolve(NamedLayer reader, string name, string argument)
    {
        if (values.TryGetValue(name, out var value)) return value;
        resolved = false;
        // A layer that the compiler could not read may have the name.
        if (!complete) return -1;
        var title = $"{reader.Declaration.Kind} '{reader.Name}'";
        var message = reader.Name == name
            ? $"{title} reads its own value; a layer reads values declared before it"
            : layers.Any(l => l.Name == name)
                ? $"{title} reads '{name}', which is declared after it; a layer reads values declared before it"
                : $"{title} reads '{name}', which no layer is named; " + Known(name);
        findings.Add(Descriptors.UnknownValue, new(reader.Attribute, argument), message);
        return -1;
    }

    private string Known(string name)
    {
        var closest = InferShapesClosest.Find(name, values.Keys) is { } match ? $"did you mean '{match}'? " : "";
        // The nearest ones, which are the last.
        var names = values.OrderBy(v => v.Value).Select(v => v.Key).ToList();
        var listed = names.Skip(Math.Max(0, names.Count - MostNamesListed));
        return closest + "the values before it are " + (names.Count > MostNamesListed ? "..., " : "") + string.Join(", ", listed);
    }

    private Shape? ShapeOf(int value) => value switch
    {
        < 0 => null,
        0 => input,
        _ => inferred[value - 1]?.Output,
    };

    private string Describe(int value) => value switch
    {
        < 0 => "",
        0 => "the network's input",
        _ => $"output of {layers[value - 1].Declaration.Kind} '{layers[value - 1].Name}'",
    };

    private double AddParameters(double count) => parameters += count;
}
