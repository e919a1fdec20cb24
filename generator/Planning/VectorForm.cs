namespace StaticCnn.Generator.Planning;

/// <summary>One of the three forms of every kernel: 16 lanes are one, two or four vectors.</summary>
internal sealed record VectorForm(int Bits, int Lanes, int Accumulators, int Registers)
{
    /// <summary>AVX-512: 32 registers, of which 24 accumulate.</summary>
    public static VectorForm Wide { get; } = new(512, 16, 24, 32);

    /// <summary>AVX2: 16 registers, of which 12 accumulate; one more would spill and halve the speed.</summary>
    public static VectorForm Middle { get; } = new(256, 8, 12, 16);

    /// <summary>128 bits, with FMA: the same 16 registers.</summary>
    public static VectorForm Narrow { get; } = new(128, 4, 12, 16);

    /// <summary>Whether a tile of sums fits the registers beside the vectors that it is multiplied by and one broadcast.</summary>
    public bool Fits(int sums, int operands) => sums <= Accumulators && sums + operands + 1 <= Registers;

    /// <summary>The vectors for 8 of the 16 lanes: halves where one vector holds all.</summary>
    public VectorForm Half => Bits != 512 ? this : CallsHelpers ? HalfOfWide : HalfOfWide.InPlace;

    /// <summary>The helper that addresses memory, in the class of the kernels.</summary>
    public string Accessor { get; private init; } = "At";

    /// <summary>Whether the text addresses memory through helpers.</summary>
    public bool CallsHelpers { get; private init; } = true;

    /// <summary>The same form with what the helpers do in place of their calls.</summary>
    public VectorForm InPlace => this with { CallsHelpers = false };

    private static VectorForm HalfOfWide { get; } = Middle with { Accessor = "HalfAt" };

    public static ImmutableArray<VectorForm> All { get; } = [Wide, Middle, Narrow];

    /// <summary>The vectors that make up 16 lanes.</summary>
    public int PerSixteen => Graph.Lanes.Count / Lanes;

    public string Class { get; } = FormattableString.Invariant($"Vector{Bits}");

    /// <summary>The vectors' type: an alias of the generated file.</summary>
    public string Type { get; } = FormattableString.Invariant($"Floats{Bits}");

    public string KernelClass { get; } = FormattableString.Invariant($"Kernels{Bits}");
}
