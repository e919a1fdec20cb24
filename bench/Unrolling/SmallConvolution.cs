namespace StaticCnn.Bench.Unrolling;

/// <summary>A small inner layer: 3x3 with padding 1, 4 to 8 on 6x6.</summary>
[Network(1, 6, 6)]
[Conv2D(4, Kernel = 1, Name = "before")]
[Conv2D(8, Kernel = 3, Padding = 1, Bias = false, Name = "layer")]
[GlobalAveragePool]
[Dense(2)]
[SoftmaxCrossEntropy]
public sealed partial class SmallConvolutionAuto;

/// <summary>The same with every loop as text that is short enough.</summary>
[Network(1, 6, 6, Unroll = Unroll.Full)]
[Conv2D(4, Kernel = 1, Name = "before")]
[Conv2D(8, Kernel = 3, Padding = 1, Bias = false, Name = "layer")]
[GlobalAveragePool]
[Dense(2)]
[SoftmaxCrossEntropy]
public sealed partial class SmallConvolutionFull;

/// <summary>The same with loops around register tiles.</summary>
[Network(1, 6, 6, Unroll = Unroll.None)]
[Conv2D(4, Kernel = 1, Name = "before")]
[Conv2D(8, Kernel = 3, Padding = 1, Bias = false, Name = "layer")]
[GlobalAveragePool]
[Dense(2)]
[SoftmaxCrossEntropy]
public sealed partial class SmallConvolutionNone;
