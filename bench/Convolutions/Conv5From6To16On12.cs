namespace StaticCnn.Bench.Convolutions;

/// <summary>5x5, 6 to 16 on 12x12.</summary>
[Network(1, 12, 12)]
[Conv2D(6, Kernel = 1, Name = "before")]
[Conv2D(16, Kernel = 5, Bias = false, Name = "convolution")]
[GlobalAveragePool]
[Dense(2)]
[SoftmaxCrossEntropy]
public sealed partial class Conv5From6To16On12;
