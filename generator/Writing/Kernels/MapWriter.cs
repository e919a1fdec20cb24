using static StaticCnn.Generator.Writing.InvariantText;
using StaticCnn.Generator.Lowering;
using StaticCnn.Generator.Planning;

namespace StaticCnn.Generator.Writing.Kernels;

/// <summary>Functions of single elements.</summary>
internal static class MapWriter
{
    public static void Write(CodeWriter code, MapKernel kernel, VectorForm form)
    {
        code.Line($"nint length = {kernel.Length} * (nint)samples;");
        code.Open($"for (nint i = 0; i < length; i += {form.Lanes})");
        for (var i = 0; i < kernel.Inputs.Length; i++) code.Line($"{form.Type} v{i} = {form.At(kernel.Inputs[i].Name + "0", "i")};");
        var result = kernel.Function switch
        {
            MapFunction.Activate => form.Activate(kernel.Activation, kernel.Slope, "v0"),
            MapFunction.ActivateGradient => form.ActivateGradient(kernel.Activation, kernel.Slope, "v0", "v1"),
            _ => string.Join(" + ", Enumerable.Range(0, kernel.Inputs.Length).Select(i => Invariant($"v{i}"))),
        };
        code.Line($"{form.At(kernel.Y.Name + "0", "i")} = {result};");
        code.Close();
    }
}
