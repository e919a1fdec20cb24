namespace StaticCnn.Bench.Training;

/// <summary>What came of a training.</summary>
/// <param name="Accuracy">The share of test images that were classified rightly.</param>
/// <param name="Seconds">The time of the training: neither reading, nor compiling, nor the test.</param>
internal readonly record struct TrainedRun(double Accuracy, double Seconds);
