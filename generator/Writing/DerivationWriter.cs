using static StaticCnn.Generator.Writing.InvariantText;
using StaticCnn.Generator.Lowering;
using StaticCnn.Generator.Planning;

namespace StaticCnn.Generator.Writing;

/// <summary>What is computed from the tensors once before a pass.</summary>
internal static class DerivationWriter
{
    public static void Write(CodeWriter code, PassPlan pass, ParameterPlan parameters, string method)
    {
        code.Open($"internal static void {method}(ReadOnlySpan<float> storage, Span<float> derived)");
        for (var i = 0; i < pass.Graph.Derivations.Length; i++) WriteCall(code, pass, i, parameters);
        code.Close();
    }

    public static void WriteMethods(CodeWriter code, PassPlan pass)
    {
        foreach (var transposed in pass.Graph.Derivations.OfType<TransposedWeight>()) WriteTranspose(code, transposed);
    }

    private static void WriteCall(CodeWriter code, PassPlan pass, int index, ParameterPlan parameters)
    {
        var (derivation, offset) = (pass.Graph.Derivations[index], pass.DerivationOffsets[index]);
        string Tensor(int id) => Invariant($"storage.Slice({parameters.Offsets[id]}, {parameters.LengthOf(id)})");
        code.Line($"// {derivation.Summary}");
        switch (derivation)
        {
            case TransposedWeight t:
                code.Line($"{t.Method}({Tensor(t.Weight)}, derived.Slice({offset}, {t.Length}));");
                break;
            case TransformedWeight t:
                code.Line($"global::StaticCnn.Kernels.Winograd.{(t.IsTransposed ? "TransformTransposed" : "Transform")}({Tensor(t.Weight)}, {t.Taps}, {(t.IsTransposed ? t.IsRotated ? "true, " : "false, " : "")}{t.Source.Block}, {t.Source.TapY}, {t.Source.TapX}, {t.Source.Channel}, {t.Filters}, {t.Channels}, {TransformedWeight.ElementStride(t.IsTransposed ? t.Filters : t.Channels)}, derived.Slice({offset}, {t.Length}));");
                break;
            case PairedWeight p:
                var source = p.Source.Kind == OperandKind.Tensor
                    ? Tensor(p.Source.Id)
                    : Invariant($"derived.Slice({pass.DerivationOffsets[p.Source.Id]}, {pass.Graph.Derivations[p.Source.Id].Length})");
                code.Line($"global::StaticCnn.Kernels.PairedWeight.Fill({source}, {p.Rows}, {p.Taps}, {p.Shift}, {(p.IsUpperFirst ? "true" : "false")}, derived.Slice({offset}, {p.Length}));");
                break;
            case FoldedNormalization f:
                var lanes = f.Length / 2;
                code.Line($"global::StaticCnn.Kernels.BatchNormalization.Fold({Tensor(f.Gamma)}, {Tensor(f.Beta)}, {Tensor(f.RunningMean)}, {Tensor(f.RunningVariance)}, {VectorText.Float(f.Epsilon)}, derived.Slice({offset}, {lanes}), derived.Slice({offset + lanes}, {lanes}));");
                break;
            default:
                throw new InvalidOperationException($"Derivation {derivation.GetType().Name} has no writer.");
        }
    }

    private static void WriteTranspose(CodeWriter code, TransposedWeight t)
    {
        code.Line();
        code.Line($"/// <summary>{t.Summary}.</summary>");
        code.Line($"[MethodImpl(MethodImplOptions.AggressiveOptimization)]");
        code.Open($"private static void {t.Method}(ReadOnlySpan<float> weight, Span<float> transposed)");
        code.Open($"for (int input = 0; input < {t.InputChannels}; input += 16)");
        code.Line($"int rows = Math.Min(16, {t.InputChannels} - input);");
        if (t.GroupInputs == t.InputChannels) code.Line($"const int firstFilter = 0;");
        else code.Line($"int firstFilter = input / {t.GroupInputs} * {t.GroupOutputs};");
        code.Open($"for (int output = 0; output < {t.GroupOutputs}; output += 16)");
        code.Line($"int columns = Math.Min(16, {t.GroupOutputs} - output);");
        var channel = t.GroupInputs == t.InputChannels ? "input" : $"(input % {Invariant($"{t.GroupInputs}")})";
        code.Line($"int source = ((firstFilter + output) / 16 * {t.Source.Block}) + ({channel} * {t.Source.Channel}) + {(t.TapsY.First * t.Source.TapY) + (t.TapsX.First * t.Source.TapX)};");
        code.Line($"int target = (input / 16 * {t.Target.Block}) + (output * {t.Target.Channel});");
        code.Open($"for (int tapY = 0; tapY < {t.TapsY.Count}; tapY++)");
        code.Open($"for (int tapX = 0; tapX < {t.TapsX.Count}; tapX++)");
        code.Line($"ReadOnlySpan<float> from = weight.Slice(source + (tapY * {t.TapsY.Step * t.Source.TapY}) + (tapX * {t.TapsX.Step * t.Source.TapX}));");
        code.Line($"Span<float> to = transposed.Slice(target + (tapY * {t.Target.TapY}) + (tapX * {t.Target.TapX}));");
        code.Line($"global::StaticCnn.Kernels.Transposition.Block(from, {t.Source.Channel}, to, {t.Target.Channel}, rows, columns);");
        code.Close();
        code.Close();
        code.Close();
        code.Close();
        code.Close();
    }
}
