namespace StaticCnn.Generator.Declaration;

/// <summary>What the user wrote: the class and its attributes in order. Values, no locations, so that it can be compared.</summary>
internal sealed record NetworkDeclaration(ClassDeclaration Class, EquatableArray<AttributeDeclaration> Attributes);
