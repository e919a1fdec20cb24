using static StaticCnn.Generator.Writing.InvariantText;
using StaticCnn.Generator.Graph;
using StaticCnn.Generator.Lowering;
using StaticCnn.Generator.Planning;

namespace StaticCnn.Generator.Writing.Kernels;

/// <summary>Sums per channel over the positions of a tile.</summary>
internal static class ChannelReduceWriter
{
    public static void Write(CodeWriter code, ChannelReduceKernel kernel, VectorForm form)
    {
        code.Line($"nint length = {kernel.Positions * kernel.ChannelLanes} * (nint)samples;");
        if (kernel.Reduction == ChannelReduction.Moments) WriteMoments(code, kernel, form);
        else WriteSums(code, kernel, form);
    }

    private static void WriteSums(CodeWriter code, ChannelReduceKernel kernel, VectorForm form)
    {
        // Several sums at a time, because each waits for its last addition.
        var vectors = Enumerable.Range(1, 4).Last(v => kernel.ChannelLanes / form.Lanes % v == 0);
        var (products, sum) = kernel.Results.Length == 2 ? (kernel.Results[0].Name + "0", kernel.Results[1].Name + "0") : ("", kernel.Results[0].Name + "0");
        code.Open($"for (nint lane = 0; lane < {kernel.ChannelLanes}; lane += {vectors * form.Lanes})");
        for (var v = 0; v < vectors; v++)
        {
            var lane = VectorText.Plus("lane", v * form.Lanes);
            code.Line($"{form.Type} s{v} = {form.At(sum, lane)};");
            if (kernel.Results.Length == 2) code.Line($"{form.Type} p{v} = {form.At(products, lane)};");
            if (kernel.Reduction != ChannelReduction.NormalizedProducts) continue;
            code.Line($"{form.Type} mean{v} = {form.At("moments0", lane)};");
            code.Line($"{form.Type} inverse{v} = {form.At("moments0", VectorText.Plus("lane", kernel.ChannelLanes + (v * form.Lanes)))};");
        }

        code.Open($"for (nint i = lane; i < length; i += {kernel.ChannelLanes})");
        for (var v = 0; v < vectors; v++)
        {
            var i = VectorText.Plus("i", v * form.Lanes);
            code.Line($"{form.Type} d{v} = {form.At("dy0", i)};");
            code.Line($"s{v} += d{v};");
            if (kernel.Reduction == ChannelReduction.SumOfProducts)
                code.Line($"p{v} = {form.MultiplyAdd(form.At("x0", i), Invariant($"d{v}"), Invariant($"p{v}"))};");
            if (kernel.Reduction == ChannelReduction.NormalizedProducts)
                code.Line($"p{v} = {form.MultiplyAdd($"({form.At("x0", i)} - mean{Invariant($"{v}")}) * inverse{Invariant($"{v}")}", Invariant($"d{v}"), Invariant($"p{v}"))};");
        }

        code.Close();
        for (var v = 0; v < vectors; v++)
        {
            var lane = VectorText.Plus("lane", v * form.Lanes);
            code.Line($"{form.At(sum, lane)} = s{v};");
            if (kernel.Results.Length == 2) code.Line($"{form.At(products, lane)} = p{v};");
        }

        code.Close();
    }

    /// <summary>Two passes over the tile for its own moments, then Chan's formula to merge them into the shard's.</summary>
    private static void WriteMoments(CodeWriter code, ChannelReduceKernel kernel, VectorForm form)
    {
        var (mean, deviations) = (Lanes.Count, Lanes.Count + kernel.ChannelLanes);
        code.Line($"float count = {kernel.Positions}f * samples;");
        code.Line($"float before = moments0;");
        code.Line($"{form.Type} share = {form.Broadcast("count / (before + count)")};");
        code.Line($"{form.Type} weight = {form.Broadcast("before * (count / (before + count))")};");
        code.Open($"for (nint lane = 0; lane < {kernel.ChannelLanes}; lane += {form.Lanes})");
        code.Line($"{form.Type} sum = {form.Zero()};");
        code.Line($"for (nint i = lane; i < length; i += {kernel.ChannelLanes}) sum += {form.At("x0", "i")};");
        code.Line($"{form.Type} mean = sum / {form.Broadcast("count")};");
        code.Line($"{form.Type} squares = {form.Zero()};");
        code.Open($"for (nint i = lane; i < length; i += {kernel.ChannelLanes})");
        code.Line($"{form.Type} deviation = {form.At("x0", "i")} - mean;");
        code.Line($"squares = {form.MultiplyAdd("deviation", "deviation", "squares")};");
        code.Close();
        code.Line($"ref {form.Type} shardMean = ref {form.At("moments0", VectorText.Plus("lane", mean))};");
        code.Line($"ref {form.Type} shardSquares = ref {form.At("moments0", VectorText.Plus("lane", deviations))};");
        code.Line($"{form.Type} difference = mean - shardMean;");
        code.Line($"shardMean = {form.MultiplyAdd("difference", "share", "shardMean")};");
        code.Line($"shardSquares = {form.MultiplyAdd("difference * difference", "weight", "shardSquares + squares")};");
        code.Close();
        code.Line($"moments0 = before + count;");
    }
}
