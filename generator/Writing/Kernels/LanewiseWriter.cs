using static StaticCnn.Generator.Writing.InvariantText;
using StaticCnn.Generator.Graph;
using StaticCnn.Generator.Lowering;
using StaticCnn.Generator.Planning;

namespace StaticCnn.Generator.Writing.Kernels;

/// <summary>Convolutions within each lane; taps outside of the input are skipped by bounds.</summary>
internal sealed class LanewiseWriter(CodeWriter code, LanewiseKernel kernel, VectorForm form)
{
    private int InputPixel => kernel.Parts * kernel.OutputLanes;

    private int InputLength => kernel.Input.Positions * InputPixel;

    private int OutputLength => kernel.Output.Positions * kernel.OutputLanes;

    public static void Write(CodeWriter code, LanewiseKernel kernel, VectorForm form)
    {
        var writer = new LanewiseWriter(code, kernel, form);
        switch (kernel.Pass)
        {
            case LanewisePass.Forward:
                writer.WriteForward();
                break;
            case LanewisePass.InputGradient:
                writer.WriteInputGradient();
                break;
            default:
                writer.WriteWeightGradient();
                break;
        }
    }

    private void WriteForward()
    {
        OpenPositions(kernel.Output);
        code.Open($"for (nint lane = 0; lane < {kernel.OutputLanes}; lane += {form.Lanes})");
        code.Line($"{form.Type} sum = {(kernel.Bias is null ? form.Zero() : form.At("bias0", "lane"))};");
        OpenTaps(forward: true);
        for (var part = 0; part < kernel.Parts; part++)
        {
            var x = form.At("x0", VectorText.Plus(Invariant($"(sample * {InputLength}) + (((inputRow * {kernel.Input.Width}) + inputColumn) * {InputPixel}) + lane"), part * kernel.OutputLanes));
            code.Line($"sum = {form.MultiplyAdd(x, Weight("weight0", part), "sum")};");
        }

        CloseTaps();
        code.Line($"{form.At("y0", Output)} = sum;");
        code.Close();
        ClosePositions();
    }

    private void WriteInputGradient()
    {
        OpenPositions(kernel.Input);
        code.Open($"for (nint lane = 0; lane < {kernel.OutputLanes}; lane += {form.Lanes})");
        for (var part = 0; part < kernel.Parts; part++) code.Line($"{form.Type} sum{part} = {form.Zero()};");
        OpenTaps(forward: false);
        code.Line($"{form.Type} d = {form.At("dy0", Invariant($"(sample * {OutputLength}) + (((outputRow * {kernel.Output.Width}) + outputColumn) * {kernel.OutputLanes}) + lane"))};");
        for (var part = 0; part < kernel.Parts; part++)
            code.Line($"sum{part} = {form.MultiplyAdd("d", Weight("weight0", part), Invariant($"sum{part}"))};");
        CloseTaps();
        for (var part = 0; part < kernel.Parts; part++)
        {
            var dx = Invariant($"(sample * {InputLength}) + (((row * {kernel.Input.Width}) + column) * {InputPixel}) + lane");
            code.Line($"{form.At("dx0", VectorText.Plus(dx, part * kernel.OutputLanes))} = sum{part};");
        }

        code.Close();
        ClosePositions();
    }

    private void WriteWeightGradient()
    {
        var (y, x) = (kernel.Window.Y, kernel.Window.X);
        code.Open($"for (nint tapY = 0; tapY < {y.Kernel}; tapY++)");
        code.Open($"for (nint tapX = 0; tapX < {x.Kernel}; tapX++)");
        code.Open($"for (nint lane = 0; lane < {kernel.OutputLanes}; lane += {form.Lanes})");
        for (var part = 0; part < kernel.Parts; part++) code.Line($"{form.Type} sum{part} = {Weight("dw0", part)};");
        OpenPositions(kernel.Output);
        code.Line($"nint inputRow = {VectorText.Plus(Invariant($"(row * {y.Stride}) + (tapY * {y.Dilation})"), -y.PadBefore)};");
        code.Line($"nint inputColumn = {VectorText.Plus(Invariant($"(column * {x.Stride}) + (tapX * {x.Dilation})"), -x.PadBefore)};");
        code.Line($"if ((nuint)inputRow >= {kernel.Input.Height} || (nuint)inputColumn >= {kernel.Input.Width}) continue;");
        code.Line($"{form.Type} d = {form.At("dy0", Output)};");
        for (var part = 0; part < kernel.Parts; part++)
        {
            var at = Invariant($"(sample * {InputLength}) + (((inputRow * {kernel.Input.Width}) + inputColumn) * {InputPixel}) + lane");
            code.Line($"sum{part} = {form.MultiplyAdd(form.At("x0", VectorText.Plus(at, part * kernel.OutputLanes)), "d", Invariant($"sum{part}"))};");
        }

        ClosePositions();
        for (var part = 0; part < kernel.Parts; part++) code.Line($"{Weight("dw0", part)} = sum{part};");
        code.Close();
        code.Close();
        code.Close();
    }

    private string Output => Invariant($"(sample * {OutputLength}) + (((row * {kernel.Output.Width}) + column) * {kernel.OutputLanes}) + lane");

    private string Weight(string reference, int part) =>
        form.At(reference, VectorText.Plus(Invariant($"(((tapY * {kernel.Window.X.Kernel}) + tapX) * {InputPixel}) + lane"), part * kernel.OutputLanes));

    private void OpenPositions(Shape shape)
    {
        code.Open($"for (nint sample = 0; sample < samples; sample++)");
        code.Open($"for (nint row = 0; row < {shape.Height}; row++)");
        code.Open($"for (nint column = 0; column < {shape.Width}; column++)");
    }

    private void ClosePositions()
    {
        code.Close();
        code.Close();
        code.Close();
    }

    /// <summary>Loops over the taps; forward each reads an input, backward the output that read this input through the tap.</summary>
    private void OpenTaps(bool forward)
    {
        OpenTap("Y", "Row", "row", kernel.Window.Y, kernel.Input.Height, kernel.Output.Height, forward);
        OpenTap("X", "Column", "column", kernel.Window.X, kernel.Input.Width, kernel.Output.Width, forward);
    }

    private void OpenTap(string axis, string name, string position, WindowAxis window, int inputs, int outputs, bool forward)
    {
        code.Open($"for (nint tap{axis} = 0; tap{axis} < {window.Kernel}; tap{axis}++)");
        if (forward)
        {
            code.Line($"nint input{name} = {VectorText.Plus(Invariant($"({position} * {window.Stride}) + (tap{axis} * {window.Dilation})"), -window.PadBefore)};");
            code.Line($"if ((nuint)input{name} >= {inputs}) continue;");
            return;
        }

        code.Line($"nint strided{name} = {VectorText.Plus(position, window.PadBefore)} - (tap{axis} * {window.Dilation});");
        code.Line($"nint output{name} = strided{name} / {window.Stride};");
        code.Line($"if (strided{name} < 0 || strided{name} % {window.Stride} != 0 || output{name} >= {outputs}) continue;");
    }

    private void CloseTaps()
    {
        code.Close();
        code.Close();
    }
}
