namespace FashionMnist;

/// <summary>The formulas of <see cref="LearningRateSchedule"/>.</summary>
internal static class LearningRateSchedules
{
    /// <summary>The learning rate of an epoch, counted from 0.</summary>
    public static double At(this LearningRateSchedule schedule, int epoch, int epochs, double first) =>
        schedule == LearningRateSchedule.Linear ? first * (epochs - epoch) / epochs : first;

    /// <summary>A schedule in words.</summary>
    public static string Description(this LearningRateSchedule schedule) =>
        schedule == LearningRateSchedule.Linear ? "falling linearly" : "constant";
}
