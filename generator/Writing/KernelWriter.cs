using StaticCnn.Generator.Lowering;
using StaticCnn.Generator.Planning;
using StaticCnn.Generator.Writing.Kernels;

namespace StaticCnn.Generator.Writing;

/// <summary>A kernel's method: one per width under a method that picks the width, or one alone.</summary>
internal static class KernelWriter
{
    /// <summary>The method that the passes call.</summary>
    public static void WriteEntry(CodeWriter code, Kernel kernel, string layer)
    {
        code.Line();
        code.Line($"/// <summary>{layer}: {Escape(kernel.Summary)}.</summary>");
        code.Line($"/// <remarks>{kernel.Plan}</remarks>");
        if (!kernel.IsVectorized)
        {
            code.Line($"[MethodImpl(MethodImplOptions.AggressiveOptimization)]");
            code.Open($"private static void {kernel.Method}({Parameters(kernel)})");
            ScalarWriters.Write(code, kernel);
            code.Close();
            return;
        }

        var arguments = string.Join(", ", kernel.Operands.Select(o => o.Name).Concat(ExtraNames(kernel)).Append("samples"));
        code.Open($"private static void {kernel.Method}({Parameters(kernel)})");
        code.Line($"if (global::StaticCnn.VectorWidth.Use512) Kernels512.{kernel.Method}({arguments});");
        code.Line($"else if (global::StaticCnn.VectorWidth.Use256) Kernels256.{kernel.Method}({arguments});");
        code.Line($"else Kernels128.{kernel.Method}({arguments});");
        code.Close();
    }

    /// <summary>The method for one width, with calls of helpers where they will be inlined.</summary>
    public static void WriteForm(CodeWriter code, Kernel kernel, VectorForm form)
    {
        var start = code.Length;
        WriteMethod(code, kernel, form);
        if (InliningLimit.Holds(code.Since(start), form)) return;
        code.Return(start);
        WriteMethod(code, kernel, form.InPlace);
    }

    private static void WriteMethod(CodeWriter code, Kernel kernel, VectorForm form)
    {
        code.Line($"[MethodImpl(MethodImplOptions.AggressiveOptimization)]");
        code.Open($"internal static void {kernel.Method}({Parameters(kernel)})");
        foreach (var operand in kernel.Operands.Where(o => o.Kind is not (OperandKind.Labels or OperandKind.Losses)))
            code.Line($"ref float {operand.Name}0 = ref MemoryMarshal.GetReference({operand.Name});");
        // Addresses stay far below overflow; a consumer's checked arithmetic would test each of them.
        code.Open($"unchecked");
        WriteBody(code, kernel, form);
        code.Close();
        code.Close();
    }

    /// <summary>A kernel's signature and one of its forms: equal for kernels that are the same method.</summary>
    public static string Text(Kernel kernel)
    {
        var code = new CodeWriter();
        if (kernel.IsVectorized) WriteForm(code, kernel, VectorForm.Wide);
        else WriteEntry(code, kernel, "");
        return code.ToString();
    }

    /// <summary>What a kernel needs besides its operands.</summary>
    public static ImmutableArray<(string Type, string Name)> Extras(Kernel kernel) => kernel switch
    {
        PointwiseKernel { NeedsBatchSize: true } or SoftmaxKernel { NeedsBatchSize: true } or SquaredErrorKernel => [("int", "batchSize")],
        DenseKernel { Pass: DensePass.WeightGradient } => [("bool", "isFirst")],
        { CanBeShared: true } => [("int", "part"), ("int", "parts")],
        DropoutKernel => [("ulong", "seed"), ("int", "epoch"), ("ReadOnlySpan<int>", "sampleNumbers")],
        _ => [],
    };

    private static IEnumerable<string> ExtraNames(Kernel kernel) => Extras(kernel).Select(e => e.Name);

    private static void WriteBody(CodeWriter code, Kernel kernel, VectorForm form)
    {
        switch (kernel)
        {
            case CorrelateKernel k:
                CorrelateWriter.Write(code, k, form);
                break;
            case WinogradKernel k:
                WinogradWriter.Write(code, k, form);
                break;
            case WinogradWeightGradientKernel k:
                WinogradWeightGradientWriter.Write(code, k, form);
                break;
            case WeightGradientKernel k:
                WeightGradientWriter.Write(code, k, form);
                break;
            case LanewiseKernel k:
                LanewiseWriter.Write(code, k, form);
                break;
            case LanewiseWeightGradientKernel k:
                LanewiseWeightGradientWriter.Write(code, k, form);
                break;
            case DenseKernel k:
                DenseWriter.Write(code, k, form);
                break;
            case PoolKernel k:
                PoolWriter.Write(code, k, form);
                break;
            case PointwiseKernel k:
                PointwiseWriter.Write(code, k, form);
                break;
            case MomentsKernel k:
                MomentsWriter.Write(code, k, form);
                break;
            case SoftmaxKernel k:
                SoftmaxWriter.Write(code, k, form);
                break;
            default:
                throw new InvalidOperationException($"Kernel {kernel.GetType().Name} has no writer.");
        }
    }

    private static string Parameters(Kernel kernel)
    {
        var operands = kernel.Operands.Select(o => $"{SpanType(o)} {o.Name}");
        return string.Join(", ", operands.Concat(Extras(kernel).Select(e => $"{e.Type} {e.Name}")).Append("int samples"));
    }

    private static string SpanType(Operand operand)
    {
        var element = operand.Kind == OperandKind.Labels ? "int" : "float";
        return operand.IsWritten ? $"Span<{element}>" : $"ReadOnlySpan<{element}>";
    }

    private static string Escape(string text) => text.Replace("&", "&amp;").Replace("<", "&lt;").Replace(">", "&gt;");
}
