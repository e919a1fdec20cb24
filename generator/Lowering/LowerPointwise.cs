using static System.FormattableString;
using StaticCnn.Generator.Graph;

namespace StaticCnn.Generator.Lowering;

/// <summary>What goes over maps element by element: activations, sums, scale and shift, batch normalisation, bias gradients.</summary>
internal static class LowerPointwise
{
    public static ImmutableArray<Kernel> Run(Pointwise fused, LoweringContext c)
    {
        var builder = new PointwiseBuilder(c);
        var sums = ImmutableArray.CreateBuilder<PointwiseSum>();
        foreach (var part in fused.Components) Lower(part, builder, sums, c);
        var stores = fused.Outputs.Where(c.IsMap).Select(v => (builder.Written(OperandKind.Value, v), builder.Map(v))).ToImmutableArray();
        var shape = c.ShapeOf(Pointwise.MapOf(fused.Components[0]));
        var (first, last) = (fused.Components[0], fused.Components[fused.Components.Length - 1]);
        var kernel = new PointwiseKernel(
            fused.Components.Length == 1 ? c.Method(first.Layer, Pass(first)) : c.Method(Names.Pascal(first.Layer) + Pass(first) + "To" + Names.Pascal(last.Layer), Pass(last)),
            string.Join("; ", fused.Components.Select(Describe)) + Invariant($"; {shape}"),
            builder.Arguments,
            builder.Steps,
            stores,
            sums.ToImmutable(),
            shape.Positions,
            Lanes.RoundUp(shape.Channels));
        return [kernel, .. ClearLanes(fused, c)];
    }

    private static void Lower(Operation part, PointwiseBuilder b, ImmutableArray<PointwiseSum>.Builder sums, LoweringContext c)
    {
        switch (part)
        {
            case Activate o:
                b.Define(o.Y, b.Activate(b.Map(o.X), o.Activation, o.Slope));
                break;
            case ActivateGradient o:
                b.Define(o.Dx, b.ActivateGradient(b.Map(o.Y), b.Map(o.Dy), o.Activation, o.Slope));
                break;
            case Add o:
                b.Define(o.Y, o.Terms.Skip(1).Aggregate(b.Map(o.Terms[0]), (sum, term) => b.Add(sum, b.Map(term))));
                break;
            case ScaleShift o:
                b.Define(o.Y, b.MultiplyAdd(b.Map(o.X), b.Tensor(o.Scale), b.Tensor(o.Shift)));
                break;
            case ScaleInputGradient o:
                b.Define(o.Dx, b.Multiply(b.Map(o.Dy), b.Tensor(o.Scale)));
                break;
            case ScaleShiftGradient o:
                sums.Add(new(b.Written(OperandKind.Gradient, o.Scale), b.Map(o.X), b.Map(o.Dy)));
                sums.Add(new(b.Written(OperandKind.Gradient, o.Shift), b.Map(o.Dy), None.Id));
                break;
            case BiasGradient o:
                sums.Add(new(b.Written(OperandKind.Gradient, o.Bias), b.Map(o.Dy), None.Id));
                break;
            case Normalize o:
                b.Define(o.Y, b.MultiplyAdd(b.Subtract(b.Map(o.X), b.Statistic(o.Moments, 0)), b.Multiply(b.Tensor(o.Gamma), b.Statistic(o.Moments, 1)), b.Tensor(o.Beta)));
                break;
            case NormalizeParameterGradient o:
                var normalized = b.Multiply(b.Subtract(b.Map(o.X), b.Statistic(o.Moments, 0)), b.Statistic(o.Moments, 1));
                sums.Add(new(b.Written(OperandKind.Gradient, o.Gamma), normalized, b.Map(o.Dy)));
                sums.Add(new(b.Written(OperandKind.Gradient, o.Beta), b.Map(o.Dy), None.Id));
                break;
            case NormalizeInputGradient o:
                var inverse = b.Statistic(o.Moments, 1);
                var slope = b.Multiply(b.Divide(b.Statistic(o.Sums, 1), b.Count()), inverse);
                var centred = b.Subtract(b.Map(o.Dy), b.Divide(b.Statistic(o.Sums, 0), b.Count()));
                var difference = b.MultiplyAdd(b.Subtract(b.Statistic(o.Moments, 0), b.Map(o.X)), slope, centred);
                b.Define(o.Dx, b.Multiply(b.Multiply(b.Tensor(o.Gamma), inverse), difference));
                break;
            case NormalizeByRunning o:
                foreach (var tensor in new[] { o.Gamma, o.Beta, o.RunningMean, o.RunningVariance }) c.PackChannels(tensor);
                var lanes = Lanes.RoundUp(c.ShapeOf(o.Y).Channels);
                var block = c.Derive(new FoldedNormalization(
                    c.Method(o.Layer, "Fold"), "scale and shift from the running averages", 2 * lanes, o.Gamma, o.Beta, o.RunningMean, o.RunningVariance, o.Epsilon));
                b.Define(o.Y, b.MultiplyAdd(b.Map(o.X), b.Derived(block, 0), b.Derived(block, 1)));
                break;
            default:
                throw new InvalidOperationException($"Operation {part.GetType().Name} does not go element by element.");
        }
    }

    private static string Pass(Operation part) => part switch
    {
        Activate o => o.Activation.ToString(),
        ActivateGradient o => o.Activation + "Gradient",
        Add o => o.IsGradient ? "GradientSum" : "Add",
        ScaleShift => "ScaleShift",
        ScaleInputGradient => "ScaleGradient",
        BiasGradient => "BiasGradient",
        Normalize or NormalizeByRunning => "Normalize",
        NormalizeInputGradient => "InputGradient",
        _ => "ParameterGradient",
    };

    private static string Describe(Operation part) => part switch
    {
        Activate o => o.Activation.ToString(),
        ActivateGradient o => Invariant($"gradient of {o.Activation} from its value"),
        Add o => Invariant($"sum of {o.Terms.Length} values"),
        ScaleShift => "scale x + shift",
        ScaleInputGradient => "scale dy",
        ScaleShiftGradient => "dscale += sum(x dy), dshift += sum(dy)",
        BiasGradient => "dbias += sum(dy)",
        Normalize => "(x - mean) (gamma / deviation) + beta",
        NormalizeByRunning => "scale x + shift, from the running averages",
        NormalizeParameterGradient => "dgamma += sum(xhat dy), dbeta += sum(dy)",
        _ => "gamma / deviation (dy - sum(dy) / n - xhat sum(dy xhat) / n)",
    };

    private static IEnumerable<Kernel> ClearLanes(Pointwise fused, LoweringContext c) =>
        fused.Components.Any(p => p is Activate { Activation: ActivationKind.Sigmoid })
            ? fused.Outputs.Where(c.IsMap).SelectMany(v => LowerElementwise.ClearLanes(fused.Layer, ActivationKind.Sigmoid, v, c))
            : [];
}
