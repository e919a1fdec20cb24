namespace StaticCnn.Generator.Declaration;

/// <summary>An attribute of the class that the language knows, as written. Values, no locations.</summary>
/// <param name="Role">What the attribute is for.</param>
/// <param name="Kind">Its name without the ending: Conv2D; a type of another namespace keeps its full name.</param>
/// <param name="IsBroken">Whether the C# compiler reports an error in it, so that its arguments say nothing.</param>
/// <param name="Arguments">The arguments that are written, in no particular order.</param>
internal sealed record AttributeDeclaration(AttributeRole Role, string Kind, bool IsBroken, EquatableArray<Argument> Arguments)
{
    public Argument? Find(string name)
    {
        foreach (var argument in Arguments)
        {
            if (argument.Name == name) return argument;
        }

        return null;
    }

    public int Integer(string name, int unset) => Find(name) is { } argument ? (int)argument.Number : unset;

    public double Number(string name, double unset) => Find(name) is { } argument ? argument.Number : unset;

    public bool Flag(string name, bool unset) => Find(name) is { } argument ? argument.Number != 0 : unset;

    public string? Text(string name) => Find(name)?.Text;
}
