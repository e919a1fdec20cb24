namespace StaticCnn;

/// <summary>Whether a loss has stopped to improve.</summary>
internal sealed class ConvergenceCheck(double minimumImprovement, int? patience)
{
    private double best = double.PositiveInfinity;
    private int epochsWithout;

    /// <summary>Takes the loss of an epoch; true once it has not improved for as many epochs as patience allows.</summary>
    public bool IsConverged(double loss)
    {
        if (loss < best - minimumImprovement)
        {
            best = loss;
            epochsWithout = 0;
            return false;
        }

        return ++epochsWithout >= patience;
    }
}
