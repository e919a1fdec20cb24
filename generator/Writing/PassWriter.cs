using static StaticCnn.Generator.Writing.InvariantText;
using StaticCnn.Generator.Graph;
using StaticCnn.Generator.Lowering;
using StaticCnn.Generator.Planning;

namespace StaticCnn.Generator.Writing;

/// <summary>The order of the kernels, phase by phase, and what happens between the phases.</summary>
internal sealed class PassWriter(CodeWriter code, NetworkPlan plan)
{
    private const string Spans = "(global::System.ReadOnlySpan<float> storage, global::System.Span<float> derived)";

    /// <summary>The members of the interface, which lead to the passes.</summary>
    public static void WriteMembers(CodeWriter code, string self)
    {
        Member("PrepareTraining", Spans, "storage, derived");
        Member("Train", "(int phase, in global::StaticCnn.TrainingTile tile)", "phase, in tile");
        Member("CombineShards", "(int phase, in global::StaticCnn.ShardCombination shards)", "phase, in shards");
        Member("PrepareInference", Spans, "storage, derived");
        Member("Infer", "(in global::StaticCnn.InferenceTile tile)", "in tile");

        void Member(string name, string parameters, string arguments)
        {
            code.Line();
            code.Line($"static void global::StaticCnn.INetwork<{self}>.{name}{parameters} => global::{NetworkWriter.PrivateNamespace}.Passes.{name}({arguments});");
        }
    }

    public void WriteTraining()
    {
        var pass = plan.Training;
        DerivationWriter.Write(code, pass, plan.Parameters, "PrepareTraining");
        code.Line();
        code.Open($"internal static void Train(int phase, in global::StaticCnn.TrainingTile tile)");
        code.Open($"switch (phase)");
        for (var phase = 0; phase < pass.Phases.Length; phase++)
        {
            code.Line($"case {phase}:");
            code.Line($"    TrainPhase{phase}(in tile);");
            code.Line($"    break;");
        }

        code.Close();
        code.Close();
        for (var phase = 0; phase < pass.Phases.Length; phase++)
        {
            code.Line();
            code.Line($"/// <summary>Phase {phase} of a training step over one tile of at most {pass.Memory.TileSamples} samples.</summary>");
            code.Open($"private static void TrainPhase{phase}(in global::StaticCnn.TrainingTile tile)");
            code.Line($"int samples = tile.Count;");
            WriteCalls(pass, phase, isShared: false);
            code.Close();
        }

        WriteCombination();
    }

    public void WriteInference()
    {
        var pass = plan.Inference;
        code.Line();
        DerivationWriter.Write(code, pass, plan.Parameters, "PrepareInference");
        code.Line();
        code.Line($"/// <summary>The prediction of one tile of at most {pass.Memory.TileSamples} samples.</summary>");
        code.Open($"internal static void Infer(in global::StaticCnn.InferenceTile tile)");
        code.Line($"int samples = tile.Count;");
        code.Line($"int parts = tile.Team == null ? 1 : tile.Team.Parts;");
        WriteCalls(pass, 0, isShared: true);
        code.Close();
    }

    /// <summary>The spans that the kernels of a phase work on, by name, then the calls.</summary>
    /// <param name="isShared">Whether the threads of a team may share the work.</param>
    private void WriteCalls(PassPlan pass, int phase, bool isShared)
    {
        var groups = pass.Phases[phase];
        var spans = new SpanLocals(pass, phase, plan.Parameters, isShared);
        var kernels = groups.SelectMany(g => g.Operations).SelectMany(o => o.Kernels);
        foreach (var (operand, isWritten) in SpanLocals.Used(kernels)) code.Raw(spans.Declare(operand, isWritten));
        code.Line();
        foreach (var group in groups)
        {
            if (!group.TakesWholeTile)
            {
                code.Open($"for (int first = 0; first < samples; first += {group.Samples})");
                code.Raw(group.Samples == 1 ? "const int count = 1;" : Invariant($"int count = Math.Min({group.Samples}, samples - first);"));
            }

            if (isShared) WriteSharedCalls(group, spans);
            else foreach (var kernel in group.Operations.SelectMany(o => o.Kernels)) WriteCall(kernel, group, spans, isShared);
            if (!group.TakesWholeTile) code.Close();
        }
    }

    /// <summary>All threads take their part of the kernels that can be shared, and the first one the others; all wait in between.</summary>
    private void WriteSharedCalls(OperationGroup group, SpanLocals spans)
    {
        var alone = new List<Kernel>();
        foreach (var kernel in group.Operations.SelectMany(o => o.Kernels))
        {
            if (!kernel.CanBeShared)
            {
                alone.Add(kernel);
                continue;
            }

            WriteAlone();
            WriteCall(kernel, group, spans, isShared: true);
            code.Line($"tile.Team?.Wait();");
        }

        WriteAlone();

        void WriteAlone()
        {
            if (alone.Count == 0) return;
            code.Open($"if (tile.Part == 0)");
            foreach (var kernel in alone) WriteCall(kernel, group, spans, isShared: true);
            code.Close();
            code.Line();
            code.Line($"tile.Team?.Wait();");
            alone.Clear();
        }
    }

    private void WriteCall(Kernel kernel, OperationGroup group, SpanLocals spans, bool isShared)
    {
        Func<Operand, string> name = group.TakesWholeTile ? spans.Of : spans.PartOf;
        var extras = KernelWriter.Extras(kernel).Select(e => Extra(e.Type, e.Name));
        var arguments = kernel.Operands.Select(name).Concat(extras).Append(group.TakesWholeTile ? "samples" : "count");
        code.Line($"{kernel.Method}({string.Join(", ", arguments)});");

        string Extra(string type, string member)
        {
            if (member == "part") return isShared ? "tile.Part" : "0";
            if (member == "parts") return isShared ? "parts" : "1";
            var text = "tile." + char.ToUpperInvariant(member[0]) + member.Substring(1);
            return group.TakesWholeTile || !type.StartsWith("ReadOnlySpan", StringComparison.Ordinal) ? text : text + ".Slice(first, count)";
        }
    }

    private void WriteCombination()
    {
        var pass = plan.Training;
        code.Line();
        code.Open($"internal static void CombineShards(int phase, in global::StaticCnn.ShardCombination shards)");
        for (var phase = 0; phase < pass.Phases.Length; phase++)
        {
            var combined = pass.Phases[phase].SelectMany(g => g.Operations).SelectMany(o => o.Operation.Components).Where(o => o.NeedsWholeBatch).ToArray();
            if (combined.Length == 0) continue;
            code.Open($"if (phase == {phase})");
            foreach (var operation in combined) WriteCombination(operation);
            code.Close();
        }

        code.Close();
    }

    private void WriteCombination(Operation operation)
    {
        var memory = plan.Training.Memory;
        var statistic = memory.Placements[operation.Phase][operation.Outputs[0]]!.Value;
        var statistics = Invariant($"shards.Statistics.Slice({statistic.Offset}, {statistic.Length})");
        switch (operation)
        {
            case BatchMoments o:
                string Storage(int tensor) => Invariant($"shards.Storage.Slice({plan.Parameters.Offsets[tensor]}, {plan.Parameters.LengthOf(tensor)})");
                code.Line($"global::StaticCnn.Kernels.BatchNormalization.CombineMoments(shards.ShardStatistics, shards.Shards, {memory.ShardStatisticsLength}, {memory.ShardStatistics[o.Moments]}, {VectorText.Float(o.Epsilon)}, {VectorText.Float(o.Momentum)}, {statistics}, {Storage(o.RunningMean)}, {Storage(o.RunningVariance)});");
                break;
            case NormalizeParameterGradient o:
                code.Line($"global::StaticCnn.Kernels.BatchNormalization.CombineSums(shards.ShardGradients, shards.Shards, {plan.Parameters.TrainableLength}, {plan.Parameters.Offsets[o.Gamma]}, {plan.Parameters.Offsets[o.Beta]}, {statistics});");
                break;
            default:
                throw new InvalidOperationException($"Operation {operation.GetType().Name} has no combination.");
        }
    }
}
