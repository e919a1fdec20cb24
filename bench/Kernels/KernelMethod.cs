using System.Reflection;
using System.Reflection.Emit;

namespace StaticCnn.Bench.Kernels;

/// <summary>
/// A kernel of a generated class, called on memory of the bench's own. Kernels are private; the bench alone looks behind the class.
/// </summary>
internal sealed class KernelMethod
{
    private readonly Action<AlignedBuffer[], int[], int> call;
    private readonly AlignedBuffer[] buffers;
    private readonly int[] labels;

    private KernelMethod(MethodInfo method, int length, int samples)
    {
        Name = method.Name;
        labels = new int[Math.Max(1, samples)];
        var random = new Random(3);
        buffers = new AlignedBuffer[method.GetParameters().Length];
        for (var i = 0; i < buffers.Length; i++)
        {
            buffers[i] = new AlignedBuffer(length);
            foreach (ref var value in buffers[i].Span) value = random.NextSingle();
        }

        call = Compile(method);
    }

    public string Name { get; }

    /// <summary>The kernels of a generated class: those that take a number of samples last.</summary>
    public static IEnumerable<KernelMethod> Of(Type network, NetworkDefinition definition)
    {
        // Kernels trust their callers with the lengths, so each span is as long as anything of the network for a whole tile. A pooling kernel
        // reads winners from memory, which are numbers within a window: the buffers start below 1.
        var longest = new[]
        {
            definition.TileSamples * definition.ArenaLength, definition.StorageLength, definition.DerivedLength, definition.TileSamples * definition.InputShape.Count,
            definition.TileSamples * definition.BatchLengthPerSample, definition.StatisticsLength, definition.ShardStatisticsLength,
        }.Max();
        return PassesOf(network).GetMethods(BindingFlags.Static | BindingFlags.NonPublic | BindingFlags.DeclaredOnly)
            .Where(m => m.GetParameters() is [.., { Name: "samples" }] parameters && parameters.All(p => IsKnown(p.ParameterType)))
            .Select(m => new KernelMethod(m, longest, definition.TileSamples));
    }

    /// <summary>The type that holds a network's kernels: local to the generated file, so its name carries the file's.</summary>
    private static Type PassesOf(Type network)
    {
        var file = "<" + network.FullName!.Replace('.', '_') + "_g>";
        return network.Assembly.GetTypes().SingleOrDefault(t => t.Name.StartsWith(file, StringComparison.Ordinal) && t.Name.EndsWith("__Passes", StringComparison.Ordinal))
            ?? throw new InvalidOperationException($"There is no type {file}...__Passes with the kernels of {network.FullName}.");
    }

    public void Call(int samples) => call(buffers, labels, samples);

    private static bool IsKnown(Type type) =>
        type == typeof(ReadOnlySpan<float>) || type == typeof(Span<float>) || type == typeof(ReadOnlySpan<int>) || type == typeof(int) || type == typeof(bool);

    /// <summary>A delegate that turns buffers into spans and calls the method.</summary>
    private static Action<AlignedBuffer[], int[], int> Compile(MethodInfo method)
    {
        var caller = new DynamicMethod("Call", null, [typeof(AlignedBuffer[]), typeof(int[]), typeof(int)], typeof(KernelMethod).Module, skipVisibility: true);
        var il = caller.GetILGenerator();
        var span = typeof(AlignedBuffer).GetProperty(nameof(AlignedBuffer.Span))!.GetMethod!;
        var readOnly = typeof(Span<float>).GetMethod("op_Implicit", [typeof(Span<float>)])!;
        var labelSpan = typeof(ReadOnlySpan<int>).GetMethod("op_Implicit", [typeof(int[])])!;
        foreach (var (i, parameter) in method.GetParameters().Index())
        {
            if (parameter.ParameterType == typeof(int))
            {
                // The whole of a kernel that threads can share is its part 0 of 1.
                il.Emit(parameter.Name switch { "part" => OpCodes.Ldc_I4_0, "parts" => OpCodes.Ldc_I4_1, _ => OpCodes.Ldarg_2 });
            }
            else if (parameter.ParameterType == typeof(bool))
            {
                il.Emit(OpCodes.Ldc_I4_0);
            }
            else if (parameter.ParameterType == typeof(ReadOnlySpan<int>))
            {
                il.Emit(OpCodes.Ldarg_1);
                il.Emit(OpCodes.Call, labelSpan);
            }
            else
            {
                il.Emit(OpCodes.Ldarg_0);
                il.Emit(OpCodes.Ldc_I4, i);
                il.Emit(OpCodes.Ldelem_Ref);
                il.Emit(OpCodes.Call, span);
                if (parameter.ParameterType == typeof(ReadOnlySpan<float>)) il.Emit(OpCodes.Call, readOnly);
            }
        }

        il.Emit(OpCodes.Call, method);
        il.Emit(OpCodes.Ret);
        return caller.CreateDelegate<Action<AlignedBuffer[], int[], int>>();
    }
}
