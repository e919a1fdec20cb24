namespace StaticCnn.Generator.Declaration;

/// <summary>The class that carries the declaration.</summary>
/// <param name="Namespace">The namespace, with @ where a part is a keyword; empty for the global one.</param>
/// <param name="Name">The name as an identifier, with @ where it is a keyword.</param>
/// <param name="HintName">The name of the generated file, without its ending; letter case alone may tell two classes apart.</param>
/// <param name="Keyword">class or record.</param>
/// <param name="TypeParameters">The type parameters with their brackets, as in <c>&lt;T&gt;</c>; empty for a class that is right.</param>
/// <param name="Containers">The heads of the types around the class, outermost first; empty for a class that is right.</param>
/// <param name="Problem">What keeps the class from being a network.</param>
internal sealed record ClassDeclaration(
    string Namespace,
    string Name,
    string HintName,
    string Keyword,
    string TypeParameters,
    EquatableArray<string> Containers,
    ClassProblem Problem);

/// <summary>What keeps a class from being a network: the first that holds.</summary>
internal enum ClassProblem
{
    None,
    LanguageVersion,
    FileLocal,
    Nested,
    Generic,
    Static,
    Record,
    Abstract,
    PrimaryConstructor,
    NotPartial,
}
