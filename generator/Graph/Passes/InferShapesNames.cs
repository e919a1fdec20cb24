using System.Globalization;
using StaticCnn.Generator.Declaration;
using StaticCnn.Generator.Diagnostics;

namespace StaticCnn.Generator.Graph.Passes;

/// <summary>A layer's attribute and its name.</summary>
/// <param name="Attribute">The index of the attribute.</param>
/// <param name="Declaration">The attribute.</param>
/// <param name="Name">The name, given or by default.</param>
/// <param name="FollowsUnresolved">Whether what stands before it may be a layer whose name is half typed.</param>
internal sealed record NamedLayer(int Attribute, AttributeDeclaration Declaration, string Name, bool FollowsUnresolved);

/// <summary>
/// Gives every layer a name: the declared one, or the prefix of its kind and its number among all layers of that prefix. Names
/// become names of methods and of tensors in files, so they are ASCII identifiers and differ in more than letter case.
/// </summary>
internal static class InferShapesNames
{
    public const string Input = "input";

    public static List<NamedLayer> Assign(NetworkDeclaration declaration, FindingList findings)
    {
        var layers = new List<NamedLayer>();
        var counters = new Dictionary<string, int>(StringComparer.Ordinal);
        var followsUnresolved = false;
        for (var i = 0; i < declaration.Attributes.Count; i++)
        {
            var attribute = declaration.Attributes[i];
            followsUnresolved |= attribute.Role == AttributeRole.Unresolved;
            if (attribute.Role != AttributeRole.Layer) continue;
            var prefix = InferShapesRules.Prefix(attribute.Kind);
            counters.TryGetValue(prefix, out var number);
            counters[prefix] = ++number;
            layers.Add(new(i, attribute, attribute.Text("Name") ?? prefix + number.ToString(CultureInfo.InvariantCulture), followsUnresolved));
            followsUnresolved = false;
        }

        CheckNames(layers, findings);
        return layers;
    }

    private static void CheckNames(List<NamedLayer> layers, FindingList findings)
    {
        var owners = new Dictionary<string, NamedLayer>(StringComparer.OrdinalIgnoreCase);
        // Default names first: where a given name meets one, the given name is the one to change.
        foreach (var layer in layers.Where(l => l.Declaration.Text("Name") is null)) owners[layer.Name] = layer;
        foreach (var layer in layers.Where(l => l.Declaration.Text("Name") is not null))
        {
            var target = new Target(layer.Attribute, "Name");
            if (!IsIdentifier(layer.Name))
                findings.Add(Descriptors.InvalidName, target, $"'{layer.Name}' cannot name a layer; use a letter, then letters, digits and underscores (a to z, 0 to 9)");
            else if (string.Equals(layer.Name, Input, StringComparison.OrdinalIgnoreCase))
                findings.Add(Descriptors.DuplicateName, target, $"'{layer.Name}' is the name of the network's input; choose another one");
            else if (owners.TryGetValue(layer.Name, out var owner))
                findings.Add(Descriptors.DuplicateName, target, $"'{layer.Name}' is already the name of {Describe(owner)}; names differ in more than letter case");
            else
                owners[layer.Name] = layer;
        }
    }

    private static string Describe(NamedLayer layer) =>
        layer.Declaration.Text("Name") is null ? $"another layer, the {layer.Declaration.Kind} named by default" : $"another layer, {layer.Declaration.Kind}";

    private static bool IsIdentifier(string name) =>
        name.Length > 0 && IsLetter(name[0]) && name.All(c => IsLetter(c) || c is (>= '0' and <= '9') or '_');

    private static bool IsLetter(char c) => c is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z');
}
