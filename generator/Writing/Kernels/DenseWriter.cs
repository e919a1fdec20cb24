using static StaticCnn.Generator.Writing.InvariantText;
using StaticCnn.Generator.Lowering;
using StaticCnn.Generator.Planning;

namespace StaticCnn.Generator.Writing.Kernels;

/// <summary>The three products of a dense layer, each over the samples of a tile.</summary>
internal sealed class DenseWriter(CodeWriter code, DenseKernel kernel, VectorForm form)
{
    private readonly DenseTiling tiling = DenseTiling.For(kernel, form);

    public static void Write(CodeWriter code, DenseKernel kernel, VectorForm form)
    {
        var writer = new DenseWriter(code, kernel, form);
        switch (kernel.Pass)
        {
            case DensePass.Forward:
                writer.WriteForward();
                break;
            case DensePass.InputGradient:
                writer.WriteInputGradient();
                break;
            default:
                writer.WriteWeightGradient();
                break;
        }
    }

    private void WriteForward()
    {
        code.Line($"// {tiling.Samples} samples x {tiling.Outputs} outputs at a time, 16 partial sums each, added by one tree.");
        Over("sample", "samples", tiling.Samples, samples => Over("output", kernel.Outputs, tiling.Outputs, Loops.Outputs, outputs => WriteDotProducts(samples, outputs)));
        if (kernel.OutputLanes == kernel.Outputs) return;
        code.Open($"for (nint sample = 0; sample < samples; sample++)");
        code.Line($"for (nint lane = {kernel.Outputs}; lane < {kernel.OutputLanes}; lane++) Unsafe.Add(ref y0, (sample * {kernel.OutputLanes}) + lane) = 0f;");
        code.Close();
    }

    private void WriteDotProducts(int samples, int outputs)
    {
        Each(samples, outputs, form.PerSixteen, (m, o, q) => code.Line($"{form.Type} a{m}_{o}_{q} = {form.Zero()};"));
        code.Loop(tiling.Unrolled.Has(Loops.Channels), "i", 0, kernel.Inputs, 16, _ =>
        {
            for (var q = 0; q < form.PerSixteen; q++)
            {
                for (var m = 0; m < samples; m++)
                    code.Line($"{form.Type} x{m}_{q} = {form.At("x0", VectorText.Plus(Invariant($"(sample * {kernel.Inputs}) + i"), (m * kernel.Inputs) + (q * form.Lanes)))};");
                for (var o = 0; o < outputs; o++)
                {
                    code.Line($"{form.Type} w{o}_{q} = {form.At("weight0", VectorText.Plus(Invariant($"(output * {kernel.Inputs}) + i"), (o * kernel.Inputs) + (q * form.Lanes)))};");
                    for (var m = 0; m < samples; m++)
                    {
                        var sum = Invariant($"a{m}_{o}_{q}");
                        code.Line($"{sum} = {form.MultiplyAdd(Invariant($"x{m}_{q}"), Invariant($"w{o}_{q}"), sum)};");
                    }
                }
            }
        });
        Each(samples, outputs, 1, (m, o, _) =>
        {
            var parts = string.Join(", ", Enumerable.Range(0, form.PerSixteen).Select(q => Invariant($"a{m}_{o}_{q}")));
            var bias = kernel.Bias is null ? "" : $"Unsafe.Add(ref bias0, {VectorText.Plus("output", o)}) + ";
            code.Line($"Unsafe.Add(ref y0, {VectorText.Plus(Invariant($"(sample * {kernel.OutputLanes}) + output"), (m * kernel.OutputLanes) + o)}) = {bias}global::StaticCnn.Kernels.Lanes.Sum({parts});");
        });
    }

    private void WriteInputGradient()
    {
        code.Line($"// {tiling.Samples} samples x {tiling.Vectors} vectors of {form.Lanes} inputs at a time.");
        Over("sample", "samples", tiling.Samples, samples => OverVectors(vectors =>
        {
            Each(samples, vectors, 1, (m, v, _) => code.Line($"{form.Type} a{m}_{v} = {form.Zero()};"));
            code.Loop(tiling.Unrolled.Has(Loops.Outputs), "output", 0, kernel.Outputs, 1, _ =>
            {
                for (var v = 0; v < vectors; v++)
                    code.Line($"{form.Type} w{v} = {form.At("weight0", VectorText.Plus(Invariant($"(output * {kernel.Inputs}) + lane"), v * form.Lanes))};");
                for (var m = 0; m < samples; m++)
                {
                    var offset = VectorText.Plus(Invariant($"(sample * {kernel.OutputLanes}) + output"), m * kernel.OutputLanes);
                    code.Line($"{form.Type} s{m} = {form.BroadcastAt("dy0", offset)};");
                    for (var v = 0; v < vectors; v++) code.Line($"a{m}_{v} = {form.MultiplyAdd(Invariant($"s{m}"), Invariant($"w{v}"), Invariant($"a{m}_{v}"))};");
                }
            });
            Each(samples, vectors, 1, (m, v, _) =>
            {
                var offset = VectorText.Plus(Invariant($"(sample * {kernel.Inputs}) + lane"), (m * kernel.Inputs) + (v * form.Lanes));
                var sum = Invariant($"a{m}_{v}");
                var value = kernel.Gradient is { } g ? form.ActivateGradient(g.Activation, g.Slope, form.At("activated0", offset), sum) : sum;
                code.Line($"{form.At("dx0", offset)} = {value};");
            });
        }));
    }

    private void WriteWeightGradient()
    {
        code.Line($"// {tiling.Outputs} outputs x {tiling.Vectors} vectors of {form.Lanes} inputs at a time.");
        Over("output", kernel.Outputs, tiling.Outputs, Loops.Outputs, outputs => OverVectors(vectors =>
        {
            string Weight(int o, int v) => form.At("dw0", VectorText.Plus(Invariant($"(output * {kernel.Inputs}) + lane"), (o * kernel.Inputs) + (v * form.Lanes)));
            Each(outputs, vectors, 1, (o, v, _) => code.Line($"{form.Type} a{o}_{v} = {form.Zero()};"));
            code.Open($"if (!isFirst)");
            Each(outputs, vectors, 1, (o, v, _) => code.Line($"a{o}_{v} = {Weight(o, v)};"));
            code.Close();
            code.Line();
            code.Open($"for (nint sample = 0; sample < samples; sample++)");
            for (var v = 0; v < vectors; v++)
                code.Line($"{form.Type} v{v} = {form.At("x0", VectorText.Plus(Invariant($"(sample * {kernel.Inputs}) + lane"), v * form.Lanes))};");
            for (var o = 0; o < outputs; o++)
            {
                code.Line($"{form.Type} s{o} = {form.BroadcastAt("dy0", VectorText.Plus(Invariant($"(sample * {kernel.OutputLanes}) + output"), o))};");
                for (var v = 0; v < vectors; v++) code.Line($"a{o}_{v} = {form.MultiplyAdd(Invariant($"s{o}"), Invariant($"v{v}"), Invariant($"a{o}_{v}"))};");
            }

            code.Close();
            Each(outputs, vectors, 1, (o, v, _) => code.Line($"{Weight(o, v)} = a{o}_{v};"));
        }));
    }

    /// <summary>A loop over a number known only at run time: full tiles, then one at a time.</summary>
    private void Over(string name, string end, int tile, Action<int> body)
    {
        code.Open();
        code.Line($"nint {name} = 0;");
        if (tile > 1)
        {
            code.Open($"for (; {name} + {tile} <= {end}; {name} += {tile})");
            body(tile);
            code.Close();
        }

        code.Open($"for (; {name} < {end}; {name}++)");
        body(1);
        code.Close();
        code.Close();
    }

    /// <summary>A loop over a constant: full tiles, then the rest in one.</summary>
    private void Over(string name, int end, int tile, Loops loop, Action<int> body)
    {
        var whole = end / tile * tile;
        if (whole > 0) code.Loop(tiling.Unrolled.Has(loop), name, 0, whole, tile, _ => body(tile));
        if (whole == end) return;
        code.Open();
        code.Line($"const int {name} = {whole};");
        body(end - whole);
        code.Close();
    }

    private void OverVectors(Action<int> body)
    {
        var tile = tiling.Vectors * form.Lanes;
        var whole = kernel.Inputs / tile * tile;
        if (whole > 0) code.Loop(tiling.Unrolled.Has(Loops.Lanes), "lane", 0, whole, tile, _ => body(tiling.Vectors));
        if (whole < kernel.Inputs) code.Loop(tiling.Unrolled.Has(Loops.Lanes), "lane", whole, kernel.Inputs, form.Lanes, _ => body(1));
    }

    private static void Each(int first, int second, int third, Action<int, int, int> action)
    {
        for (var a = 0; a < first; a++)
        {
            for (var b = 0; b < second; b++)
            {
                for (var c = 0; c < third; c++) action(a, b, c);
            }
        }
    }
}
