namespace StaticCnn.Bench.Unrolling;

/// <summary>A large layer: 5x5, 32 to 64 on 12x12.</summary>
[Network(1, 12, 12)]
[Conv2D(32, Kernel = 1, Name = "before")]
[Conv2D(64, Kernel = 5, Bias = false, Name = "layer")]
[GlobalAveragePool]
[Dense(2)]
[SoftmaxCrossEntropy]
public sealed partial class LargeConvolutionAuto;

/// <summary>The same with every loop as text that is short enough.</summary>
[Network(1, 12, 12, Unroll = Unroll.Full)]
[Conv2D(32, Kernel = 1, Name = "before")]
[Conv2D(64, Kernel = 5, Bias = false, Name = "layer")]
[GlobalAveragePool]
[Dense(2)]
[SoftmaxCrossEntropy]
public sealed partial class LargeConvolutionFull;

/// <summary>The same with loops around register tiles.</summary>
[Network(1, 12, 12, Unroll = Unroll.None)]
[Conv2D(32, Kernel = 1, Name = "before")]
[Conv2D(64, Kernel = 5, Bias = false, Name = "layer")]
[GlobalAveragePool]
[Dense(2)]
[SoftmaxCrossEntropy]
public sealed partial class LargeConvolutionNone;
