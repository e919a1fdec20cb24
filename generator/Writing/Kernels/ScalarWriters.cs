using static StaticCnn.Generator.Writing.InvariantText;
using StaticCnn.Generator.Graph;
using StaticCnn.Generator.Lowering;

namespace StaticCnn.Generator.Writing.Kernels;

/// <summary>Kernels that move numbers or see few of them: scalar, one form for all widths.</summary>
internal static class ScalarWriters
{
    public static void Write(CodeWriter code, Kernel kernel)
    {
        switch (kernel)
        {
            case CopyKernel k:
                Write(code, k);
                break;
            case CopyChannelsKernel k:
                Write(code, k);
                break;
            case RegroupKernel k:
                Write(code, k);
                break;
            case ClearLanesKernel k:
                Write(code, k);
                break;
            case SquaredErrorKernel k:
                Write(code, k);
                break;
            case DropoutKernel k:
                Write(code, k);
                break;
            default:
                throw new InvalidOperationException($"Kernel {kernel.GetType().Name} has no writer.");
        }
    }

    private static void Write(CodeWriter code, CopyKernel k)
    {
        code.Open($"for (int sample = 0; sample < samples; sample++)");
        code.Line($"ReadOnlySpan<float> from = {k.X.Name}.Slice(sample * {k.XLayout.Length}, {k.XLayout.Length});");
        code.Line($"Span<float> to = {k.Y.Name}.Slice(sample * {k.YLayout.Length}, {k.YLayout.Length});");
        if (k.XLayout == k.YLayout)
        {
            code.Line($"from.CopyTo(to);");
            code.Close();
            return;
        }

        if (k.YLayout.Length != k.YShape.Count) code.Line($"to.Clear();");
        // One of the shapes may be the flattened other; the positions are those of the one that has them.
        var shape = k.XShape.Positions > 1 ? k.XShape : k.YShape;
        code.Open($"for (int channel = 0; channel < {shape.Channels}; channel++)");
        code.Open($"for (int row = 0; row < {shape.Height}; row++)");
        code.Line($"for (int column = 0; column < {shape.Width}; column++) to[{Index(k.YShape, k.YLayout, shape)}] = from[{Index(k.XShape, k.XLayout, shape)}];");
        code.Close();
        code.Close();
        code.Close();
    }

    private static string Index(Shape own, Layout layout, Shape loops) =>
        own.Positions == loops.Positions
            ? Invariant($"(channel * {layout.Channel}) + (row * {layout.Row}) + (column * {layout.Column})")
            : Invariant($"(channel * {loops.Positions}) + (row * {loops.Width}) + column");

    private static void Write(CodeWriter code, CopyChannelsKernel k)
    {
        var yLanes = Lanes.RoundUp(k.YChannels);
        code.Open($"for (int position = 0; position < {k.Positions} * samples; position++)");
        code.Line($"Span<float> to = {k.Y.Name}.Slice(position * {yLanes}, {yLanes});");
        var first = 0;
        for (var i = 0; i < k.Parts.Length; i++)
        {
            var (channels, lanes) = (k.PartChannels[i], Lanes.RoundUp(k.IsConcat ? k.PartChannels[i] : k.XChannels));
            code.Line($"{k.Parts[i].Name}.Slice({VectorText.Plus(Invariant($"position * {lanes}"), k.FirstChannel)}, {channels}).CopyTo(to.Slice({first}));");
            first += channels;
        }

        if (first < yLanes) code.Line($"to.Slice({first}).Clear();");
        code.Close();
    }

    private static void Write(CodeWriter code, RegroupKernel k)
    {
        var (lanes, inputLanes) = (Lanes.RoundUp(k.Filters), Lanes.RoundUp(k.InputChannels));
        var (narrow, wide) = k.IsGather ? (k.Y.Name, k.X.Name) : (k.X.Name, k.Y.Name);
        if (k.IsGather || lanes != k.Filters) code.Line($"{k.Y.Name}.Clear();");
        code.Open($"for (int position = 0; position < {k.Positions} * samples; position++)");
        code.Open($"for (int part = 0; part < {k.ChannelsPerGroup}; part++)");
        code.Open($"for (int filter = 0; filter < {k.Filters}; filter++)");
        var narrowAt = $"{narrow}[{Invariant($"(position * {inputLanes}) + (filter / {k.FiltersPerGroup} * {k.ChannelsPerGroup}) + part")}]";
        var wideAt = $"{wide}[{Invariant($"(((position * {k.ChannelsPerGroup}) + part) * {lanes}) + filter")}]";
        code.Raw(k.IsGather ? $"{narrowAt} += {wideAt};" : $"{wideAt} = {narrowAt};");
        code.Close();
        code.Close();
        code.Close();
    }

    private static void Write(CodeWriter code, ClearLanesKernel k)
    {
        var lanes = Lanes.RoundUp(k.Channels);
        code.Line($"for (int position = 0; position < {k.Positions} * samples; position++) {k.Y.Name}.Slice((position * {lanes}) + {k.Channels}, {lanes - k.Channels}).Clear();");
    }

    private static void Write(CodeWriter code, SquaredErrorKernel k)
    {
        var layout = Layout.ChannelsLast(k.Shape);
        code.Line($"float scale = 2f / ({k.Shape.Count}f * batchSize);");
        if (layout.Length != k.Shape.Count) code.Line($"dx.Clear();");
        code.Open($"for (int sample = 0; sample < samples; sample++)");
        code.Line($"float sum = 0f;");
        code.Open($"for (int channel = 0; channel < {k.Shape.Channels}; channel++)");
        code.Open($"for (int position = 0; position < {k.Shape.Positions}; position++)");
        code.Line($"int i = (sample * {layout.Length}) + (position * {layout.Column}) + channel;");
        code.Line($"float difference = x[i] - targets[(sample * {k.Shape.Count}) + (channel * {k.Shape.Positions}) + position];");
        code.Line($"sum = MathF.FusedMultiplyAdd(difference, difference, sum);");
        code.Line($"dx[i] = difference * scale;");
        code.Close();
        code.Close();
        code.Line($"losses[sample] = sum / {k.Shape.Count}f;");
        code.Close();
    }

    private static void Write(CodeWriter code, DropoutKernel k)
    {
        var lanes = Lanes.RoundUp(k.Channels);
        code.Open($"for (int sample = 0; sample < samples; sample++)");
        code.Line($"global::StaticCnn.Kernels.Dropout.{(k.IsGradient ? "Backward" : "Forward")}(x.Slice(sample * {k.Positions * lanes}, {k.Positions * lanes}), y.Slice(sample * {k.Positions * lanes}, {k.Positions * lanes}), {k.Positions}, {k.Channels}, {lanes}, {VectorText.Float(k.Rate)}, seed, epoch, sampleNumbers[sample], {k.Stream});");
        code.Close();
    }
}
