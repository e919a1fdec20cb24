using StaticCnn.Generator.Graph;
using StaticCnn.Generator.Graph.Passes;
using StaticCnn.Generator.Writing;

namespace StaticCnn.Generator;

/// <summary>The back end as a step of the pipeline: it never throws, except to be cancelled.</summary>
internal static class SourceStep
{
    public static GeneratedSource Run(
        NetworkOutline outline, Func<ShapedNetwork, CancellationToken, string> compile, CancellationToken cancellation)
    {
        if (outline.Network is not { } network) return new(outline.Class.HintName, FallbackWriter.Write(outline.Class), null);
        try
        {
            return new(outline.Class.HintName, compile(network, cancellation), null);
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            return new(outline.Class.HintName, FallbackWriter.Write(outline.Class), fault.ToString());
        }
    }
}

/// <summary>A generated file.</summary>
/// <param name="HintName">Its name, without the ending.</param>
/// <param name="Text">Null where no text could help the class.</param>
/// <param name="Failure">The generator's own fault; null normally.</param>
internal sealed record GeneratedSource(string HintName, string? Text, string? Failure);
