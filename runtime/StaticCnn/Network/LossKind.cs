namespace StaticCnn;

/// <summary>The loss that a network is trained on.</summary>
public enum LossKind
{
    /// <summary>Softmax with cross-entropy against a class label.</summary>
    SoftmaxCrossEntropy,

    /// <summary>Mean squared error against a target of the output's shape.</summary>
    MeanSquaredError,
}
