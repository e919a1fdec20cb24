using Microsoft.CodeAnalysis.CSharp;

namespace StaticCnn.Generator.Declaration;

/// <summary>Names as C# writes them.</summary>
internal static class Identifiers
{
    /// <summary>The name, with @ where it is a keyword, also one of some places only (record, file, required).</summary>
    public static string Escape(string name) =>
        SyntaxFacts.GetKeywordKind(name) != SyntaxKind.None || SyntaxFacts.GetContextualKeywordKind(name) != SyntaxKind.None
            ? "@" + name
            : name;
}
