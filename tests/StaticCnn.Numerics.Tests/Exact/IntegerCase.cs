using StaticCnn.Reference;

namespace StaticCnn.Numerics.Tests.Exact;

/// <summary>
/// A case of small sparse integers, so that every partial sum of every pass is exact in single precision: whatever the order, the tiles
/// or the fusing, the bits are the same.
/// </summary>
internal static class IntegerCase
{
    // Multiples of two to one of these survive the rounding of 2 / count; the first one does for most counts.
    private static readonly double[] Units = [1, 3 / 2.0, 5 / 4.0, 9 / 8.0, 17 / 16.0, 7 / 4.0, 11 / 8.0, 13 / 8.0];

    /// <summary>The case of a declaration; its targets are such that the gradients by the outputs are 0, +-1 or +-2 units.</summary>
    public static NetworkCase Of(Type declaration, int batchSize)
    {
        var network = ReferenceNetwork.FromDeclaration(declaration);
        foreach (var tensor in network.Tensors) network.Parameters[tensor.Name] = Parameter(tensor);
        var inputs = Integers("input", batchSize * network.InputShape.Count, oneIn: 2);
        var outputs = network.Predict(inputs);
        var unit = Unit(network.OutputShape.Count, batchSize);
        var gradients = Integers("gradients", outputs.Length, oneIn: outputs.Length < 64 ? 1 : 4);
        var targets = new double[outputs.Length];
        for (var i = 0; i < targets.Length; i++)
        {
            targets[i] = outputs[i] - (gradients[i] * unit * outputs.Length / 2);
            if ((float)targets[i] != targets[i]) throw new InvalidOperationException($"The target {targets[i]} is not exact in single precision.");
        }

        return new(declaration, batchSize, network.Parameters, inputs, targets);
    }

    /// <summary>The unit whose gradients, computed as difference * (2 / count) in single precision, are exact.</summary>
    private static double Unit(int elements, int batchSize)
    {
        var (count, scale) = (elements * batchSize, 2f / ((float)elements * batchSize));
        return Units.First(unit => (float)(unit * count / 2) * scale == (float)unit);
    }

    private static double[] Parameter(ReferenceTensor tensor) =>
        Integers(tensor.Name, tensor.Count, oneIn: tensor.Shape.Length == 1 || tensor.FanIn <= 4 ? 1 : 3);

    /// <summary>One in so many is -2, -1, 1 or 2; the rest is 0.</summary>
    private static double[] Integers(string name, int count, int oneIn)
    {
        var salt = DeterministicData.Salt(name + ".integers");
        var values = new double[count];
        for (var i = 0; i < count; i++)
        {
            var random = DeterministicData.Mix(i, salt);
            var magnitude = 1.0 + (random & 1);
            values[i] = (random >> 2) % (uint)oneIn != 0 ? 0 : (random & 2) == 0 ? magnitude : -magnitude;
        }

        return values;
    }
}
