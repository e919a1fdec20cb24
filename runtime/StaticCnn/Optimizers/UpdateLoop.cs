using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace StaticCnn;

/// <summary>Runs an update rule over a slice of the parameters: one pass, the widest vectors in use, then single floats.</summary>
internal static class UpdateLoop
{
    /// <summary>Updates <c>[start, end)</c>.</summary>
    public static void Run<TRule>(TRule rule, ClippedGradient clip, Span<float> parameters, ReadOnlySpan<float> gradients, int start, int end)
        where TRule : struct, IUpdateRule, allows ref struct
    {
        ref var p = ref MemoryMarshal.GetReference(parameters[..end]);
        ref var g = ref MemoryMarshal.GetReference(gradients[..end]);
        nint i = start;
        if (VectorWidth.Use512) i = Run<TRule, Elementwise512, Vector512<float>>(ref rule, clip, ref p, ref g, i, end);
        else if (VectorWidth.Use256) i = Run<TRule, Elementwise256, Vector256<float>>(ref rule, clip, ref p, ref g, i, end);
        else i = Run<TRule, Elementwise128, Vector128<float>>(ref rule, clip, ref p, ref g, i, end);
        Run<TRule, ElementwiseScalar, float>(ref rule, clip, ref p, ref g, i, end);
    }

    private static nint Run<TRule, TOps, TVector>(ref TRule rule, ClippedGradient clip, ref float p, ref float g, nint i, nint end)
        where TRule : struct, IUpdateRule, allows ref struct
        where TOps : IElementwise<TVector>
        where TVector : struct
    {
        for (; i <= end - TOps.Width; i += TOps.Width)
        {
            var gradient = TOps.Load(ref g, i);
            if (clip.IsNeeded) gradient = clip.Apply<TOps, TVector>(gradient);
            TOps.Store(rule.Apply<TOps, TVector>(TOps.Load(ref p, i), gradient, i), ref p, i);
        }

        return i;
    }
}
