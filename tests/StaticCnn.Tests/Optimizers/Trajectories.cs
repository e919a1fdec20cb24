using System.Text.Json;

namespace StaticCnn.Tests.Optimizers;

/// <summary>PyTorch's trajectories as record_optimizers.py wrote them, and the problem that they are on.</summary>
internal static class Trajectories
{
    public const int Count = 20;
    private static readonly Lazy<JsonElement> Root = new(Read);

    public static int[] Steps => [.. Root.Value.GetProperty("steps").EnumerateArray().Select(s => s.GetInt32())];

    public static IEnumerable<string> Names => Root.Value.GetProperty("runs").EnumerateArray().Select(r => r.GetProperty("name").GetString()!);

    public static JsonElement Run(string name) =>
        Root.Value.GetProperty("runs").EnumerateArray().Single(r => r.GetProperty("name").GetString() == name);

    /// <summary>The parameters after each recorded step.</summary>
    public static double[][] Points(JsonElement run, string type) =>
        [.. run.GetProperty(type).EnumerateArray().Select(p => p.EnumerateArray().Select(v => v.GetDouble()).ToArray())];

    public static double Start(int i) => Math.Cos(i + 1);

    public static double Gradient(double[] p, int i, int step) =>
        (Curvature(i) * (p[i] - Math.Sin(i + 1))) + (0.05 * Math.Sin(p[(i + 1) % Count]) + (0.5 * Math.Sin((0.7 * step) + i)));

    /// <summary>The same with the products and sums of single precision, as the recorded float32 runs have it.</summary>
    public static float Gradient(ReadOnlySpan<float> p, int i, int step)
    {
        var rest = (float)((0.05 * Math.Sin(p[(i + 1) % Count])) + (0.5 * Math.Sin((0.7 * step) + i)));
        return ((float)Curvature(i) * (p[i] - (float)Math.Sin(i + 1))) + rest;
    }

    private static double Curvature(int i) => Math.Pow(10, -1 + (2.0 * i / 19));

    private static JsonElement Read()
    {
        using var stream = typeof(Trajectories).Assembly.GetManifestResourceStream("trajectories.json")!;
        return JsonDocument.Parse(stream).RootElement;
    }
}
