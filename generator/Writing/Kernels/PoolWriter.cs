using static StaticCnn.Generator.Writing.InvariantText;
using StaticCnn.Generator.Graph;
using StaticCnn.Generator.Lowering;
using StaticCnn.Generator.Planning;

namespace StaticCnn.Generator.Writing.Kernels;

/// <summary>Pooling and its gradients. Windows inside the input have their taps unrolled; others go by bounds.</summary>
internal sealed class PoolWriter(CodeWriter code, PoolKernel kernel, VectorForm form)
{
    private const int MostUnrolledTaps = 16;

    private bool IsUnrolled => !kernel.Clips && kernel.Window.Taps <= MostUnrolledTaps;

    private bool IsGradient => kernel.Pass is PoolPass.MaxGradient or PoolPass.AverageGradient;

    public static void Write(CodeWriter code, PoolKernel kernel, VectorForm form) => new PoolWriter(code, kernel, form).Write();

    private void Write()
    {
        var (y, x) = (kernel.Window.Y, kernel.Window.X);
        var lanes = kernel.ChannelLanes;
        if (IsGradient && !kernel.Tiles) code.Line($"dx.Slice(0, samples * {kernel.Input.Positions * lanes}).Clear();");
        if (kernel.CanBeShared) code.Share("row", kernel.Output.Height);
        code.Open($"for (nint sample = 0; sample < samples; sample++)");
        if (kernel.CanBeShared) code.Open($"for (nint row = rowFrom; row < rowTo; row++)");
        else code.Open($"for (nint row = 0; row < {kernel.Output.Height}; row++)");
        if (!IsUnrolled) WriteBounds("Y", "row", y, kernel.Input.Height);
        code.Open($"for (nint column = 0; column < {kernel.Output.Width}; column++)");
        if (!IsUnrolled) WriteBounds("X", "column", x, kernel.Input.Width);
        if (kernel.Divisor == AverageDivisor.ValidTaps && kernel.Pass is PoolPass.Average or PoolPass.AverageGradient && !IsUnrolled)
            code.Line($"float factor = 1f / ((toY - fromY) * (toX - fromX));");
        code.Line($"nint small = (sample * {kernel.Output.Positions * lanes}) + (((row * {kernel.Output.Width}) + column) * {lanes});");
        var corner = VectorText.Plus(
            Invariant($"(sample * {kernel.Input.Positions * lanes}) + (((row * {y.Stride * kernel.Input.Width}) + (column * {x.Stride})) * {lanes})"),
            -((y.PadBefore * kernel.Input.Width) + x.PadBefore) * lanes);
        code.Line($"nint large = {corner};");
        code.Open($"for (nint lane = 0; lane < {lanes}; lane += {form.Lanes})");
        switch (kernel.Pass)
        {
            case PoolPass.Max:
                WriteMax();
                break;
            case PoolPass.MaxGradient:
                WriteMaxGradient();
                break;
            case PoolPass.Average:
                WriteAverage();
                break;
            default:
                WriteAverageGradient();
                break;
        }

        for (var i = 0; i < 4; i++) code.Close();
    }

    /// <summary>The taps that lie in the input.</summary>
    private void WriteBounds(string axis, string position, WindowAxis window, int inputs)
    {
        code.Line($"nint start{axis} = {VectorText.Plus(Invariant($"{position} * {window.Stride}"), -window.PadBefore)};");
        code.Line($"nint from{axis} = start{axis} >= 0 ? 0 : (-start{axis} + {window.Dilation - 1}) / {window.Dilation};");
        code.Line($"nint to{axis} = Math.Min({window.Kernel}, (({inputs - 1} - start{axis}) / {window.Dilation}) + 1);");
    }

    private void WriteMax()
    {
        var tracked = kernel.Winner is not null;
        if (IsUnrolled)
        {
            ForEachTap((tap, at) =>
            {
                if (tap == 0)
                {
                    code.Line($"{form.Type} best = {form.At("x0", at)};");
                    if (tracked) code.Line($"{form.Type} bestTap = {form.Zero()};");
                }
                else
                {
                    form.WriteChallenge(code, Invariant($"v{tap}"), form.At("x0", at), Invariant($"{tap}f"), tracked);
                }
            });
        }
        else
        {
            code.Line($"{form.Type} best = {form.Broadcast("float.NegativeInfinity")};");
            if (tracked) code.Line($"{form.Type} bestTap = {form.Broadcast(Invariant($"(float)((fromY * {kernel.Window.X.Kernel}) + fromX)"))};");
            ForEachTap((_, at) => form.WriteChallenge(code, "v", form.At("x0", at), Invariant($"(float)((tapY * {kernel.Window.X.Kernel}) + tapX)"), tracked));
        }

        code.Line($"{form.At("y0", "small + lane")} = best;");
        if (tracked) code.Line($"{form.At("winner0", "small + lane")} = bestTap;");
    }

    private void WriteMaxGradient()
    {
        code.Line($"{form.Type} d = {form.At("dy0", "small + lane")};");
        code.Line($"{form.Type} winnerTap = {form.At("winner0", "small + lane")};");
        ForEachTap((tap, at) =>
        {
            var number = IsUnrolled ? Invariant($"{tap}f") : Invariant($"(float)((tapY * {kernel.Window.X.Kernel}) + tapX)");
            var share = form.Select($"{form.Class}.Equals(winnerTap, {form.Broadcast(number)})", "d", form.Zero());
            code.Line($"{form.At("dx0", at)} {(kernel.Tiles ? "=" : "+=")} {share};");
        });
    }

    private void WriteAverage()
    {
        code.Line($"{form.Type} sum = {form.Zero()};");
        ForEachTap((_, at) => code.Line($"sum += {form.At("x0", at)};"));
        code.Line($"{form.At("y0", "small + lane")} = {Scaled("sum")};");
    }

    private void WriteAverageGradient()
    {
        code.Line($"{form.Type} d = {Scaled(form.At("dy0", "small + lane"))};");
        ForEachTap((_, at) => code.Line($"{form.At("dx0", at)} {(kernel.Tiles ? "=" : "+=")} d;"));
    }

    private string Scaled(string v) => kernel.Divisor switch
    {
        AverageDivisor.One => v,
        AverageDivisor.ValidTaps when !IsUnrolled => $"{v} * {form.Broadcast("factor")}",
        _ => $"{v} * {form.Broadcast(VectorText.Float(1.0 / kernel.Window.Taps))}",
    };

    private void ForEachTap(Action<int, string> action)
    {
        var (y, x) = (kernel.Window.Y, kernel.Window.X);
        var (rowStep, columnStep) = (y.Dilation * kernel.Input.Width * kernel.ChannelLanes, x.Dilation * kernel.ChannelLanes);
        if (IsUnrolled)
        {
            for (var tap = 0; tap < kernel.Window.Taps; tap++)
                action(tap, VectorText.Plus("large + lane", (tap / x.Kernel * rowStep) + (tap % x.Kernel * columnStep)));
            return;
        }

        code.Open($"for (nint tapY = fromY; tapY < toY; tapY++)");
        code.Open($"for (nint tapX = fromX; tapX < toX; tapX++)");
        action(0, Invariant($"large + lane + (tapY * {rowStep}) + (tapX * {columnStep})"));
        code.Close();
        code.Close();
    }
}
