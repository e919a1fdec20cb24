using StaticCnn.Generator.Declaration;
using StaticCnn.Generator.Diagnostics;
using StaticCnn.Generator.Graph.Passes;

namespace StaticCnn.Generator;

/// <summary>The front end as a step of the pipeline: it never throws, except to be cancelled.</summary>
internal static class CheckStep
{
    public static CheckedNetwork Run(NetworkDeclaration declaration, CancellationToken cancellation)
    {
        try
        {
            cancellation.ThrowIfCancellationRequested();
            return InferShapes.Run(declaration);
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            var finding = new Finding(Descriptors.InternalError.Id, Target.Class, DiagnosticFactory.InternalMessage(fault.ToString()));
            return new(new(declaration.Class, null), new([finding]));
        }
    }
}
