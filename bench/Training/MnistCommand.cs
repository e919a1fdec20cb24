using StaticCnn.Bench.Networks;

namespace StaticCnn.Bench.Training;

/// <summary>The verb <c>mnist</c>: 99 % on MNIST against the clock.</summary>
internal static class MnistCommand
{
    // Found on the seeds from 1,000 on; mean and deviation are those of MNIST's training pixels.
    private static readonly Recipe Recipe = new(new AdamChoice(0.01, 0.7, 0.9), Epochs: 1, Batch: 256, PctStart: 0.3, Mean: 0.1307f, Deviation: 0.3081f);

    public static int Run(ReadOnlySpan<string> arguments) =>
        RecipeRun.Run(Recipe, Mnist.Create, TrainingOptions.Parse(arguments, seeds: 10, Recipe.Epochs));
}
