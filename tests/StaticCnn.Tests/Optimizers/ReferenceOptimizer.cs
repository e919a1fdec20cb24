namespace StaticCnn.Tests.Optimizers;

/// <summary>The optimizers' formulas in double precision, one parameter after the other, written from their documentation.</summary>
internal sealed class ReferenceOptimizer(Settings settings, int count)
{
    private readonly double decay = settings["weight_decay"] ?? (settings.Kind == "AdamW" ? 0.01 : 0);
    private readonly double rate = settings["lr"] ?? (settings.Kind is "Adam" or "AdamW" ? 1e-3 : 1e-2);
    private readonly double momentum = settings["momentum"] ?? 0;
    private readonly double[] first = new double[count];
    private readonly double[] second = [.. Enumerable.Repeat(settings["initial_accumulator_value"] ?? 0, count)];
    private readonly double[] velocity = new double[count];
    private int step;

    public void Step(double[] p, double[] gradients)
    {
        step++;
        var g = Clip(gradients);
        for (var i = 0; i < p.Length; i++)
        {
            if (settings.Kind != "AdamW") g[i] += decay * p[i];
            p[i] = settings.Kind switch
            {
                "SGD" => Sgd(i, p[i], g[i]),
                "Adagrad" => Adagrad(i, p[i], g[i]),
                "RMSprop" => Rmsprop(i, p[i], g[i]),
                "Adam" => Adam(i, p[i], g[i]),
                _ => Adam(i, p[i] * (1 - (rate * decay)), g[i]),
            };
        }
    }

    private double[] Clip(double[] g)
    {
        if (settings["clip_value"] is { } limit) return [.. g.Select(x => Math.Clamp(x, -limit, limit))];
        if (settings["clip_norm"] is not { } maximum) return [.. g];
        var factor = Math.Min(1, maximum / (Math.Sqrt(g.Sum(x => x * x)) + 1e-6));
        return [.. g.Select(x => x * factor)];
    }

    private double Sgd(int i, double p, double g)
    {
        if (momentum != 0)
        {
            velocity[i] = step == 1 ? g : (momentum * velocity[i]) + ((1 - (settings["dampening"] ?? 0)) * g);
            g = settings.Has("nesterov") ? g + (momentum * velocity[i]) : velocity[i];
        }

        return p - (rate * g);
    }

    private double Adagrad(int i, double p, double g)
    {
        second[i] += g * g;
        return p - (rate / (1 + ((step - 1) * (settings["lr_decay"] ?? 0))) * g / (Math.Sqrt(second[i]) + (settings["eps"] ?? 1e-10)));
    }

    private double Rmsprop(int i, double p, double g)
    {
        var alpha = settings["alpha"] ?? 0.99;
        second[i] = (alpha * second[i]) + ((1 - alpha) * g * g);
        first[i] = (alpha * first[i]) + ((1 - alpha) * g);
        var variance = settings.Has("centered") ? second[i] - (first[i] * first[i]) : second[i];
        velocity[i] = (momentum * velocity[i]) + (g / (Math.Sqrt(variance) + (settings["eps"] ?? 1e-8)));
        return p - (rate * velocity[i]);
    }

    private double Adam(int i, double p, double g)
    {
        var (beta1, beta2) = (settings.Beta(0), settings.Beta(1));
        first[i] = (beta1 * first[i]) + ((1 - beta1) * g);
        second[i] = (beta2 * second[i]) + ((1 - beta2) * g * g);
        var mean = first[i] / (1 - Math.Pow(beta1, step));
        var square = second[i] / (1 - Math.Pow(beta2, step));
        return p - (rate * mean / (Math.Sqrt(square) + (settings["eps"] ?? 1e-8)));
    }
}
