using StaticCnn.Generator.Graph;

namespace StaticCnn.Generator.Tests;

/// <summary>Reads the network that the front end makes of a declaration.</summary>
internal static class Checked
{
    public static ShapedNetwork Network(string input, params string[] attributes) =>
        TryNetwork(input, attributes) ?? throw new InvalidOperationException("The declaration has errors.");

    public static ShapedNetwork? TryNetwork(string input, params string[] attributes)
    {
        var result = Harness.Run(Harness.Network(input, attributes)).Result;
        var outline = (Graph.Passes.NetworkOutline)result.TrackedSteps[NetworkGenerator.NetworkStep].Single().Outputs.Single().Value;
        return outline.Network;
    }
}
