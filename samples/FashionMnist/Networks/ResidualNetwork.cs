using StaticCnn;

namespace FashionMnist.Networks;

/// <summary>
/// A stem and two residual blocks: each adds what it computes to what it was given. The second halves the resolution and doubles the
/// channels, so a 1x1 convolution brings its input to the same shape. No convolution before a batch normalisation has a bias: the mean is taken off.
/// </summary>
[Network(1, 28, 28)]
[Conv2D(16, Kernel = 3, Padding = 1, Bias = false)]
[BatchNorm]
[ReLU]
[MaxPool2D(2, Name = "stem")]
[Conv2D(16, Kernel = 3, Padding = 1, Bias = false)]
[BatchNorm]
[ReLU]
[Conv2D(16, Kernel = 3, Padding = 1, Bias = false)]
[BatchNorm]
[Add("stem")]
[ReLU(Name = "block1")]
[Conv2D(32, Kernel = 3, Stride = 2, Padding = 1, Bias = false)]
[BatchNorm]
[ReLU]
[Conv2D(32, Kernel = 3, Padding = 1, Bias = false)]
[BatchNorm(Name = "main")]
[Conv2D(32, Kernel = 1, Stride = 2, Bias = false, Name = "projection", From = "block1")]
[BatchNorm]
[Add("main")]
[ReLU]
[GlobalAveragePool]
[Dense(10)]
[SoftmaxCrossEntropy]
public sealed partial class ResidualNetwork;
