namespace StaticCnn.Generator.Declaration;

/// <summary>A declaration and where it is written.</summary>
/// <param name="Declaration">Null where reading failed.</param>
/// <param name="Locations">Where it is written.</param>
/// <param name="Failure">The generator's own fault in reading; null normally.</param>
internal sealed record LocatedDeclaration(NetworkDeclaration? Declaration, DeclarationLocations Locations, string? Failure);
