namespace StaticCnn.Generator.Declaration;

/// <summary>What in a declaration a finding is about, without saying where it is written.</summary>
/// <param name="Attribute">The index of the attribute, or <see cref="OfClass"/>.</param>
/// <param name="Argument">The argument's property, <c>With[1]</c> for an element; null for the attribute itself.</param>
internal readonly record struct Target(int Attribute, string? Argument = null)
{
    public const int OfClass = -1;

    public static Target Class => new(OfClass);
}
