namespace StaticCnn.Bench.Unrolling;

/// <summary>A small first layer: 5x5, 1 to 6 on 12x12.</summary>
[Network(1, 12, 12)]
[Conv2D(6, Kernel = 5, Bias = false, Name = "layer")]
[GlobalAveragePool]
[Dense(2)]
[SoftmaxCrossEntropy]
public sealed partial class FirstConvolutionAuto;

/// <summary>The same with every loop as text that is short enough.</summary>
[Network(1, 12, 12, Unroll = Unroll.Full)]
[Conv2D(6, Kernel = 5, Bias = false, Name = "layer")]
[GlobalAveragePool]
[Dense(2)]
[SoftmaxCrossEntropy]
public sealed partial class FirstConvolutionFull;

/// <summary>The same with loops around register tiles.</summary>
[Network(1, 12, 12, Unroll = Unroll.None)]
[Conv2D(6, Kernel = 5, Bias = false, Name = "layer")]
[GlobalAveragePool]
[Dense(2)]
[SoftmaxCrossEntropy]
public sealed partial class FirstConvolutionNone;
