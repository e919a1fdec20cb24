using System.Text.Json;

namespace StaticCnn.Tests.Optimizers;

/// <summary>The settings of a recorded run, with PyTorch's names, and the optimizer they make.</summary>
internal sealed class Settings(JsonElement run)
{
    private readonly JsonElement settings = run.GetProperty("settings");

    public string Kind { get; } = run.GetProperty("kind").GetString()!;

    public double? this[string name] => settings.TryGetProperty(name, out var value) ? value.GetDouble() : null;

    public double Beta(int i) => settings.TryGetProperty("betas", out var betas) ? betas[i].GetDouble() : i == 0 ? 0.9 : 0.999;

    public bool Has(string name) => settings.TryGetProperty(name, out var value) && value.GetBoolean();

    /// <summary>Settings that are not recorded are left to the defaults here, so that those are tested, too.</summary>
    public Optimizer Create()
    {
        Optimizer optimizer = Kind switch
        {
            "SGD" => new SGD(),
            "Adagrad" when this["initial_accumulator_value"] is { } initial => new Adagrad(initialAccumulator: initial),
            "Adagrad" => new Adagrad(),
            "RMSprop" => new RMSprop(),
            "Adam" => new Adam(),
            _ => new AdamW(),
        };
        optimizer.LearningRate = this["lr"] ?? optimizer.LearningRate;
        optimizer.WeightDecay = this["weight_decay"] ?? optimizer.WeightDecay;
        optimizer.Clipping = this["clip_value"] is { } value ? GradientClipping.ByValue(value)
            : this["clip_norm"] is { } norm ? GradientClipping.ByNorm(norm)
            : null;
        switch (optimizer)
        {
            case SGD sgd:
                sgd.Momentum = this["momentum"] ?? sgd.Momentum;
                sgd.Dampening = this["dampening"] ?? sgd.Dampening;
                sgd.Nesterov = Has("nesterov");
                break;
            case Adagrad adagrad:
                adagrad.LearningRateDecay = this["lr_decay"] ?? adagrad.LearningRateDecay;
                adagrad.Epsilon = this["eps"] ?? adagrad.Epsilon;
                break;
            case RMSprop rmsprop:
                rmsprop.Alpha = this["alpha"] ?? rmsprop.Alpha;
                rmsprop.Epsilon = this["eps"] ?? rmsprop.Epsilon;
                rmsprop.Momentum = this["momentum"] ?? rmsprop.Momentum;
                rmsprop.Centered = Has("centered");
                break;
            case AdamOptimizer adam:
                (adam.Beta1, adam.Beta2) = (Beta(0), Beta(1));
                adam.Epsilon = this["eps"] ?? adam.Epsilon;
                break;
        }

        return optimizer;
    }
}
