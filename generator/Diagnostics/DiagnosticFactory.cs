using Microsoft.CodeAnalysis;
using StaticCnn.Generator.Declaration;

namespace StaticCnn.Generator.Diagnostics;

/// <summary>Checks a declaration and gives the findings their locations.</summary>
internal static class DiagnosticFactory
{
    public static ImmutableArray<Diagnostic> Create(LocatedDeclaration located, CancellationToken cancellation)
    {
        if (located.Declaration is not { } declaration) return [Internal(located.Failure ?? "", located.Locations.Class)];
        return
        [
            .. CheckStep.Run(declaration, cancellation).Findings
                .Select(f => Diagnostic.Create(Descriptors.Get(f.Id), located.Locations.Find(f.Target), f.Message)),
        ];
    }

    public static Diagnostic Internal(string failure, Location location) =>
        Diagnostic.Create(Descriptors.InternalError, location, InternalMessage(failure));

    /// <summary>On one line, as build logs need it.</summary>
    public static string InternalMessage(string failure) =>
        "internal error of the StaticCnn generator; please report it with the declaration: "
        + string.Join(" | ", failure.Split(['\r', '\n'], StringSplitOptions.RemoveEmptyEntries).Select(l => l.Trim()).Take(4));
}
