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

    /// <summary>
    /// Cycles of a sample, of a tile of samples. Tiles are heuristics, so this only explains them: per step of a sum two multiply-adds a cycle,
    /// two loads a cycle (weights come from further away and count double), at least five because each waits for the one before; then the
    /// loop. A tile of dot products ends with a tree over the lanes of each; one of gradients begins and ends with its vectors.
    /// </summary>
    public double Cycles(DenseKernel kernel, VectorForm form, int samples)
    {
        var (vectors, whole, rest) = (kernel.Inputs / form.Lanes, samples / Samples, samples % Samples);
        return kernel.Pass switch
        {
            DensePass.Forward => Parts(kernel.Outputs, Outputs, o => (whole * DotProducts(Samples, o)) + (rest * DotProducts(1, o))) / samples,
            DensePass.InputGradient => OverVectors(v => (whole * InputGradients(Samples, v)) + (rest * InputGradients(1, v))) / samples,
            _ => Parts(kernel.Outputs, Outputs, o => OverVectors(v => WeightGradients(o, v))) / samples,
        };

        // What is left over of the vectors goes one by one.
        double OverVectors(Func<int, double> cycles) => (vectors / Vectors * cycles(Vectors)) + (vectors % Vectors * cycles(1));

        double DotProducts(int m, int o) =>
            (kernel.Inputs / Graph.Lanes.Count * (Step(m * o * form.PerSixteen, (m + (2 * o)) * form.PerSixteen) + 0.75)) + (6 * m * o) + 10;

        double InputGradients(int m, int v) => (kernel.Outputs * (Step(m * v, m + (2 * v)) + 0.75)) + (2 * m * v) + 10;

        double WeightGradients(int o, int v) => (samples * (Step(o * v, o + v) + 0.75)) + (4 * o * v) + 10;

        static double Step(int multiplyAdds, int loads) => Math.Max(Math.Max(multiplyAdds, loads) / 2.0, 5);
    }

    /// <summary>The cycles of full tiles and of the rest.</summary>
    private static double Parts(int count, int tile, Func<int, double> cycles) =>
        (count / tile * cycles(tile)) + (count % tile == 0 ? 0 : cycles(count % tile));

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
