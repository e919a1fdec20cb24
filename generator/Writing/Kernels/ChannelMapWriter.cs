using StaticCnn.Generator.Lowering;
using StaticCnn.Generator.Planning;

namespace StaticCnn.Generator.Writing.Kernels;

/// <summary>Functions with numbers per channel: the numbers stay in registers while the positions go by.</summary>
internal static class ChannelMapWriter
{
    public static void Write(CodeWriter code, ChannelMapKernel kernel, VectorForm form)
    {
        code.Line($"nint length = {kernel.Positions * kernel.ChannelLanes} * (nint)samples;");
        if (kernel.NeedsBatchSize) code.Line($"{form.Type} count = {form.Broadcast(FormattableString.Invariant($"{kernel.Positions}f * batchSize"))};");
        code.Open($"for (nint lane = 0; lane < {kernel.ChannelLanes}; lane += {form.Lanes})");
        WriteConstants(code, kernel, form);
        code.Open($"for (nint i = lane; i < length; i += {kernel.ChannelLanes})");
        foreach (var input in kernel.Inputs) code.Line($"{form.Type} {input.Name}V = {form.At(input.Name + "0", "i")};");
        code.Line($"{form.At(kernel.Y.Name + "0", "i")} = {Result(kernel, form)};");
        code.Close();
        code.Close();
    }

    private static void WriteConstants(CodeWriter code, ChannelMapKernel kernel, VectorForm form)
    {
        string Vector(string name, int part) => form.At(name + "0", VectorText.Plus("lane", part * kernel.ChannelLanes));
        switch (kernel.Function)
        {
            case ChannelFunction.ScaleShift when kernel.PerChannel.Length == 1:
                code.Line($"{form.Type} scale = {Vector("folded", 0)};");
                code.Line($"{form.Type} shift = {Vector("folded", 1)};");
                break;
            case ChannelFunction.ScaleShift:
                code.Line($"{form.Type} scaleV = {Vector("scale", 0)};");
                code.Line($"{form.Type} shiftV = {Vector("shift", 0)};");
                break;
            case ChannelFunction.Scale:
                code.Line($"{form.Type} scaleV = {Vector("scale", 0)};");
                break;
            case ChannelFunction.Normalize:
                code.Line($"{form.Type} mean = {Vector("moments", 0)};");
                code.Line($"{form.Type} factor = {Vector("gamma", 0)} * {Vector("moments", 1)};");
                code.Line($"{form.Type} betaV = {Vector("beta", 0)};");
                break;
            default:
                code.Line($"{form.Type} mean = {Vector("moments", 0)};");
                code.Line($"{form.Type} inverseDeviation = {Vector("moments", 1)};");
                code.Line($"{form.Type} factor = {Vector("gamma", 0)} * inverseDeviation;");
                code.Line($"{form.Type} meanGradient = {Vector("sums", 0)} / count;");
                code.Line($"{form.Type} slope = {Vector("sums", 1)} / count * inverseDeviation;");
                break;
        }
    }

    private static string Result(ChannelMapKernel kernel, VectorForm form) => kernel.Function switch
    {
        ChannelFunction.ScaleShift when kernel.PerChannel.Length == 1 => form.MultiplyAdd("xV", "scale", "shift"),
        ChannelFunction.ScaleShift => form.MultiplyAdd("xV", "scaleV", "shiftV"),
        ChannelFunction.Scale => "dyV * scaleV",
        ChannelFunction.Normalize => form.MultiplyAdd("xV - mean", "factor", "betaV"),
        _ => $"factor * {form.MultiplyAdd("mean - xV", "slope", "dyV - meanGradient")}",
    };
}
