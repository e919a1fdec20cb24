using StaticCnn.Bench.Convolutions;

namespace StaticCnn.Bench.Kernels;

/// <summary>A network of which one convolution is timed, the layer named "convolution".</summary>
/// <param name="Text">Kernel, channels and input.</param>
/// <param name="Type">The network.</param>
/// <param name="Definition">Its sizes.</param>
/// <param name="Other">oneDNN's figures for it.</param>
internal sealed record SingleConvolution(string Text, Type Type, NetworkDefinition Definition, OneDnn Other)
{
    /// <summary>Five with many channels, then five first layers, whose input gradient is not needed, and one of few channels.</summary>
    public static IReadOnlyList<SingleConvolution> All { get; } =
    [
        Of<Conv5From32To64On12>("5x5, 32->64 on 12x12", new(247, 244, 221)),
        Of<Conv3From32To64On16>("3x3 pad 1, 32->64 on 16x16", new(253, 252, 245)),
        Of<Conv3From64To128On8>("3x3 pad 1, 64->128 on 8x8", new(237, 238, 210)),
        Of<Conv3From128To128On8>("3x3 pad 1, 128->128 on 8x8", new(238, 238, 214)),
        Of<Sequence5From32To64On64>("1-d 5, 32->64 on 64", new(254, 261, 207)),
        Of<Conv3From3To32On64>("3x3, 3->32 on 64x64", new(257, 42, 214)),
        Of<Conv5From1To32On28>("5x5, 1->32 on 28x28", new(227, 16, 206)),
        Of<Conv3From1To32On28>("3x3 pad 1, 1->32 on 28x28", new(185, 16, 165)),
        Of<Sequence7From1To32On128>("1-d 7, 1->32 on 128", new(177, 17, 58)),
        Of<Conv5From1To6On28>("5x5, 1->6 on 28x28", new(85, 6, 75)),
        Of<Conv5From6To16On12>("5x5, 6->16 on 12x12", new(233, 93, 73)),
    ];

    private static SingleConvolution Of<TNetwork>(string text, OneDnn other)
        where TNetwork : class, INetwork<TNetwork> => new(text, typeof(TNetwork), TNetwork.Definition, other);
}
