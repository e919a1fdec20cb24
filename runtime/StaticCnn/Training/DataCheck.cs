namespace StaticCnn;

/// <summary>Whether data fits a network.</summary>
internal static class DataCheck
{
    /// <summary>Throws if the data does not have the inputs, labels or targets that the network needs.</summary>
    /// <exception cref="ArgumentException">It does not.</exception>
    public static void Require(NetworkDefinition network, Dataset data, string parameter)
    {
        ArgumentNullException.ThrowIfNull(data, parameter);
        if (data.SampleShape != network.InputShape)
        {
            throw new ArgumentException(
                $"Network {network.Name} takes inputs of shape {network.InputShape}, but the samples have shape {data.SampleShape}.", parameter);
        }

        if (data.HasLabels)
        {
            if (data.Classes != network.OutputShape.Count)
            {
                throw new ArgumentException(
                    $"Network {network.Name} has outputs of shape {network.OutputShape}, one value per class, but the data has {data.Classes} classes.",
                    parameter);
            }
        }
        else if (network.Loss == LossKind.SoftmaxCrossEntropy)
        {
            throw new ArgumentException(
                $"Network {network.Name} has the loss SoftmaxCrossEntropy, which needs labels, but the data has targets; use Dataset.FromLabels.",
                parameter);
        }
        else if (data.TargetShape != network.OutputShape)
        {
            throw new ArgumentException(
                $"Network {network.Name} has outputs of shape {network.OutputShape}, but the targets have shape {data.TargetShape}.", parameter);
        }
    }
}
