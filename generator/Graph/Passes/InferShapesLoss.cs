using StaticCnn.Generator.Declaration;
using StaticCnn.Generator.Diagnostics;

namespace StaticCnn.Generator.Graph.Passes;

/// <summary>Checks that the network ends with one loss that its output fits.</summary>
internal static class InferShapesLoss
{
    private static readonly Dictionary<string, LossKind> Kinds = new(StringComparer.Ordinal)
    {
        ["SoftmaxCrossEntropy"] = LossKind.SoftmaxCrossEntropy,
        ["MeanSquaredError"] = LossKind.MeanSquaredError,
    };

    public static bool IsKnown(string kind) => Kinds.ContainsKey(kind);

    public static LossKind? Check(NetworkDeclaration declaration, InferShapesScope scope, bool complete, FindingList findings)
    {
        var network = $"network '{declaration.Class.Name}'";
        var losses = Enumerable.Range(0, declaration.Attributes.Count).Where(i => declaration.Attributes[i].Role == AttributeRole.Loss).ToList();
        if (scope.Count == 0 && complete)
        {
            findings.Add(Descriptors.NoLayers, Target.Class, $"{network} has no layers; write them as attributes after [Network], as in [Dense(10)]");
            return null;
        }

        if (losses.Count == 0)
        {
            if (complete) findings.Add(Descriptors.MissingLoss, Target.Class, $"{network} has no loss; end its attributes with one, as in [SoftmaxCrossEntropy]");
            return null;
        }

        var loss = declaration.Attributes[losses[0]];
        foreach (var other in losses.Skip(1))
            findings.Add(Descriptors.SeveralLosses, new(other), $"{network} has the loss {loss.Kind} already; remove one");

        if (scope.Count > 0 && losses[0] < scope.LastAttribute)
        {
            var next = declaration.Attributes[scope.LastAttribute];
            findings.Add(Descriptors.MisplacedLoss, new(losses[0]), $"{loss.Kind} must be the last attribute of {network}, but {next.Kind} follows it");
        }

        if (!Kinds.TryGetValue(loss.Kind, out var kind) || loss.IsBroken) return null;
        if (kind == LossKind.SoftmaxCrossEntropy && losses.Count == 1) CheckSoftmax(losses[0], scope, findings);
        return kind;
    }

    private static void CheckSoftmax(int loss, InferShapesScope scope, FindingList findings)
    {
        if (scope.Last is not { } last) return;
        var origin = $"{last.Kind} '{last.Name}'";
        if (last.Output.Rank != 1)
            findings.Add(Descriptors.LossShape, new(loss), $"SoftmaxCrossEntropy needs one number per class, not the shape {last.Output} of {origin}; end with Dense, GlobalAveragePool or Flatten");
        else if (last.Output.Channels < 2)
            findings.Add(Descriptors.LossShape, new(loss), $"SoftmaxCrossEntropy needs at least 2 classes, but {origin} has 1 output; give it one output per class, or use MeanSquaredError");
        else if (last is SoftmaxLayer)
            findings.Add(Descriptors.SoftmaxTwice, new(scope.LastAttribute), $"{origin} stands before SoftmaxCrossEntropy, which applies softmax itself; remove it");
    }
}
