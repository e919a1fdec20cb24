using System.Reflection;
using System.Runtime.Loader;
using Microsoft.CodeAnalysis;
using StaticCnn.Reference;

namespace StaticCnn.Generator.Tests;

/// <summary>A declaration compiled to an assembly in memory, loaded, and held against the reference.</summary>
internal sealed class GeneratedNetwork
{
    public const ulong Seed = 11;
    public const int Epoch = 2;
    private const int BatchSize = 7;

    private readonly Type type;
    private readonly ReferenceNetwork reference;

    private GeneratedNetwork(Type type)
    {
        this.type = type;
        reference = ReferenceNetwork.FromDeclaration(type);
    }

    /// <summary>Loads the class App.Net of a compilation that has no errors.</summary>
    public static GeneratedNetwork Load(Compilation compilation)
    {
        using var image = new MemoryStream();
        var result = compilation.Emit(image);
        Assert.Empty(result.Diagnostics.Where(d => d.Severity == DiagnosticSeverity.Error));
        image.Position = 0;
        return new(new AssemblyLoadContext(null, isCollectible: true).LoadFromStream(image).GetType("App.Net", throwOnError: true)!);
    }

    /// <summary>What differs from the reference, for one batch; empty where nothing does.</summary>
    public IReadOnlyList<string> Differences(int seed)
    {
        var random = new Random(seed);
        foreach (var tensor in reference.Tensors) reference.Parameters[tensor.Name] = Start(tensor, random);
        var inputs = Values(random, BatchSize * reference.InputShape.Count);
        Targets targets = reference.TargetsAreLabels
            ? Enumerable.Range(0, BatchSize).Select(_ => random.Next(reference.OutputShape.Count)).ToArray()
            : Values(random, BatchSize * reference.OutputShape.Count);
        var parameters = reference.Tensors.ToDictionary(t => t.Name, t => reference.Parameters[t.Name]);
        var training = (IGeneratedTraining)Activator.CreateInstance(typeof(GeneratedTraining<>).MakeGenericType(type))!;

        var expected = reference.Train(inputs, targets, Keep);
        var actual = training.Run(parameters, inputs, targets);
        var largest = expected.Gradients.Values.Select(Norm).Append(0).Max();
        var differences = new List<string>();
        if (actual.Loss is { } loss && !(Math.Abs(loss - expected.Loss) <= 1e-4 * Math.Max(1, Math.Abs(expected.Loss)))) differences.Add($"loss {loss}, not {expected.Loss}");
        Compare("predictions", reference.Predict(inputs), actual.Predictions, 0);
        Assert.Equal(expected.Gradients.Keys, actual.Gradients.Keys);
        foreach (var (name, gradient) in expected.Gradients) Compare("gradient of " + name, gradient, actual.Gradients[name], 1e-5 * largest);
        foreach (var (name, average) in expected.RunningAverages) Compare(name, average, actual.Averages[name], 0);
        return differences;

        void Compare(string what, double[] wanted, double[] got, double slack)
        {
            var error = Norm([.. wanted.Zip(got, (a, b) => a - b)]);
            if (!(error <= (1e-3 * Norm(wanted)) + slack + 1e-7)) differences.Add($"{what} is off by {error} at a norm of {Norm(wanted)}");
        }
    }

    /// <summary>The masks of the runtime: ones that go through its dropout come out as zero where they are dropped.</summary>
    private bool Keep(int layer, int sample, int element)
    {
        var dropouts = type.GetCustomAttributes<LayerAttribute>().ToArray();
        var shape = reference.Layers[layer].Output;
        var ones = Enumerable.Repeat(1f, shape.Count).ToArray();
        var kept = new float[shape.Count];
        var rate = (float)((DropoutAttribute)dropouts[layer]).Rate;
        Kernels.Dropout.Forward(ones, kept, shape.Positions, shape.Channels, shape.Channels, rate, Seed, Epoch, sample, dropouts.Take(layer).Count(a => a is DropoutAttribute));
        return kept[element] != 0;
    }

    private static double[] Start(ReferenceTensor tensor, Random random)
    {
        var positive = tensor.Name.EndsWith("running_var", StringComparison.Ordinal);
        // Factors stay near one and variances positive, as in training; weights are scaled by what one output sees.
        if (positive || tensor.Start == 1) return Array.ConvertAll(Values(random, tensor.Count), v => 1 + (v / 2));
        var scale = Math.Sqrt(3.0 / tensor.FanIn);
        return Array.ConvertAll(Values(random, tensor.Count), v => (double)(float)(v * scale));
    }

    /// <summary>Values between -1 and 1 that single precision holds.</summary>
    private static double[] Values(Random random, int count) => [.. Enumerable.Range(0, count).Select(_ => (double)((random.NextSingle() * 2) - 1))];

    private static double Norm(double[] values) => Math.Sqrt(values.Sum(v => v * v));
}
