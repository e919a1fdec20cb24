namespace StaticCnn;

/// <summary>What a tensor of a network is for, which decides how it starts.</summary>
public enum TensorRole
{
    /// <summary>The weight of a convolution or dense layer; starts by its <see cref="Initializer"/>.</summary>
    Weight,

    /// <summary>The bias of a convolution or dense layer; starts uniform in +-1/sqrt(fan-in), as in PyTorch.</summary>
    Bias,

    /// <summary>A factor per channel (gamma of a batch norm, beta of a subsampling); starts at one.</summary>
    Scale,

    /// <summary>A summand per channel (beta of a batch norm, b of a subsampling); starts at zero.</summary>
    Shift,

    /// <summary>The running mean of a batch norm: state, not trained; starts at zero.</summary>
    RunningMean,

    /// <summary>The running variance of a batch norm: state, not trained; starts at one.</summary>
    RunningVariance,
}
