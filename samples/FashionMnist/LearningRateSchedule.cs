namespace FashionMnist;

/// <summary>How the learning rate changes from epoch to epoch.</summary>
internal enum LearningRateSchedule
{
    /// <summary>Not at all.</summary>
    Constant,

    /// <summary>Down by the same amount each epoch, to 0 after the last.</summary>
    Linear,
}
