using static System.FormattableString;
using StaticCnn.Generator.Graph;

namespace StaticCnn.Generator.Lowering;

/// <summary>
/// One axis of a 3-tap correlation in tiles of two outputs: output o reads the inputs from <c>o + Offset</c> to <c>o + Offset + 2</c>, those
/// outside of the input as zeros; tile t the four from <c>2 t + Offset</c>.
/// </summary>
internal readonly record struct WinogradAxis(int Outputs, int Inputs, int Offset)
{
    public int Tiles => (Outputs + 1) / 2;

    /// <summary>Whether some tile reads inputs that do not exist.</summary>
    public bool Clips => !IsInside(0) || !IsInside((2 * Tiles) + 1);

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
                for (var tap = 0; tap < 3; tap++) count += IsInside(output + tap) ? 1 : 0;
            }

            return count;
        }
    }
}

/// <summary>
/// y = activation(bias + x * w), or the maxima of its 2x2 windows, 3x3, by Winograd's F(2x2, 3x3): of every 4x4 inputs d of a channel B^T d B, 16 sums over the channels of
/// products with the transformed weights, and of these A^T m A, 2x2 outputs. 16 multiply-adds take the place of 36.
/// A. Lavin, S. Gray: Fast Algorithms for Convolutional Neural Networks, 2015.
/// </summary>
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
    int OutputLanes)
    : Kernel(Method, Summary)
{
    public override string Plan =>
        "Winograd F(2x2, 3x3), channels in the lanes: of every tile 16 sums over the channels; an output adds nine of them, rows first, then the bias.";

    public override ImmutableArray<Operand> Operands =>
        Bias is { } bias ? [X, Weight, bias, .. Stage.Operands, Operand.Scratch] : [X, Weight, .. Stage.Operands, Operand.Scratch];

    public override bool CanBeShared => true;
}

/// <summary>
/// dw += G^T [sum over tiles of (B^T d B) (A dy A^T)] G: the weight gradient of a 3x3 convolution by Winograd's F(2x2, 3x3). The sums over
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
    public override string Plan => Invariant(
        $"Winograd F(2x2, 3x3), output channels in the lanes: 16 sums over the tiles of {TileRows} row{(TileRows == 1 ? "" : "s")} of tiles, (sample, row, column), transformed and added row block by row block, going on from tile to tile.");

    public override ImmutableArray<Operand> Operands => [X, Dy, Dw, Operand.Scratch];
}
