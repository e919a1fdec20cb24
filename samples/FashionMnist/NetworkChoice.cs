using FashionMnist.Networks;
using StaticCnn;

namespace FashionMnist;

/// <summary>A network that can be asked for by name, with the settings that suit it.</summary>
/// <param name="Name">The name.</param>
/// <param name="Optimizer">The optimizer's name, where none is asked for.</param>
/// <param name="LearningRate">The learning rate of that optimizer, where none is asked for.</param>
/// <param name="Epochs">The epochs, where none are asked for.</param>
/// <param name="Schedule">How the learning rate changes from step to step.</param>
/// <param name="Definition">Its layers and plan.</param>
/// <param name="Train">Trains and tests it; returns the exit code.</param>
internal sealed record NetworkChoice(
    string Name,
    string Optimizer,
    double LearningRate,
    int Epochs,
    LearningRateSchedule Schedule,
    NetworkDefinition Definition,
    Func<NetworkChoice, RunOptions, CancellationToken, int> Train)
{
    public static readonly NetworkChoice[] All =
    [
        new("simple", "momentum", 0.001, 20, new ConstantSchedule(), SimpleNetwork.Definition, TrainingRun.Run<SimpleNetwork>),
        new("lenet", "adam", 0.003, 20, new LinearSchedule(), LeNetwork.Definition, TrainingRun.Run<LeNetwork>),
        new("deep", "adam", 0.002, 12, new LinearSchedule(), DeepNetwork.Definition, TrainingRun.Run<DeepNetwork>),
        new("residual", "adam", 0.005, 12, new LinearSchedule(), ResidualNetwork.Definition, TrainingRun.Run<ResidualNetwork>),
        new("mlp", "adam", 0.001, 12, new LinearSchedule(), MlpNetwork.Definition, TrainingRun.Run<MlpNetwork>),
    ];

    public static NetworkChoice ByName(string name) => All.First(n => n.Name == name);

    public int Run(RunOptions options, CancellationToken cancellation) => Train(this, options, cancellation);
}
