using StaticCnn.Generator.Lowering;

namespace StaticCnn.Generator.Planning;

/// <summary>
/// Register tiles of a dense kernel. Forward: samples times outputs, each of 16 lanes of partial sums. Input gradient: samples
/// times vectors of inputs. Weight gradient: outputs times vectors of inputs.
/// </summary>
internal sealed record DenseTiling(int Samples, int Outputs, int Vectors)
{
    public static DenseTiling For(DenseKernel kernel, VectorForm form)
    {
        var vectors = kernel.Inputs / form.Lanes;
        return kernel.Pass switch
        {
            DensePass.Forward => form.Bits switch
            {
                512 => new(4, Even(kernel.Outputs, 5), 1),
                256 => new(2, Even(kernel.Outputs, 3), 1),
                _ => new(1, Even(kernel.Outputs, 3), 1),
            },
            DensePass.InputGradient => form.Bits == 512 ? new(4, 1, Math.Min(vectors, 5)) : new(3, 1, Math.Min(vectors, 3)),
            _ => form.Bits == 512 ? new(1, Even(kernel.Outputs, 5), Math.Min(vectors, 4)) : new(1, Even(kernel.Outputs, 3), Math.Min(vectors, 3)),
        };
    }

    /// <summary>The largest tile up to a limit that leaves no rest, if there is one above half of the limit; else the limit.</summary>
    private static int Even(int count, int most)
    {
        for (var size = Math.Min(count, most); size > most / 2; size--)
        {
            if (count % size == 0) return size;
        }

        return Math.Min(count, most);
    }
}
