using StaticCnn.Generator.Declaration;
using StaticCnn.Generator.Diagnostics;

namespace StaticCnn.Generator.Graph.Passes;

/// <summary>Checks the class and which attributes stand on it.</summary>
internal static class InferShapesClass
{
    public static void Check(NetworkDeclaration declaration, FindingList findings)
    {
        var name = declaration.Class.Name;
        var (descriptor, message) = declaration.Class.Problem switch
        {
            ClassProblem.NotPartial => (Descriptors.NotPartial, $"network '{name}' must be partial, for the generated members to be added"),
            ClassProblem.Generic => (Descriptors.Generic, $"network '{name}' must have no type parameters: its code is generated once, for float"),
            ClassProblem.Nested => (Descriptors.Nested, $"network '{name}' is declared inside another type; declare it in a namespace"),
            ClassProblem.FileLocal => (Descriptors.FileLocal, $"network '{name}' must not be local to its file, because its members are generated in another one; remove 'file'"),
            ClassProblem.Static => (Descriptors.ClassKind, $"network '{name}' must not be static: every instance has parameters of its own"),
            ClassProblem.Abstract => (Descriptors.ClassKind, $"network '{name}' must not be abstract: its generated members create it"),
            ClassProblem.Record => (Descriptors.ClassKind, $"network '{name}' must be a class, not a record: two networks are equal only if they are the same one"),
            ClassProblem.PrimaryConstructor => (Descriptors.ClassKind, $"network '{name}' must not have a primary constructor: its generated constructor takes the parameters"),
            ClassProblem.LanguageVersion => (Descriptors.LanguageVersion, $"network '{name}' needs C# 11 or later, for static members of interfaces; set LangVersion to 11 or 'latest'"),
            _ => (null, ""),
        };
        if (descriptor is not null) findings.Add(descriptor, Target.Class, message);
    }

    /// <summary>Whether all attributes are known, so that what is missing is missing.</summary>
    public static bool CheckAttributes(NetworkDeclaration declaration, FindingList findings)
    {
        var complete = true;
        for (var i = 0; i < declaration.Attributes.Count; i++)
        {
            var attribute = declaration.Attributes[i];
            if (attribute.Role == AttributeRole.Elsewhere)
            {
                findings.Add(Descriptors.SeveralParts, new(i), $"{attribute.Kind} stands on another part of network '{declaration.Class.Name}' than [Network], so that its place in the order is unclear; move it there");
            }
            else if (attribute.Role == AttributeRole.Layer && !InferShapesRules.IsKnown(attribute.Kind))
            {
                findings.Add(Descriptors.UnknownLayer, new(i), $"{attribute.Kind} is no layer that StaticCnn can generate; use those of the namespace StaticCnn");
            }
            else if (attribute.Role == AttributeRole.Loss && !InferShapesLoss.IsKnown(attribute.Kind))
            {
                findings.Add(Descriptors.UnknownLayer, new(i), $"{attribute.Kind} is no loss that StaticCnn can generate; use those of the namespace StaticCnn");
            }
            else if (!attribute.IsBroken)
            {
                continue;
            }

            complete = false;
        }

        return complete;
    }
}
