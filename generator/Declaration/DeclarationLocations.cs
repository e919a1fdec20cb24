using Microsoft.CodeAnalysis;

namespace StaticCnn.Generator.Declaration;

/// <summary>Where the parts of a <see cref="NetworkDeclaration"/> are written. Never reaches the back end.</summary>
/// <param name="Class">The identifier of the class.</param>
/// <param name="Attributes">In the order of the declaration's attributes.</param>
internal sealed record DeclarationLocations(Location Class, EquatableArray<AttributeLocations> Attributes)
{
    /// <summary>The place of a finding: of the argument, where it is written, else of the attribute or the class.</summary>
    public Location Find(Target target) =>
        target.Attribute == Target.OfClass ? Class : Attributes[target.Attribute].Find(target.Argument);
}

/// <summary>Where an attribute and its arguments are written.</summary>
internal sealed record AttributeLocations(Location Attribute, EquatableArray<ArgumentLocation> Arguments)
{
    public Location Find(string? name)
    {
        foreach (var argument in Arguments)
        {
            if (argument.Name == name) return argument.Location;
        }

        // The element of an array that is not written out: the array.
        var bracket = name?.IndexOf('[') ?? -1;
        return bracket > 0 ? Find(name!.Substring(0, bracket)) : Attribute;
    }
}

/// <summary>Where an argument is written.</summary>
/// <param name="Name">The property that it sets; <c>With[1]</c> for an element of an array.</param>
/// <param name="Location">The whole argument, with the name of the property.</param>
internal sealed record ArgumentLocation(string Name, Location Location);
