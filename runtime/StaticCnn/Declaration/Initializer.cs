namespace StaticCnn;

/// <summary>How the weights of a layer start. Biases start as in PyTorch, uniform in +-1/sqrt(fan-in), with every choice.</summary>
public enum Initializer
{
    /// <summary>PyTorch's default for convolution and dense layers: uniform in +-1/sqrt(fan-in).</summary>
    Default,

    /// <summary>Kaiming (He) for ReLU: uniform in +-sqrt(6 / fan-in).</summary>
    KaimingUniform,

    /// <summary>Kaiming (He) for ReLU: normal with deviation sqrt(2 / fan-in).</summary>
    KaimingNormal,

    /// <summary>Xavier (Glorot): uniform in +-sqrt(6 / (fan-in + fan-out)).</summary>
    XavierUniform,

    /// <summary>Xavier (Glorot): normal with deviation sqrt(2 / (fan-in + fan-out)).</summary>
    XavierNormal,
}
