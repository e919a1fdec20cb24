namespace StaticCnn;

/// <summary>The function applied by a layer that has one built in.</summary>
public enum Activation
{
    /// <summary>None: the value itself.</summary>
    None,

    /// <summary><c>max(x, 0)</c>.</summary>
    ReLU,

    /// <summary><c>1 / (1 + exp(-x))</c>.</summary>
    Sigmoid,

    /// <summary>The hyperbolic tangent.</summary>
    Tanh,
}
