using System.Diagnostics;
using FashionMnist;
using StaticCnn;

var folder = "/usr/share/datasets/fashion-mnist";
var train = IdxFile.ReadFolder(folder, train: true).Take(int.Parse(args[0]));
var test = IdxFile.ReadFolder(folder, train: false);
var net = DeepNetwork.Create(42);
Console.WriteLine(DeepNetwork.Summary);
var trainer = new Trainer<DeepNetwork>(net, new Adam(1e-3f)) { BatchSize = 128, Seed = 42, Threads = int.Parse(args[1]) };
for (var e = 0; e < 2; e++)
{
    var w = Stopwatch.StartNew();
    var h = trainer.Fit(train, null, epochs: 1);
    Console.WriteLine($"{w.Elapsed.TotalSeconds:F2}s {train.Count / w.Elapsed.TotalSeconds:F0} img/s " + net.Evaluate(test).Accuracy + " " + NetworkFile.Sha256(net.Parameters));
}
