namespace StaticCnn.Numerics.Tests.Generated;

/// <summary>What an optimizer step of generated code did.</summary>
/// <param name="Before">Every tensor before the step, running averages among them.</param>
/// <param name="Gradients">The gradient that the optimizer got, of every trainable tensor.</param>
/// <param name="After">Every tensor after the step.</param>
internal sealed record GeneratedStep(
    IReadOnlyDictionary<string, double[]> Before, IReadOnlyDictionary<string, double[]> Gradients, IReadOnlyDictionary<string, double[]> After);
