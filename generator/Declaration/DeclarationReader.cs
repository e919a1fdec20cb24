using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace StaticCnn.Generator.Declaration;

/// <summary>Reads a network's declaration: the only place, with its helpers, that sees symbols and syntax.</summary>
internal static class DeclarationReader
{
    public const string NetworkAttribute = "StaticCnn.NetworkAttribute";

    /// <summary>Whether the attribute may stand there; elsewhere the compiler reports it.</summary>
    public static bool IsClass(SyntaxNode node) => node.IsKind(SyntaxKind.ClassDeclaration) || node.IsKind(SyntaxKind.RecordDeclaration);

    /// <summary>Null for what is no network of its own: a class still without a name, or the second attribute of a class.</summary>
    public static LocatedDeclaration? Read(GeneratorAttributeSyntaxContext context, CancellationToken cancellation)
    {
        var syntax = (TypeDeclarationSyntax)context.TargetNode;
        try
        {
            var symbol = (INamedTypeSymbol)context.TargetSymbol;
            if (symbol.Name.Length == 0 || !IsFirst(symbol, syntax)) return null;
            return Read(symbol, syntax, cancellation);
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            return new(null, new(syntax.Identifier.GetLocation(), default), fault.ToString());
        }
    }

    private static LocatedDeclaration Read(INamedTypeSymbol symbol, TypeDeclarationSyntax part, CancellationToken cancellation)
    {
        var attributes = new List<AttributeDeclaration>();
        var locations = new List<AttributeLocations>();
        foreach (var data in symbol.GetAttributes())
        {
            if (AttributeReader.Role(data) is not { } role) continue;
            if (data.ApplicationSyntaxReference?.GetSyntax(cancellation) is not AttributeSyntax syntax) continue;
            if (syntax.SyntaxTree != part.SyntaxTree || !part.Span.Contains(syntax.Span))
            {
                if (role is AttributeRole.Layer or AttributeRole.Loss) role = AttributeRole.Elsewhere;
                else continue;
            }

            // The compiler reports a second network attribute.
            if (role == AttributeRole.Network && attributes.Any(a => a.Role == AttributeRole.Network)) continue;
            attributes.Add(AttributeReader.Read(data, role, syntax));
            locations.Add(LocationReader.Read(data, syntax));
        }

        return new(
            new(ClassReader.Read(symbol, part), attributes.ToEquatableArray()),
            new(part.Identifier.GetLocation(), locations.ToEquatableArray()),
            null);
    }

    // With the attribute on two parts, the class is visited twice but must be written once. The context does not tell the parts of
    // one file apart.
    private static bool IsFirst(INamedTypeSymbol symbol, TypeDeclarationSyntax part)
    {
        var first = symbol.GetAttributes().FirstOrDefault(a => AttributeReader.Role(a) == AttributeRole.Network);
        return first?.ApplicationSyntaxReference is { } reference && reference.SyntaxTree == part.SyntaxTree && part.Span.Contains(reference.Span);
    }
}
