namespace StaticCnn;

/// <summary>What random numbers are for. Streams of different purposes are independent under the same seed.</summary>
public enum RandomPurpose
{
    /// <summary>For programs' own use.</summary>
    User,

    /// <summary>The start of the parameters.</summary>
    Initialization,

    /// <summary>The order of the samples.</summary>
    Permutation,

    /// <summary>Dropout masks.</summary>
    Dropout,

    /// <summary>Changes to the samples.</summary>
    Augmentation,
}
