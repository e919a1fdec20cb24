using static StaticCnn.Generator.Writing.InvariantText;
using StaticCnn.Generator.Lowering;
using StaticCnn.Generator.Planning;

namespace StaticCnn.Generator.Writing.Kernels;

/// <summary>Convolution weight gradient: a register tile of inputs times vectors of output channels, summed over samples, rows and columns.</summary>
internal sealed class WeightGradientWriter(CodeWriter code, WeightGradientKernel kernel, VectorForm form)
{
    private readonly WeightGradientTiling tiling = WeightGradientTiling.For(kernel, form);

    public static void Write(CodeWriter code, WeightGradientKernel kernel, VectorForm form) => new WeightGradientWriter(code, kernel, form).Write();

    private void Write()
    {
        var k = kernel;
        code.Line($"// {(tiling.TapsInRows ? Invariant($"{k.Columns.Taps} taps x ") : "")}{tiling.Channels} channels x {tiling.Vectors} vectors of {form.Lanes} output channels at a time.");
        code.Open($"for (nint sample = 0; sample < samples; sample++)");
        code.Open($"for (nint lane = 0; lane < {k.OutputLanes}; lane += {tiling.Vectors * form.Lanes})");
        code.Line($"nint block = {form.BlockOffset(tiling.Vectors, k.Strides.Block)};");
        if (k.GroupOutputs != k.OutputLanes) code.Line($"nint group = lane / {k.GroupOutputs} * {k.Channels * k.XLayout.Channel};");
        var whole = k.Channels / tiling.Channels * tiling.Channels;
        WriteChannels(0, whole, tiling.Channels);
        if (whole < k.Channels) WriteChannels(whole, k.Channels, k.Channels - whole);
        code.Close();
        code.Close();
    }

    /// <summary>The outputs from ...From to ...To for which a tap lies in the input.</summary>
    private void WriteBounds(string name, string tap, TapAxis axis)
    {
        code.Line($"nint {name}Offset = {VectorText.Sum(axis.Offset, (tap, axis.Step))};");
        if (!axis.Clips)
        {
            code.Line($"const int {name}From = 0, {name}To = {axis.Outputs};");
            return;
        }

        code.Line($"nint {name}From = {name}Offset >= 0 ? 0 : (-{name}Offset + {axis.Stride - 1}) / {axis.Stride};");
        code.Line($"nint {name}To = {name}Offset >= {axis.Inputs} ? 0 : Math.Min({axis.Outputs}, (({axis.Inputs - 1} - {name}Offset) / {axis.Stride}) + 1);");
    }

    private void WriteChannels(int from, int to, int count)
    {
        if (to - from > count) code.Open($"for (nint channel = {from}; channel < {to}; channel += {count})");
        else code.Open();
        if (to - from <= count) code.Line($"const int channel = {from};");
        code.Open($"for (nint tapY = 0; tapY < {kernel.Rows.Taps}; tapY++)");
        WriteBounds("row", "tapY", kernel.Rows);
        if (!tiling.TapsInRows)
        {
            code.Open($"for (nint tapX = 0; tapX < {kernel.Columns.Taps}; tapX++)");
            WriteBounds("column", "tapX", kernel.Columns);
        }

        var taps = tiling.TapsInRows ? Enumerable.Range(0, kernel.Columns.Taps).ToArray() : [0];
        var tapX = tiling.TapsInRows ? "" : Invariant($" + (tapX * {kernel.Strides.TapX})");
        code.Line($"nint pw = block + (tapY * {kernel.Strides.TapY}){tapX} + (channel * {kernel.Strides.Channel});");
        ForEach((c, t, v) => code.Line($"{form.Type} {Sum(c, t, v)} = {Weight(c, t, v)};"));
        code.Open($"for (nint row = rowFrom; row < rowTo; row++)");
        WriteRow(count, taps);
        code.Close();
        ForEach((c, t, v) => code.Line($"{Weight(c, t, v)} = {Sum(c, t, v)};"));
        if (!tiling.TapsInRows) code.Close();
        code.Close();
        code.Close();

        void ForEach(Action<int, int, int> action)
        {
            for (var c = 0; c < count; c++)
            {
                foreach (var t in taps)
                {
                    for (var v = 0; v < tiling.Vectors; v++) action(c, t, v);
                }
            }
        }
    }

    private void WriteRow(int channels, int[] taps)
    {
        var (k, axis) = (kernel, kernel.Columns);
        var (from, to) = (0, axis.Outputs);
        var columnOffset = tiling.TapsInRows ? Invariant($"{axis.Offset}") : "columnOffset";
        if (tiling.TapsInRows)
        {
            while (from < axis.Outputs && taps.Any(t => !axis.IsInside(from, t))) from++;
            while (to > from && taps.Any(t => !axis.IsInside(to - 1, t))) to--;
        }

        var first = tiling.TapsInRows ? Invariant($"{from}") : "columnFrom";
        var group = k.GroupOutputs == k.OutputLanes ? "" : " + group";
        code.Line($"nint px = (sample * {k.XLayout.Length}) + (((row * {k.Rows.Stride}) + rowOffset) * {k.XLayout.Row}) + ({columnOffset} * {k.XLayout.Column}) + (channel * {k.XLayout.Channel}){group};");
        code.Line($"nint pd = (sample * {k.DyLayout.Length}) + (row * {k.DyLayout.Row}) + lane;");
        for (var column = 0; column < from; column++) WriteEdge(column);
        if (from < to)
        {
            code.Line($"nint qx = px + ({first} * {axis.Stride * k.XLayout.Column});");
            code.Line($"nint qd = pd + ({first} * {k.DyLayout.Column});");
            if (tiling.TapsInRows) code.Open($"for (nint column = {from}; column < {to}; column++)");
            else code.Open($"for (nint column = columnFrom; column < columnTo; column++)");
            WriteColumn("qx", "qd", 0, 0, channels, taps);
            code.Line($"qx += {axis.Stride * k.XLayout.Column};");
            code.Line($"qd += {k.DyLayout.Column};");
            code.Close();
        }

        for (var column = to; column < axis.Outputs && tiling.TapsInRows; column++) WriteEdge(column);

        void WriteEdge(int column)
        {
            var inside = taps.Where(t => axis.IsInside(column, t)).ToArray();
            if (inside.Length == 0) return;
            code.Line($"// Column {column}, at the edge.");
            code.Open();
            WriteColumn("px", "pd", column * axis.Stride * k.XLayout.Column, column * k.DyLayout.Column, channels, inside);
            code.Close();
        }
    }

    private void WriteColumn(string px, string pd, int xOffset, int dyOffset, int channels, int[] taps)
    {
        for (var v = 0; v < tiling.Vectors; v++)
            code.Line($"{form.Type} d{v} = {form.At("dy0", VectorText.Plus(pd, dyOffset + (v * form.Lanes)))};");
        for (var c = 0; c < channels; c++)
        {
            foreach (var t in taps)
            {
                var offset = xOffset + (c * kernel.XLayout.Channel) + (t * kernel.Columns.Step * kernel.XLayout.Column);
                code.Line($"{form.Type} s{c}_{t} = {form.Broadcast($"Unsafe.Add(ref x0, {VectorText.Plus(px, offset)})")};");
                for (var v = 0; v < tiling.Vectors; v++)
                    code.Line($"{Sum(c, t, v)} = {form.MultiplyAdd(Invariant($"s{c}_{t}"), Invariant($"d{v}"), Sum(c, t, v))};");
            }
        }
    }

    private string Weight(int channel, int tap, int v) =>
        form.At("dw0", VectorText.Plus("pw", (channel * kernel.Strides.Channel) + (tap * kernel.Strides.TapX) + form.LaneOffset(v, kernel.Strides.Block)));

    private static string Sum(int channel, int tap, int vector) => Invariant($"a{channel}_{tap}_{vector}");
}
