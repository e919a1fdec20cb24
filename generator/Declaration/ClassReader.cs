using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace StaticCnn.Generator.Declaration;

/// <summary>Reads the class itself: its names and whether it can be a network.</summary>
internal static class ClassReader
{
    public static ClassDeclaration Read(INamedTypeSymbol symbol, TypeDeclarationSyntax syntax) =>
        new(
            NamespaceOf(symbol),
            Identifiers.Escape(symbol.Name),
            HintName(symbol),
            symbol.IsRecord ? "record" : "class",
            TypeParameters(symbol),
            Containers(symbol).Select(Head).ToEquatableArray(),
            Problem(symbol, syntax));

    private static ClassProblem Problem(INamedTypeSymbol symbol, TypeDeclarationSyntax syntax)
    {
        // The generated class implements static abstract members of an interface, which C# 11 brought.
        if (((CSharpParseOptions)syntax.SyntaxTree.Options).LanguageVersion < LanguageVersion.CSharp11) return ClassProblem.LanguageVersion;
        if (symbol.IsFileLocal || Containers(symbol).Any(t => t.IsFileLocal)) return ClassProblem.FileLocal;
        if (symbol.ContainingType is not null) return ClassProblem.Nested;
        if (symbol.TypeParameters.Length > 0) return ClassProblem.Generic;
        if (symbol.IsStatic) return ClassProblem.Static;
        if (symbol.IsRecord) return ClassProblem.Record;
        if (symbol.IsAbstract) return ClassProblem.Abstract;
        if (syntax.ParameterList is not null) return ClassProblem.PrimaryConstructor;
        return syntax.Modifiers.Any(SyntaxKind.PartialKeyword) ? ClassProblem.None : ClassProblem.NotPartial;
    }

    private static List<INamedTypeSymbol> Containers(INamedTypeSymbol symbol)
    {
        var types = new List<INamedTypeSymbol>();
        for (var type = symbol.ContainingType; type is not null; type = type.ContainingType) types.Insert(0, type);
        return types;
    }

    private static string NamespaceOf(INamedTypeSymbol symbol)
    {
        var parts = new List<string>();
        for (var space = symbol.ContainingNamespace; space is { IsGlobalNamespace: false }; space = space.ContainingNamespace)
            parts.Insert(0, Identifiers.Escape(space.Name));
        return string.Join(".", parts);
    }

    private static string HintName(INamedTypeSymbol symbol)
    {
        var space = symbol.ContainingNamespace is { IsGlobalNamespace: false } named ? named.ToDisplayString(Plain) + "." : "";
        return space + string.Join("+", [.. Containers(symbol).Select(t => t.MetadataName), symbol.MetadataName]);
    }

    private static SymbolDisplayFormat Plain { get; } =
        new(typeQualificationStyle: SymbolDisplayTypeQualificationStyle.NameAndContainingTypesAndNamespaces);

    private static string Head(INamedTypeSymbol type)
    {
        var keyword = (type.TypeKind, type.IsRecord) switch
        {
            (TypeKind.Struct, true) => "record struct",
            (TypeKind.Struct, false) => "struct",
            (TypeKind.Interface, _) => "interface",
            (_, true) => "record",
            _ => "class",
        };
        return $"partial {keyword} {Identifiers.Escape(type.Name)}{TypeParameters(type)}";
    }

    private static string TypeParameters(INamedTypeSymbol type) =>
        type.TypeParameters.IsEmpty ? "" : $"<{string.Join(", ", type.TypeParameters.Select(p => Identifiers.Escape(p.Name)))}>";
}
