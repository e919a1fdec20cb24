using System.Globalization;
using StaticCnn.Bench.Networks;

namespace StaticCnn.Bench.Costs;

/// <summary>The verb <c>costs</c>.</summary>
internal static class CostsCommand
{
    public static int Run(ReadOnlySpan<string> arguments)
    {
        var options = CostsOptions.Parse(arguments);
        if (options.Networks.Count > 0)
        {
            Console.WriteLine($"Vectors of {VectorWidth.Current} bits. Generator: warm, and after an edit of another file. IL: of all widths; machine code: of this one, in a training step.");
            Line("network", "generator ms", "edit ms", "text KB", "IL KB", "largest", "methods", "code KB", "largest", "first step ms", "compiling", "later ms");
            foreach (var network in options.Networks) Print(network);
        }

        if (options.Aot is not null) AheadOfTime.Compare(options);
        return 0;
    }

    private static void Print(BenchNetwork network)
    {
        var generator = GeneratorRun.Of(network);
        var start = NetworkStart.Of(network);
        Line(
            network.Name,
            Text(generator.Milliseconds, "F1"),
            Text(generator.EditMilliseconds, "F2"),
            Text(generator.TextLength / 1e3, "F0"),
            Text(start.IlBytes / 1e3, "F0"),
            Text(start.LargestIlBytes / 1e3, "F1"),
            start.Methods,
            Text(start.NativeBytes / 1e3, "F0"),
            Text(start.LargestNativeBytes / 1e3, "F1"),
            Text(start.FirstStepMilliseconds, "F0"),
            Text(start.CompilerMilliseconds, "F0"),
            Text(start.StepMilliseconds, "F2"));
    }

    private static string Text(double value, string format) => value.ToString(format, CultureInfo.InvariantCulture);

    private static void Line(params object[] cells) => Console.WriteLine(string.Format(
        CultureInfo.InvariantCulture, "{0,-10} {1,12} {2,8} {3,8} {4,6} {5,8} {6,8} {7,8} {8,8} {9,14} {10,10} {11,9}", cells));
}
