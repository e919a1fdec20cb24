namespace StaticCnn.Numerics.Tests;

/// <summary>The settings that record.py gave to PyTorch's optimizers; everything unnamed is PyTorch's default.</summary>
public enum OptimizerSetting
{
    /// <summary>Rate 0.05.</summary>
    Sgd,

    /// <summary>Rate 0.02, momentum 0.9.</summary>
    SgdMomentum,

    /// <summary>Rate 0.02, Nesterov's momentum 0.9, weight decay (L2) 0.001.</summary>
    SgdNesterov,

    /// <summary>Rate 0.01, epsilon 1e-10.</summary>
    Adagrad,

    /// <summary>Rate 0.001, alpha 0.99, epsilon 1e-8.</summary>
    RmsProp,

    /// <summary>Rate 0.001, alpha 0.95, epsilon 1e-8, momentum 0.9, centred.</summary>
    RmsPropCentred,

    /// <summary>Rate 0.001, betas 0.9 and 0.999, epsilon 1e-8.</summary>
    Adam,

    /// <summary>As Adam, with decoupled weight decay 0.05.</summary>
    AdamW,
}
