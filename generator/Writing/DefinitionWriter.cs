using static StaticCnn.Generator.Writing.InvariantText;
using StaticCnn.Generator.Graph;
using StaticCnn.Generator.Lowering;
using StaticCnn.Generator.Planning;

namespace StaticCnn.Generator.Writing;

/// <summary>The network's definition: what the runtime has to know, as constants.</summary>
internal static class DefinitionWriter
{
    public static void Write(CodeWriter code, NetworkPlan plan, ImmutableArray<string> description)
    {
        var (network, training, inference) = (plan.Network, plan.Training.Memory, plan.Inference.Memory);
        var output = network.Layers.Count > 0 ? network.Layers[network.Layers.Count - 1].Output : network.Input;
        code.Line();
        code.Line($"/// <summary>Shapes, tensors and memory sizes.</summary>");
        code.Line($"public static global::StaticCnn.NetworkDefinition Definition {{ get; }} = new global::StaticCnn.NetworkDefinition");
        code.Open();
        code.Line($"Name = \"{network.ClassName.TrimStart('@')}\",");
        code.Line($"InputShape = {Shape(network.Input)},");
        code.Line($"OutputShape = {Shape(output)},");
        code.Line($"Loss = global::StaticCnn.LossKind.{network.Loss},");
        code.Line($"ParameterCount = {plan.Costs.Sum(c => c.Parameters)},");
        code.Line($"MultiplyAdds = {plan.Costs.Sum(c => c.MultiplyAdds)},");
        code.Line($"TrainableLength = {plan.Parameters.TrainableLength},");
        code.Line($"ClearedLength = {plan.Parameters.ClearedLength},");
        code.Line($"StorageLength = {plan.Parameters.StorageLength},");
        code.Line($"DerivedLength = {plan.Training.DerivedLength},");
        code.Line($"InferenceDerivedLength = {plan.Inference.DerivedLength},");
        code.Line($"Phases = {plan.Training.Phases.Length},");
        code.Line($"TileSamples = {training.TileSamples},");
        code.Line($"ArenaLength = {training.ArenaLength},");
        code.Line($"BatchLengthPerSample = {training.BatchLengthPerSample},");
        code.Line($"ShardStatisticsLength = {training.ShardStatisticsLength},");
        code.Line($"StatisticsLength = {training.StatisticsLength},");
        code.Line($"SamplesPerShard = {plan.Sharding.SamplesPerShard},");
        code.Line($"TwoShardBatch = {plan.Sharding.TwoShardBatch},");
        code.Line($"InferenceTileSamples = {inference.TileSamples},");
        code.Line($"InferenceArenaLength = {inference.ArenaLength},");
        code.Line($"Summary = {SummaryWriter.Literal(plan)},");
        code.Line($"Plan = {PlanText.Literal(description)},");
        code.Line($"Tensors = new global::StaticCnn.TensorDefinition[]");
        code.Open();
        foreach (var tensor in plan.Parameters.Tensors) WriteTensor(code, tensor, plan.Parameters.Offsets[tensor.Tensor.Id]);
        code.Close(",");
        code.Close(";");
    }

    private static void WriteTensor(CodeWriter code, PackedTensor packed, int offset)
    {
        var t = packed.Tensor;
        code.Line($"new global::StaticCnn.TensorDefinition");
        code.Open();
        code.Line($"Name = \"{t.Name}\",");
        code.Line($"Shape = {Shape(string.Join(", ", t.Dimensions.Select(d => Invariant($"{d}"))))},");
        code.Line($"Role = global::StaticCnn.TensorRole.{t.Role},");
        code.Line($"Initializer = global::StaticCnn.Initializer.{t.Initializer},");
        code.Line($"FanIn = {t.FanIn},");
        code.Line($"FanOut = {t.FanOut},");
        code.Line($"Offset = {offset},");
        code.Line($"PackedLength = {packed.Length},");
        var axes = packed.Axes.Select(a => Invariant($"new global::StaticCnn.PackedAxis({a.Size}, {a.Block}, {a.OuterStride}, {a.InnerStride})"));
        code.Line($"Axes = new global::StaticCnn.PackedAxis[] {{ {string.Join(", ", axes)} }},");
        code.Close(",");
    }

    private static string Shape(Shape shape) => Shape(shape.ToString().Replace("x", ", "));

    // An array, because a list of arguments for a span needs C# 13.
    private static string Shape(string dimensions) => $"new global::StaticCnn.TensorShape(new int[] {{ {dimensions} }})";
}
