using StaticCnn.Generator.Lowering;

namespace StaticCnn.Generator.Planning;

/// <summary>
/// Register tiles of a dense kernel. Forward: samples times outputs, each of 16 lanes of partial sums. Input gradient: samples
/// times vectors of inputs. Weight gradient: outputs times vectors of inputs.
/// </summary>
/// <param name="Unrolled">The loops that are text; none is over the samples.</param>
internal sealed record DenseTiling(int Samples, int Outputs, int Vectors, Loops Unrolled = Loops.None)
{
    public static DenseTiling For(DenseKernel kernel, VectorForm form)
    {
        var tiling = Tile(kernel, form);
        return tiling with { Unrolled = tiling.LoopsOf(kernel, form) };
    }

    private static DenseTiling Tile(DenseKernel kernel, VectorForm form)
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

    /// <summary>The loops that become text. A tile of samples has a text of its own beside that of single ones.</summary>
    private Loops LoopsOf(DenseKernel kernel, VectorForm form)
    {
        var samples = Samples > 1 ? Samples + 1 : 1;
        var vectors = kernel.Inputs / form.Lanes;
        var outputs = Outputs + (kernel.Outputs % Outputs);
        var lanes = Vectors + Math.Min(vectors % Vectors, 1);
        return kernel.Pass switch
        {
            DensePass.Forward => UnrollPolicy.Choose(
                kernel.Unroll, samples * outputs * form.PerSixteen, (Loops.Channels, kernel.Inputs / 16), (Loops.Outputs, (double)kernel.Outputs / outputs)),
            DensePass.InputGradient => UnrollPolicy.Choose(
                kernel.Unroll, samples * lanes, (Loops.Outputs, kernel.Outputs), (Loops.Lanes, (double)vectors / lanes)),
            _ => UnrollPolicy.Choose(
                kernel.Unroll, outputs * lanes, (Loops.Lanes, (double)vectors / lanes), (Loops.Outputs, (double)kernel.Outputs / outputs)),
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
