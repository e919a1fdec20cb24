using System.Globalization;
using StaticCnn;
using TimeSeries;

const ulong seed = 42;
const int epochs = 30;
CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;

// The original problem's size: 100 charts of each class. As many others are for the test.
var train = ControlChart.Create(perClass: 100, seed, part: 0);
var test = ControlChart.Create(perClass: 100, seed, part: 1);
Console.WriteLine($"Synthetic control charts: {train.Count} to train on, {test.Count} others to test, {ControlChart.Length} values each.");
Console.WriteLine();
Console.WriteLine(SequenceNetwork.Summary);

var network = SequenceNetwork.Create(seed);
using var trainer = new Trainer<SequenceNetwork>(network, new Adam(0.005)) { BatchSize = 32, Seed = seed };
trainer.Fit(train, validation: null, epochs, report =>
{
    if ((report.Epoch + 1) % 5 == 0)
        Console.WriteLine($"epoch {report.Epoch + 1,2}/{epochs}  loss {report.TrainingLoss:F4}  accuracy {report.TrainingAccuracy:F4}  {report.SamplesPerSecond:N0} charts/s");
});

var result = network.Evaluate(test);
Console.WriteLine();
Console.WriteLine($"Test accuracy {result.Accuracy:F4}, loss {result.Loss:F4}");
for (var i = 0; i < ControlChart.Classes.Length; i++)
    Console.WriteLine($"  {i} {ControlChart.Classes[i],-17} {result.ConfusionMatrix!.Recall(i):P0}");
Console.WriteLine(result.ConfusionMatrix);
