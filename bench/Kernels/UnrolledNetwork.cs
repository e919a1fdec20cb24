using System.Reflection;
using System.Runtime.CompilerServices;
using StaticCnn.Bench.Costs;

namespace StaticCnn.Bench.Kernels;

/// <summary>A network with one choice of unrolling, of which the kernels of the layer named "layer" are looked at.</summary>
internal sealed class UnrolledNetwork(string name, Unroll choice, Type type, NetworkDefinition definition)
{
    private const string Layer = "Layer";
    private const string ForInference = "ForInference";

    public string Name => name;

    public Unroll Choice => choice;

    public int TileSamples => definition.TileSamples;

    public static UnrolledNetwork Of<TNetwork>(string name, Unroll choice)
        where TNetwork : class, INetwork<TNetwork> => new(name, choice, typeof(TNetwork), TNetwork.Definition);

    /// <summary>The kernels of a pass in training; several where a stride has phases.</summary>
    public KernelMethod[] Kernels(string pass) => [.. KernelMethod.Of(type, definition).Where(k => IsOfLayer(k.Name) && k.Name.StartsWith(Layer + pass, StringComparison.Ordinal))];

    /// <summary>Compiles the layer's methods of the current width, which have not run yet; gives the processor milliseconds that it takes: time itself is what other programs leave.</summary>
    public double Compile()
    {
        var before = Environment.CpuUsage.TotalTime;
        foreach (var method in Methods()) RuntimeHelpers.PrepareMethod(method.MethodHandle);
        return (Environment.CpuUsage.TotalTime - before).TotalMilliseconds;
    }

    /// <summary>The bytes of their machine code.</summary>
    public int NativeBytes(CompiledSizes sizes)
    {
        var names = Methods().Select(m => m.Name).ToHashSet();
        return sizes.Snapshot().Where(m => m.Type.Contains(Forms.Name, StringComparison.Ordinal) && names.Contains(m.Method)).Sum(m => m.Bytes);
    }

    /// <summary>The characters of their text in the generated file, for the current width alone.</summary>
    public int TextLength(string file)
    {
        var text = GeneratorRun.TextsOf(file).Single(t => t.Contains($"partial class {type.Name} ", StringComparison.Ordinal));
        var forms = text[text.IndexOf($"class Kernels{VectorWidth.Current}", StringComparison.Ordinal)..];
        var end = forms.IndexOf("file static class", StringComparison.Ordinal);
        const string head = "        internal static void ";
        return (end < 0 ? forms : forms[..end]).Split(head).Skip(1).Where(m => IsOfLayer(m[..m.IndexOf('(', StringComparison.Ordinal)])).Sum(m => m.Length + head.Length);
    }

    private static bool IsOfLayer(string method) => method.StartsWith(Layer, StringComparison.Ordinal) && !method.EndsWith(ForInference, StringComparison.Ordinal);

    private MethodInfo[] Methods() => [.. Forms.GetMethods(BindingFlags.Static | BindingFlags.NonPublic | BindingFlags.DeclaredOnly).Where(m => IsOfLayer(m.Name))];

    /// <summary>The type with the kernels of the current width: local to the generated file, so its name carries the file's.</summary>
    private Type Forms => type.Assembly.GetTypes().Single(t =>
        t.Name.StartsWith("<" + type.FullName!.Replace('.', '_') + "_g>", StringComparison.Ordinal)
        && t.Name.EndsWith($"__Kernels{VectorWidth.Current}", StringComparison.Ordinal));
}
