using System.Text;

namespace StaticCnn.Numerics.Tests;

/// <summary>Numbers by a stated formula; PyTorch/deterministic_data.py states it and has the same.</summary>
internal static class DeterministicData
{
    /// <summary>Scrambles an index; the salt keeps two sequences apart.</summary>
    public static uint Mix(int index, uint salt)
    {
        var x = ((uint)index * 2654435761u) + salt;
        x ^= x >> 16;
        x *= 2246822519u;
        x ^= x >> 13;
        x *= 3266489917u;
        return x ^ (x >> 16);
    }

    /// <summary>FNV-1a of the name's bytes.</summary>
    public static uint Salt(string name) =>
        Encoding.ASCII.GetBytes(name).Aggregate(2166136261u, (value, b) => (value ^ b) * 16777619u);

    /// <summary>From -0.5 to below 0.5.</summary>
    public static double Unit(int index, string name) => (Mix(index, Salt(name)) / 4294967296.0) - 0.5;

    /// <summary>The elements of a tensor by its name and shape, rounded to single precision.</summary>
    public static double[] Tensor(string name, params int[] shape)
    {
        var count = shape.Aggregate(1, (product, dimension) => product * dimension);
        var salt = Salt(name);
        var values = new double[count];
        for (var i = 0; i < count; i++) values[i] = (float)Place(name, shape, (Mix(i, salt) / 4294967296.0) - 0.5);
        return values;
    }

    /// <summary>The class of each sample.</summary>
    public static int[] Labels(int samples, int classes) =>
        [.. Enumerable.Range(0, samples).Select(s => (int)(Mix(s, Salt("labels")) % (uint)classes))];

    private static double Place(string name, int[] shape, double unit)
    {
        var isFactor = name.EndsWith(".weight", StringComparison.Ordinal) || name.EndsWith(".scale", StringComparison.Ordinal)
            || name.EndsWith(".running_var", StringComparison.Ordinal);
        return (name, isFactor) switch
        {
            ("input", _) => unit * 2,
            ("targets", _) => unit + 0.5,
            (_, true) when shape.Length > 1 => unit * 4 / Math.Sqrt(shape.Skip(1).Aggregate(1, (product, dimension) => product * dimension)),
            (_, true) => 1 + (unit / 2),
            _ => unit / 5,
        };
    }
}
