using static StaticCnn.Generator.Writing.InvariantText;
using StaticCnn.Generator.Graph;
using StaticCnn.Generator.Lowering;
using StaticCnn.Generator.Planning;

namespace StaticCnn.Generator.Writing.Kernels;

/// <summary>Two passes over the tile for its own moments, then Chan's formula to merge them into the shard's.</summary>
internal static class MomentsWriter
{
    public static void Write(CodeWriter code, MomentsKernel kernel, VectorForm form)
    {
        // Several sums at a time, because each waits for its last addition.
        var vectors = Enumerable.Range(1, 4).Last(v => kernel.ChannelLanes / form.Lanes % v == 0);
        code.Line($"nint length = {kernel.Positions * kernel.ChannelLanes} * (nint)samples;");
        code.Line($"float count = {kernel.Positions}f * samples;");
        code.Line($"float before = moments0;");
        code.Line($"{form.Type} share = {form.Broadcast("count / (before + count)")};");
        code.Line($"{form.Type} weight = {form.Broadcast("before * (count / (before + count))")};");
        code.Open($"for (nint lane = 0; lane < {kernel.ChannelLanes}; lane += {vectors * form.Lanes})");
        ForEach(v => $"{form.Type} sum{v} = {form.Zero()};");
        code.Open($"for (nint i = lane; i < length; i += {kernel.ChannelLanes})");
        ForEach(v => $"sum{v} += {X(v)};");
        code.Close();
        ForEach(v => $"{form.Type} mean{v} = sum{v} / {form.Broadcast("count")};");
        ForEach(v => $"{form.Type} squares{v} = {form.Zero()};");
        code.Open($"for (nint i = lane; i < length; i += {kernel.ChannelLanes})");
        ForEach(v => $"{form.Type} deviation{v} = {X(v)} - mean{v};");
        ForEach(v => $"squares{v} = {form.MultiplyAdd($"deviation{v}", $"deviation{v}", $"squares{v}")};");
        code.Close();
        ForEach(v => $"{form.Type} difference{v} = mean{v} - {Mean(v)};");
        ForEach(v => $"{Mean(v)} = {form.MultiplyAdd($"difference{v}", "share", Mean(v))};");
        ForEach(v => $"{Squares(v)} = {form.MultiplyAdd($"difference{v} * difference{v}", "weight", $"{Squares(v)} + squares{v}")};");
        code.Close();
        code.Line($"moments0 = before + count;");

        void ForEach(Func<int, string> line)
        {
            for (var v = 0; v < vectors; v++) code.Raw(line(v));
        }

        string X(int v) => form.At("x0", VectorText.Plus("i", v * form.Lanes));

        string Mean(int v) => form.At("moments0", VectorText.Plus("lane", Lanes.Count + (v * form.Lanes)));

        string Squares(int v) => form.At("moments0", VectorText.Plus("lane", Lanes.Count + kernel.ChannelLanes + (v * form.Lanes)));
    }
}
