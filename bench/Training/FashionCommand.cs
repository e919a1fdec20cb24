using StaticCnn.Bench.Networks;

namespace StaticCnn.Bench.Training;

/// <summary>The verb <c>fashion</c>: the network deep on Fashion-MNIST.</summary>
internal static class FashionCommand
{
    // Found on the seeds from 1,000 on; mean and deviation are those of Fashion-MNIST's training pixels.
    private static readonly Recipe Recipe = new(new NesterovChoice(0.03, 0.9), Epochs: 5, Batch: 64, PctStart: 0.3, Mean: 0.286f, Deviation: 0.353f);

    public static int Run(ReadOnlySpan<string> arguments) =>
        RecipeRun.Run(Recipe, Deep.Create, TrainingOptions.Parse(arguments, seeds: 3, Recipe.Epochs));
}
