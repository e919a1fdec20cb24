using StaticCnn.Generator.Declaration;
using StaticCnn.Generator.Diagnostics;
using static System.FormattableString;

namespace StaticCnn.Generator.Graph.Passes;

/// <summary>Reads the shape of the network's input.</summary>
internal static class InferShapesInput
{
    private const string Property = "InputShape";

    public static Shape? Read(NetworkDeclaration declaration, FindingList findings)
    {
        for (var i = 0; i < declaration.Attributes.Count; i++)
        {
            var attribute = declaration.Attributes[i];
            if (attribute.Role == AttributeRole.Network)
                return attribute.IsBroken ? null : Read(attribute.Find(Property)?.Numbers ?? default, i, findings);
        }

        return null;
    }

    private static Shape? Read(EquatableArray<int> sizes, int attribute, FindingList findings)
    {
        if (sizes.Count is < 1 or > 3)
        {
            var target = sizes.Count > 3 ? new Target(attribute, Property + "[3]") : new Target(attribute);
            findings.Add(Descriptors.InputShape, target, Invariant($"the input shape has {sizes.Count} dimensions; it has one (features), two (channels, length) or three (channels, height, width)"));
            return null;
        }

        for (var d = 0; d < sizes.Count; d++)
        {
            if (sizes[d] >= 1) continue;
            findings.Add(Descriptors.InputShape, new(attribute, Invariant($"{Property}[{d}]")), Invariant($"dimension {d + 1} of the input shape is {sizes[d]}; it must be at least 1"));
            return null;
        }

        if (InferShapesSizes.Describe(sizes) is { } excess)
        {
            findings.Add(Descriptors.TooLarge, new(attribute), $"the input has {excess}");
            return null;
        }

        return sizes.Count switch
        {
            1 => new(sizes[0], 1, 1, 1),
            2 => new(sizes[0], 1, sizes[1], 2),
            _ => new(sizes[0], sizes[1], sizes[2], 3),
        };
    }
}
