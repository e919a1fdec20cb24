using StaticCnn.Generator.Declaration;
using StaticCnn.Generator.Diagnostics;
using static System.FormattableString;

namespace StaticCnn.Generator.Graph.Passes;

/// <summary>Reads what the network attribute says about loops.</summary>
internal static class InferShapesUnroll
{
    private const string Property = "Unroll";

    public static UnrollKind Read(NetworkDeclaration declaration, FindingList findings)
    {
        for (var i = 0; i < declaration.Attributes.Count; i++)
        {
            var attribute = declaration.Attributes[i];
            if (attribute.Role != AttributeRole.Network) continue;
            var value = attribute.Integer(Property, 0);
            if (Enum.IsDefined(typeof(UnrollKind), value)) return (UnrollKind)value;
            findings.Add(Descriptors.ValueOutOfRange, new(i, Property), Invariant($"{Property} of network '{declaration.Class.Name}' is {value}, which is no member of the enumeration"));
        }

        return UnrollKind.Auto;
    }
}
