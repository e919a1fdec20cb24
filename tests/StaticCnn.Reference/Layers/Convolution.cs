namespace StaticCnn.Reference.Layers;

/// <summary>
/// <c>y[f, oy, ox] = bias[f] + sum over c, ky, kx of w[f, c, ky, kx] * x[first + c, iy, ix]</c>: cross-correlation. The filters of a
/// group read the channels of that group only, <c>first</c> being its first one.
/// </summary>
public sealed class Convolution : Layer
{
    private readonly Window window;
    private readonly int channelsPerGroup;
    private readonly int filtersPerGroup;
    private readonly ReferenceTensor weight;
    private readonly ReferenceTensor? bias;

    private Convolution(string name, ValueShape input, int filters, Window window, int groups, bool hasBias)
        : base(name, [input], new(filters, window.Y.Outputs, window.X.Outputs, input.Rank))
    {
        if (groups < 1 || input.Channels % groups != 0 || filters % groups != 0)
            throw new ArgumentException($"Layer '{name}': {groups} groups do not divide {input.Channels} channels and {filters} filters.");
        this.window = window;
        channelsPerGroup = input.Channels / groups;
        filtersPerGroup = filters / groups;
        int[] kernel = input.Rank == 2 ? [window.X.Kernel] : [window.Y.Kernel, window.X.Kernel];
        weight = new($"{name}.weight", [filters, channelsPerGroup, .. kernel]);
        bias = hasBias ? new($"{name}.bias", [filters]) : null;
    }

    /// <inheritdoc/>
    public override IReadOnlyList<ReferenceTensor> Tensors => bias is null ? [weight] : [weight, bias];

    /// <summary>A convolution over an image.</summary>
    public static Convolution Create(string name, ValueShape input, Conv2DAttribute a) =>
        new(name, input, a.Filters, Window.Of(a, input), a.Groups, a.Bias);

    /// <summary>A convolution over a sequence.</summary>
    public static Convolution Create(string name, ValueShape input, Conv1DAttribute a) =>
        new(name, input, a.Filters, Window.Of(a, input), a.Groups, a.Bias);

    /// <inheritdoc/>
    public override void Forward(LayerPass pass)
    {
        var (x, w) = (pass.Input, pass[weight]);
        var b = bias is null ? null : pass[bias];
        for (int sample = 0, o = 0; sample < pass.BatchSize; sample++)
        for (var f = 0; f < Output.Channels; f++)
        for (var oy = 0; oy < Output.Height; oy++)
        for (var ox = 0; ox < Output.Width; ox++, o++)
        {
            var sum = b is null ? 0 : b[f];
            for (var c = 0; c < channelsPerGroup; c++)
            for (var ky = 0; ky < window.Y.Kernel; ky++)
            {
                var iy = window.Y.Position(oy, ky);
                if (iy < 0 || iy >= Input.Height) continue;
                var (weightRow, inputRow) = (WeightRow(f, c, ky), InputRow(sample, f, c, iy));
                for (var kx = 0; kx < window.X.Kernel; kx++)
                {
                    var ix = window.X.Position(ox, kx);
                    if (ix < 0 || ix >= Input.Width) continue;
                    sum += w[weightRow + kx] * x[inputRow + ix];
                }
            }

            pass.Output[o] = sum;
        }
    }

    /// <inheritdoc/>
    public override void Backward(LayerPass pass)
    {
        var (x, w, dx, dw) = (pass.Input, pass[weight], pass.InputGradient, pass.Gradient(weight));
        var db = bias is null ? null : pass.Gradient(bias);
        for (int sample = 0, o = 0; sample < pass.BatchSize; sample++)
        for (var f = 0; f < Output.Channels; f++)
        for (var oy = 0; oy < Output.Height; oy++)
        for (var ox = 0; ox < Output.Width; ox++, o++)
        {
            var dy = pass.OutputGradient[o];
            if (db is not null) db[f] += dy;
            for (var c = 0; c < channelsPerGroup; c++)
            for (var ky = 0; ky < window.Y.Kernel; ky++)
            {
                var iy = window.Y.Position(oy, ky);
                if (iy < 0 || iy >= Input.Height) continue;
                var (weightRow, inputRow) = (WeightRow(f, c, ky), InputRow(sample, f, c, iy));
                for (var kx = 0; kx < window.X.Kernel; kx++)
                {
                    var ix = window.X.Position(ox, kx);
                    if (ix < 0 || ix >= Input.Width) continue;
                    dw[weightRow + kx] += dy * x[inputRow + ix];
                    dx[inputRow + ix] += dy * w[weightRow + kx];
                }
            }
        }
    }

    /// <summary>Where a row of a kernel begins.</summary>
    private int WeightRow(int f, int c, int ky) => ((((f * channelsPerGroup) + c) * window.Y.Kernel) + ky) * window.X.Kernel;

    /// <summary>Where a row of the input begins, of channel c of the group that filter f reads.</summary>
    private int InputRow(int sample, int f, int c, int iy)
    {
        var channel = (f / filtersPerGroup * channelsPerGroup) + c;
        return ((((sample * Input.Channels) + channel) * Input.Height) + iy) * Input.Width;
    }
}
