using System.Text.Json.Nodes;

namespace StaticCnn.Bench.Training;

/// <summary>An optimizer of a recipe, for us and for PyTorch.</summary>
/// <param name="Rate">The largest learning rate.</param>
internal abstract record OptimizerChoice(double Rate)
{
    public abstract Optimizer Create();

    /// <summary>The class of PyTorch's, and its arguments.</summary>
    public abstract (string Class, JsonObject Arguments) ForPyTorch();
}

/// <summary>Adam.</summary>
internal sealed record AdamChoice(double Rate, double Beta1, double Beta2) : OptimizerChoice(Rate)
{
    public override Optimizer Create() => new Adam(Rate, Beta1, Beta2);

    public override (string Class, JsonObject Arguments) ForPyTorch() =>
        ("Adam", new JsonObject { ["lr"] = Rate, ["betas"] = new JsonArray(Beta1, Beta2) });

    public override string ToString() => FormattableString.Invariant($"Adam to {Rate} with {Beta1} and {Beta2}");
}

/// <summary>Gradient descent with Nesterov's momentum.</summary>
internal sealed record NesterovChoice(double Rate, double Momentum) : OptimizerChoice(Rate)
{
    public override Optimizer Create() => new SGD(Rate, Momentum, nesterov: true);

    public override (string Class, JsonObject Arguments) ForPyTorch() =>
        ("SGD", new JsonObject { ["lr"] = Rate, ["momentum"] = Momentum, ["nesterov"] = true });

    public override string ToString() => FormattableString.Invariant($"SGD to {Rate} with Nesterov's momentum {Momentum}");
}
