using static System.FormattableString;
using StaticCnn.Generator.Graph;

namespace StaticCnn.Generator.Lowering;

/// <summary>
/// One axis of a correlation in tiles of two outputs: output o reads the inputs from <c>o + Offset</c> to <c>o + Offset + Taps - 1</c>, those
/// outside of the input as zeros; tile t the Taps + 1 from <c>2 t + Offset</c>.
/// </summary>
internal readonly record struct WinogradAxis(int Outputs, int Inputs, int Offset, int Taps)
{
    public int Tiles => (Outputs + 1) / 2;

    /// <summary>Whether some tile reads inputs that do not exist.</summary>
    public bool Clips => !IsInside(0) || !IsInside(Reach - 1);

    /// <summary>The inputs that the tiles read, zeros included.</summary>
    public int Reach => (2 * Tiles) + Taps - 1;

    /// <summary>Whether the last tile has one output only.</summary>
    public bool IsOdd => Outputs % 2 != 0;

    /// <summary>Whether there is such an input, counted from the first that the tiles read.</summary>
    public bool IsInside(int input) => input + Offset >= 0 && input + Offset < Inputs;

    /// <summary>Pairs of output and tap that lie in the input: what a direct kernel multiplies.</summary>
    public int Products
    {
        get
        {
            var count = 0;
            for (var output = 0; output < Outputs; output++)
            {
                for (var tap = 0; tap < Taps; tap++) count += IsInside(output + tap) ? 1 : 0;
            }

            return count;
        }
    }
}

/// <summary>
/// y = activation(bias + x * w), or the maxima of its 2x2 windows, r x r, by Winograd's F(2x2, r x r): of every (r + 1)^2 inputs d of a channel B^T d B, as many sums over the
/// channels of products with the transformed weights, and of these A^T m A, 2x2 outputs. 16 multiply-adds take the place of 36, or 36 of 100.
/// A. Lavin, S. Gray: Fast Algorithms for Convolutional Neural Networks, 2015.
/// </summary>
/// <param name="IsSpread">
/// Whether it is transposed, for an input gradient with few zeros around: x is the gradient dy, in tiles of 2x2; A dy A^T is multiplied and
/// summed, and B m B^T added to the (r + 1)^2 elements of y that the tile reached, tile by tile. Rows and columns are those of the forward pass.
/// </param>
internal sealed record WinogradKernel(
    string Method,
    string Summary,
    Operand X,
    Operand Weight,
    Operand? Bias,
    OutputStage Stage,
    WinogradAxis Rows,
    WinogradAxis Columns,
    int Channels,
    Layout XLayout,
    Layout YLayout,
    int OutputLanes,
    bool IsSpread = false)
    : Kernel(Method, Summary)
{
    public WinogradTransform Transform => WinogradTransform.Of(Rows.Taps);

    public override string Plan => IsSpread
        ? Invariant($"{Transform.Name} transposed, channels in the lanes: of every tile of the gradient {Transform.Elements} sums over the channels, spread over the inputs; an input adds tiles by (row, column).")
        : Invariant($"{Transform.Name}, channels in the lanes: of every tile {Transform.Elements} sums over the channels; an output adds {Rows.Taps * Rows.Taps} of them, rows first, then the bias.");

    public override ImmutableArray<Operand> Operands =>
        Bias is { } bias ? [X, Weight, bias, .. Stage.Operands, Operand.Scratch] : [X, Weight, .. Stage.Operands, Operand.Scratch];

    public override bool CanBeShared => true;
}

/// <summary>
/// dw += G^T [sum over tiles of (B^T d B) (A dy A^T)] G: the weight gradient of a convolution of r x r taps by Winograd's F(2x2, r x r). The sums over
/// the tiles of a block are formed in the transformed domain, then transformed back and added to dw.
/// </summary>
/// <param name="TileRows">Rows of tiles in a block; rows are counted through all samples.</param>
internal sealed record WinogradWeightGradientKernel(
    string Method,
    string Summary,
    Operand X,
    Operand Dy,
    Operand Dw,
    WinogradAxis Rows,
    WinogradAxis Columns,
    int Channels,
    Layout XLayout,
    Layout DyLayout,
    int OutputLanes,
    WeightStrides Strides,
    int TileRows)
    : Kernel(Method, Summary)
{
    public WinogradTransform Transform => WinogradTransform.Of(Rows.Taps);

    public override string Plan => Invariant(
        $"{Transform.Name}, output channels in the lanes: {Transform.Elements} sums over the tiles of {TileRows} row{(TileRows == 1 ? "" : "s")} of tiles, (sample, row, column), transformed and added row block by row block, going on from tile to tile.");

    public override ImmutableArray<Operand> Operands => [X, Dy, Dw, Operand.Scratch];
}
