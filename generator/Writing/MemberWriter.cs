using StaticCnn.Generator.Planning;

namespace StaticCnn.Generator.Writing;

/// <summary>What users call.</summary>
internal static class MemberWriter
{
    public static void Write(CodeWriter code, NetworkPlan plan, string self)
    {
        var name = plan.Network.ClassName;
        code.Line($"private readonly global::StaticCnn.Predictor<{self}> predictor;");
        code.Line();
        code.Open($"private {name}(global::StaticCnn.NetworkParameters parameters)");
        code.Line($"Parameters = parameters;");
        code.Line($"predictor = new global::StaticCnn.Predictor<{self}>(this);");
        code.Close();
        Member(code, "The parameters and running averages: one packed span, and each tensor by name.", $"public global::StaticCnn.NetworkParameters Parameters {{ get; }}");
        Member(code, "The model summary: layers, output shapes, parameters, multiply-adds, memory.", $"public static string Summary => Definition.Summary;");
        Member(code, "The plan: each kernel of training and inference, its register tile, arithmetic, bytes, and the share of the processor's peak that is expected.", $"public static string Plan => Definition.Plan;");
        Member(code, "A network with initialised parameters, which are a function of the seed.", $"public static {name} Create(ulong seed = 0)");
        code.Open();
        code.Line($"global::StaticCnn.NetworkParameters parameters = new global::StaticCnn.NetworkParameters(Definition);");
        code.Line($"global::StaticCnn.ParameterInitializer.Initialize(parameters, seed);");
        code.Line($"return new {name}(parameters);");
        code.Close();
        Member(code, "A network with the parameters of a safetensors file.", $"public static {name} Load(string path)");
        code.Open();
        code.Line($"global::StaticCnn.NetworkParameters parameters = new global::StaticCnn.NetworkParameters(Definition);");
        code.Line($"global::StaticCnn.NetworkFile.Load(parameters, path);");
        code.Line($"return new {name}(parameters);");
        code.Close();
        Member(code, "Writes the parameters to a safetensors file, with PyTorch's names and layouts.", $"public void Save(string path) => global::StaticCnn.NetworkFile.Save(Parameters, path);");
        Member(
            code,
            FormattableString.Invariant($"Predicts any number of samples of shape {plan.Network.Input}; allocates nothing. One thread at a time."),
            $"public void Predict(global::System.ReadOnlySpan<float> inputs, global::System.Span<float> outputs) => predictor.Predict(inputs, outputs);");
        Member(
            code,
            "Loss, accuracy and confusion matrix over a data set.",
            $"public global::StaticCnn.Evaluation Evaluate(global::StaticCnn.Dataset data, int threads = 0) => global::StaticCnn.Evaluator.Evaluate(this, data, threads);");
        Member(code, "A network over the given parameters, which it shares.", $"public static {name} FromParameters(global::StaticCnn.NetworkParameters parameters) => new {name}(parameters);");
    }

    private static void Member(CodeWriter code, string summary, FormattableString declaration)
    {
        code.Line();
        code.Line($"/// <summary>{summary}</summary>");
        code.Raw(FormattableString.Invariant(declaration));
    }
}
