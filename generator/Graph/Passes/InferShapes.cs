using StaticCnn.Generator.Declaration;
using StaticCnn.Generator.Diagnostics;

namespace StaticCnn.Generator.Graph.Passes;

/// <summary>
/// Resolves names and computes shapes: from a declaration to a network, or to what is wrong with it. After an error in a layer,
/// what depends on its shape is not checked, so that one mistake gives one error.
/// </summary>
internal static class InferShapes
{
    public static CheckedNetwork Run(NetworkDeclaration declaration)
    {
        var findings = new FindingList();
        InferShapesClass.Check(declaration, findings);
        var complete = InferShapesClass.CheckAttributes(declaration, findings);

        var scope = new InferShapesScope(InferShapesInput.Read(declaration, findings), findings, complete);
        scope.Declare(InferShapesNames.Assign(declaration, findings));
        var unroll = InferShapesUnroll.Read(declaration, findings);
        while (scope.Next() is { } layer) scope.Finish(layer, InferShapesRules.Infer(layer));

        var loss = InferShapesLoss.Check(declaration, scope, complete, findings);
        if (complete) scope.CheckUnused();

        ShapedNetwork? network = null;
        if (complete && loss is { } kind && !findings.HasErrors && scope.Input is { } input)
            network = new(declaration.Class.Namespace, declaration.Class.Name, input, scope.Layers, kind, unroll);
        return new(new(declaration.Class, network), findings.ToEquatableArray());
    }
}
