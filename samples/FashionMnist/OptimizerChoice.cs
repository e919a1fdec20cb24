using StaticCnn;

namespace FashionMnist;

/// <summary>An optimizer that can be asked for by name.</summary>
/// <param name="Name">The name.</param>
/// <param name="LearningRate">The learning rate, where neither the user nor the network gives one.</param>
/// <param name="Create">Makes one of a learning rate.</param>
internal sealed record OptimizerChoice(string Name, double LearningRate, Func<double, Optimizer> Create)
{
    private const double Momentum = 0.9;

    public static readonly OptimizerChoice[] All =
    [
        new("sgd", 0.05, rate => new SGD(rate)),
        new("momentum", 0.01, rate => new SGD(rate, Momentum)),
        new("nesterov", 0.01, rate => new SGD(rate, Momentum, nesterov: true)),
        new("adagrad", 0.01, rate => new Adagrad(rate)),
        new("rmsprop", 0.001, rate => new RMSprop(rate)),
        new("adam", 0.001, rate => new Adam(rate)),
        new("adamw", 0.001, rate => new AdamW(rate)),
    ];

    /// <summary>The optimizer asked for, else the network's; its learning rate is the one asked for, else the network's, else its own.</summary>
    public static (string Name, Optimizer Optimizer) For(NetworkChoice network, RunOptions options)
    {
        var name = options.Optimizer ?? network.Optimizer;
        var choice = All.First(o => o.Name == name);
        var rate = options.LearningRate ?? (name == network.Optimizer ? network.LearningRate : choice.LearningRate);
        return (name, choice.Create(rate));
    }
}
