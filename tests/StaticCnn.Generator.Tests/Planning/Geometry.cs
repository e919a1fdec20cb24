using System.Collections.Immutable;
using StaticCnn.Generator.Graph;
using StaticCnn.Generator.Lowering;
using StaticCnn.Generator.Planning;

namespace StaticCnn.Generator.Tests;

/// <summary>Plans of single convolutions and dense layers, made without a declaration, so that a grid of them is cheap.</summary>
internal static class Geometry
{
    /// <summary>A convolution after one of one tap, so that it has an input gradient too.</summary>
    public static NetworkPlan Convolution(int channels, int height, int width, int filters, WindowAxis y, WindowAxis x, int groups)
    {
        var input = new Shape(channels, height, width, 3);
        var output = new Shape(filters, y.Outputs(height), x.Outputs(width), 3);
        var point = new Window(WindowAxis.Unit, WindowAxis.Unit);
        return Plan(
            input,
            new ConvolutionLayer("point", "Conv2D", Reads(0), input, point, 1, true, "Default"),
            new ConvolutionLayer("conv", "Conv2D", Reads(1), output, new(y, x), groups, true, "Default"));
    }

    public static NetworkPlan Dense(int inputs, int hidden, int outputs) => Plan(
        new(inputs, 1, 1, 1),
        new DenseLayer("fc1", "Dense", Reads(0), new(hidden, 1, 1, 1), true, "Default"),
        new DenseLayer("fc2", "Dense", Reads(1), new(outputs, 1, 1, 1), true, "Default"));

    /// <summary>The convolutions of the tests: one axis after the other varies.</summary>
    public static IEnumerable<(string Name, NetworkPlan Plan)> Convolutions()
    {
        foreach (var (kernel, stride, padding, dilation) in new[]
        {
            (1, 1, 0, 1), (1, 3, 0, 1), (2, 1, 1, 1), (3, 1, 0, 1), (3, 1, 1, 1), (3, 2, 1, 1), (3, 1, 4, 4), (4, 3, 2, 1), (5, 1, 2, 1), (5, 2, 0, 2),
            (7, 1, 3, 1), (7, 4, 3, 1), (8, 1, 4, 1), (9, 2, 4, 1), (11, 1, 5, 1), (3, 1, 40, 40), (7, 1, 60, 20), (2, 1, 64, 64), (5, 3, 128, 64), (3, 1, 256, 256), (7, 1, 90, 30),
        })
        {
            var axis = new WindowAxis(kernel, stride, padding, padding, dilation);
            foreach (var size in new[] { 1, 3, 6, 13, 28, 65, 200, 520 })
            {
                if (axis.Outputs(size) == 0) continue;
                foreach (var (channels, filters, groups) in new[] { (1, 6, 1), (3, 32, 1), (16, 16, 1), (7, 13, 1), (64, 128, 1), (32, 48, 1), (32, 64, 2), (160, 80, 5) })
                {
                    var name = FormattableString.Invariant($"{channels} -> {filters} in {groups} groups, size {size}, {axis}");
                    yield return (name, Convolution(channels, 1, size, filters, WindowAxis.Unit, axis, groups));
                }
            }
        }
    }

    public static IEnumerable<Kernel> Kernels(NetworkPlan plan) => plan.Training.Kernels.Concat(plan.Inference.Kernels);

    private static EquatableArray<int> Reads(int value) => new(ImmutableArray.Create(value));

    private static NetworkPlan Plan(Shape input, params Graph.Layer[] layers) =>
        NetworkCompiler.Plan(new("", "Net", input, layers.ToEquatableArray(), Graph.LossKind.MeanSquaredError), default);
}
