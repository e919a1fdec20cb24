namespace StaticCnn;

/// <summary>Checks what is handed to a predictor.</summary>
internal static class PredictionCheck
{
    /// <summary>The number of samples.</summary>
    /// <exception cref="ArgumentException">The inputs are not whole samples, or the outputs are not as many.</exception>
    public static int Count(NetworkDefinition definition, ReadOnlySpan<float> inputs, ReadOnlySpan<float> outputs)
    {
        var (inputLength, outputLength) = (definition.InputShape.Count, definition.OutputShape.Count);
        var count = inputs.Length / inputLength;
        if (count * inputLength != inputs.Length)
        {
            throw new ArgumentException(
                $"{inputs.Length} inputs are no whole number of samples of shape {definition.InputShape}, which have {inputLength} each.",
                nameof(inputs));
        }

        if (outputs.Length != (long)count * outputLength)
        {
            throw new ArgumentException(
                $"{count} samples have {(long)count * outputLength} outputs of shape {definition.OutputShape}, but there is room for {outputs.Length}.",
                nameof(outputs));
        }

        return count;
    }
}
