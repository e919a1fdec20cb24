using StaticCnn.Reference.Declaration;
using StaticCnn.Reference.Layers;
using StaticCnn.Reference.Losses;

namespace StaticCnn.Reference;

/// <summary>
/// Interprets a declaration in double precision with plain loops. It shares nothing with the generator but the attributes: it is
/// the specification that generated networks are held against.
/// </summary>
public sealed class ReferenceNetwork
{
    /// <summary>The values that each layer reads: 0 is the input, i + 1 the value of layer i.</summary>
    private readonly List<int[]> sources = [];
    private readonly List<Layer> layers = [];
    private readonly Loss loss;

    private ReferenceNetwork(NetworkAttribute network, IEnumerable<LayerAttribute> attributes, LossAttribute lossAttribute)
    {
        InputShape = ValueShape.From(network.InputShape);
        var names = new LayerNames();
        var values = new Dictionary<string, int> { ["input"] = 0 };
        foreach (var attribute in attributes)
        {
            var name = names.Next(attribute);
            string[] with = attribute switch { AddAttribute a => a.With, ConcatAttribute a => a.With, _ => [] };
            int[] reads = [attribute.From is { } from ? Resolve(from) : layers.Count, .. with.Select(Resolve)];
            sources.Add(reads);
            layers.Add(LayerFactory.Create(name, [.. reads.Select(ShapeOf)], attribute));
            if (!values.TryAdd(name, layers.Count)) throw new ArgumentException($"Two values are named '{name}'.");

            int Resolve(string wanted) => values.TryGetValue(wanted, out var value)
                ? value
                : throw new ArgumentException($"Layer '{name}' reads '{wanted}', which no layer before it is named.");
        }

        if (layers.Count == 0) throw new ArgumentException("The network has no layers.");
        loss = lossAttribute switch
        {
            SoftmaxCrossEntropyAttribute => new SoftmaxCrossEntropyLoss(),
            MeanSquaredErrorAttribute => new MeanSquaredErrorLoss(),
            _ => throw new NotSupportedException($"{lossAttribute.GetType().Name} is not known to the reference."),
        };
        Tensors = [.. layers.SelectMany(l => l.Tensors)];
        foreach (var tensor in Tensors)
        {
            Parameters[tensor.Name] = new double[tensor.Count];
            Array.Fill(Parameters[tensor.Name], tensor.Start);
        }
    }

    /// <summary>The shape of one input sample.</summary>
    public ValueShape InputShape { get; }

    /// <summary>The shape of one output.</summary>
    public ValueShape OutputShape => layers[^1].Output;

    /// <summary>The layers, in order.</summary>
    public IReadOnlyList<Layer> Layers => layers;

    /// <summary>The tensors in the order of the layers.</summary>
    public IReadOnlyList<ReferenceTensor> Tensors { get; }

    /// <summary>The elements of every tensor by its name; free to be changed. Weights start at zero, factors and variances at one.</summary>
    public Dictionary<string, double[]> Parameters { get; } = [];

    /// <summary>Whether the targets are class labels; otherwise they are values of the output's shape.</summary>
    public bool TargetsAreLabels => loss is SoftmaxCrossEntropyLoss;

    /// <summary>The network that a class declares.</summary>
    public static ReferenceNetwork From<T>() => FromDeclaration(typeof(T));

    /// <summary>The network that a class declares.</summary>
    /// <exception cref="ArgumentException">The declaration is wrong.</exception>
    public static ReferenceNetwork FromDeclaration(Type type) => FromAttributes(type.GetCustomAttributes(inherit: false).Cast<Attribute>());

    /// <summary>The network of a list of attributes in the order in which a class would have them.</summary>
    /// <exception cref="ArgumentException">The declaration is wrong.</exception>
    public static ReferenceNetwork FromAttributes(IEnumerable<Attribute> attributes)
    {
        var all = attributes.ToArray();
        var network = all.OfType<NetworkAttribute>().SingleOrDefault() ?? throw new ArgumentException("There is no Network attribute.");
        var lossAttribute = all.OfType<LossAttribute>().SingleOrDefault() ?? throw new ArgumentException("There is no loss.");
        return new(network, all.OfType<LayerAttribute>(), lossAttribute);
    }

    /// <summary>Runs forward, loss and backward over a batch. The network itself does not change.</summary>
    /// <param name="inputs">Sample after sample; their number is the batch size.</param>
    /// <param name="targets">Labels or values, as the loss wants.</param>
    /// <param name="keep">Whether dropout keeps an element: (layer index from 0, sample number, position * channels + channel).</param>
    /// <param name="sampleNumbers">The number of each sample in its data set; by default its place in the batch.</param>
    public ReferenceResult Train(double[] inputs, Targets targets, Func<int, int, int, bool>? keep = null, int[]? sampleNumbers = null)
    {
        var batchSize = BatchSizeOf(inputs);
        var values = Allocate(batchSize, inputs);
        var valueGradients = Allocate(batchSize, new double[inputs.Length]);
        var gradients = Tensors.Where(t => t.IsTrainable).ToDictionary(t => t.Name, t => new double[t.Count]);
        var averages = new Dictionary<string, double[]>();
        var passes = layers.Select((layer, index) => new LayerPass
        {
            BatchSize = batchSize,
            Training = true,
            Parameters = Parameters,
            Inputs = [.. sources[index].Select(s => values[s])],
            Output = values[index + 1],
            InputGradients = [.. sources[index].Select(s => valueGradients[s])],
            OutputGradient = valueGradients[index + 1],
            Gradients = gradients,
            RunningAverages = averages,
            Keep = (sample, element) => keep is null
                ? throw new ArgumentNullException(nameof(keep), $"Layer '{layer.Name}' needs a mask.")
                : keep(index, sampleNumbers?[sample] ?? sample, element),
        }).ToArray();

        for (var i = 0; i < layers.Count; i++) layers[i].Forward(passes[i]);

        var (losses, outputs) = (new double[batchSize], new List<double>());
        var count = OutputShape.Count;
        for (var sample = 0; sample < batchSize; sample++)
        {
            var value = values[^1].AsSpan(sample * count, count);
            losses[sample] = loss.Value(value, targets, sample);
            outputs.AddRange(loss.Predict(value));
            var gradient = loss.Gradient(value, targets, sample);
            for (var i = 0; i < count; i++) valueGradients[^1][(sample * count) + i] = gradient[i] / batchSize;
        }

        for (var i = layers.Count - 1; i >= 0; i--) layers[i].Backward(passes[i]);

        return new()
        {
            Loss = losses.Sum() / batchSize,
            SampleLosses = losses,
            Outputs = [.. outputs],
            LayerOutputs = layers.Select((layer, i) => (layer.Name, Value: values[i + 1])).ToDictionary(p => p.Name, p => p.Value),
            Gradients = gradients,
            InputGradient = valueGradients[0],
            RunningAverages = averages,
        };
    }

    /// <summary>The predictions for a batch, as in inference.</summary>
    /// <param name="inputs">Sample after sample.</param>
    public double[] Predict(double[] inputs)
    {
        var batchSize = BatchSizeOf(inputs);
        var values = Allocate(batchSize, inputs);
        for (var i = 0; i < layers.Count; i++)
        {
            layers[i].Forward(new()
            {
                BatchSize = batchSize,
                Training = false,
                Parameters = Parameters,
                Inputs = [.. sources[i].Select(s => values[s])],
                Output = values[i + 1],
                Keep = (_, _) => true,
            });
        }

        return [.. Enumerable.Range(0, batchSize)
            .SelectMany(sample => loss.Predict(values[^1].AsSpan(sample * OutputShape.Count, OutputShape.Count)))];
    }

    private ValueShape ShapeOf(int value) => value == 0 ? InputShape : layers[value - 1].Output;

    private double[][] Allocate(int batchSize, double[] input) =>
        [input, .. layers.Select(layer => new double[batchSize * layer.Output.Count])];

    private int BatchSizeOf(double[] inputs)
    {
        foreach (var tensor in Tensors)
        {
            if (Parameters[tensor.Name].Length != tensor.Count)
                throw new InvalidOperationException($"Tensor '{tensor.Name}' has {Parameters[tensor.Name].Length} elements, not {tensor.Count}.");
        }

        return inputs.Length > 0 && inputs.Length % InputShape.Count == 0
            ? inputs.Length / InputShape.Count
            : throw new ArgumentException($"{inputs.Length} inputs are not samples of {InputShape.Count}.", nameof(inputs));
    }
}
