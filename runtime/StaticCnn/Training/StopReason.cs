namespace StaticCnn;

/// <summary>Why a training ended.</summary>
public enum StopReason
{
    /// <summary>The epochs asked for are done.</summary>
    Epochs,

    /// <summary>The loss did not improve for <c>Patience</c> epochs.</summary>
    Converged,

    /// <summary>The time limit is reached.</summary>
    TimeLimit,

    /// <summary>The caller cancelled.</summary>
    Cancelled,

    /// <summary>The loss of a batch was infinite or not a number. The parameters are those it was computed with.</summary>
    Diverged,
}
