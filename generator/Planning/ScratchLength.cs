using StaticCnn.Generator.Lowering;

namespace StaticCnn.Generator.Planning;

/// <summary>The floats that a kernel works in besides its operands, in the form that needs most.</summary>
internal static class ScratchLength
{
    public static int Of(Kernel kernel) => kernel switch
    {
        WinogradKernel k => VectorForm.All.Max(f => WinogradTiling.For(k, f).Memory.Length),
        WinogradWeightGradientKernel k => VectorForm.All.Max(f => WinogradWeightGradientTiling.For(k, f).Memory.Length),
        _ => 0,
    };
}
