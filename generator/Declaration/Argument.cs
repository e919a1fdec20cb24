namespace StaticCnn.Generator.Declaration;

/// <summary>One argument of an attribute, by the name of the property that it sets.</summary>
/// <param name="Name">The property: <c>Kernel</c>, also where the argument is written for the constructor's <c>kernel</c>.</param>
/// <param name="Number">An integer, enumeration member, truth value (0 or 1) or double; all of them are exact in a double.</param>
/// <param name="Text">A string; null where the argument is none, or null.</param>
/// <param name="Numbers">The elements of an array of integers.</param>
/// <param name="Texts">The elements of an array of strings, with the empty string for null.</param>
internal sealed record Argument(
    string Name, double Number, string? Text, EquatableArray<int> Numbers, EquatableArray<string> Texts);
