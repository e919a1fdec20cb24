using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace StaticCnn;

/// <summary>The average of the weights of a training: a copy of the storage, moved towards the original step by step, slice by slice.</summary>
internal sealed class WeightAverager(WeightAveraging averaging, NetworkParameters average)
{
    private float share;

    /// <summary>The steps in the average.</summary>
    public long Steps { get; set; }

    /// <summary>Begins to take the weights of a step in.</summary>
    public void BeginStep()
    {
        share = averaging.Share(Steps);
        Steps++;
    }

    /// <summary>Takes the floats <c>[start, end)</c> of the storage in. Slices may be taken at the same time.</summary>
    public void Update(ReadOnlySpan<float> storage, int start, int end)
    {
        if (share == 1)
        {
            // Not by the formula: a + (p - a) may differ from p in its last bit.
            storage[start..end].CopyTo(average.Storage[start..end]);
            return;
        }

        ref var p = ref MemoryMarshal.GetReference(storage[..end]);
        ref var a = ref MemoryMarshal.GetReference(average.Storage[..end]);
        nint i = start;
        if (VectorWidth.Use512) i = Move<Elementwise512, Vector512<float>>(ref p, ref a, i, end);
        else if (VectorWidth.Use256) i = Move<Elementwise256, Vector256<float>>(ref p, ref a, i, end);
        else i = Move<Elementwise128, Vector128<float>>(ref p, ref a, i, end);
        Move<ElementwiseScalar, float>(ref p, ref a, i, end);
    }

    private nint Move<TOps, TVector>(ref float p, ref float a, nint i, nint end)
        where TOps : IElementwise<TVector>
        where TVector : struct
    {
        var (factor, one) = (TOps.Broadcast(share), TOps.Broadcast(1));
        for (; i <= end - TOps.Width; i += TOps.Width)
        {
            var old = TOps.Load(ref a, i);
            var difference = TOps.NegatedMultiplyAdd(old, one, TOps.Load(ref p, i));
            TOps.Store(TOps.Flush(TOps.MultiplyAdd(factor, difference, old)), ref a, i);
        }

        return i;
    }
}
