using System.Runtime.CompilerServices;

namespace StaticCnn;

/// <summary>
/// Stochastic gradient descent, with momentum (also Nesterov's), as PyTorch's <c>torch.optim.SGD</c>:
/// <code>
/// g = g + weightDecay p
/// v = g in the first step, momentum v + (1 - dampening) g after it    (with momentum)
/// g = g + momentum v with Nesterov, else v                            (with momentum)
/// p = p - learningRate g
/// </code>
/// </summary>
public sealed class SGD : Optimizer
{
    private Coefficients coefficients;

    /// <summary>An optimizer with PyTorch's defaults.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A setting is negative or not finite.</exception>
    /// <exception cref="InvalidOperationException">Nesterov is asked for without momentum, or with dampening.</exception>
    public SGD(double learningRate = 1e-3, double momentum = 0, bool nesterov = false, double weightDecay = 0, double dampening = 0)
        : base(learningRate, weightDecay, stateCount: 1)
    {
        Momentum = momentum;
        Nesterov = nesterov;
        Dampening = dampening;
        Check();
    }

    /// <summary>The part of the velocity that stays from step to step.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative or not finite.</exception>
    public double Momentum
    {
        get;
        set => field = NotNegative(value);
    }

    /// <summary>Whether the gradient is taken where the velocity leads.</summary>
    public bool Nesterov { get; set; }

    /// <summary>The part of the gradient that does not enter the velocity.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is not finite.</exception>
    public double Dampening
    {
        get;
        set => field = double.IsFinite(value) ? value : throw new ArgumentOutOfRangeException(nameof(Dampening), value, "Dampening is finite.");
    }

    private protected override void Prepare(long step)
    {
        Check();
        var first = step == 1;
        coefficients = new Coefficients
        {
            LearningRate = (float)Rate,
            WeightDecay = (float)WeightDecay,
            Momentum = (float)Momentum,
            // The first velocity is the gradient, whatever the dampening.
            VelocityDecay = first ? 0 : (float)Momentum,
            GradientShare = first ? 1 : (float)(1 - Dampening),
            Nesterov = Nesterov,
        };
    }

    private protected override void UpdateSlice(
        ClippedGradient gradientClip, Span<float> parameters, ReadOnlySpan<float> gradients, int start, int end) =>
        UpdateLoop.Run(new Rule(coefficients, ref StateAt(0)), gradientClip, parameters, gradients, start, end);

    private void Check()
    {
        if (Nesterov && (Momentum == 0 || Dampening != 0))
            throw new InvalidOperationException("Nesterov momentum needs a momentum above 0 and a dampening of 0.");
    }

    private struct Coefficients
    {
        public float LearningRate;
        public float WeightDecay;
        public float Momentum;
        public float VelocityDecay;
        public float GradientShare;
        public bool Nesterov;
    }

    private readonly ref struct Rule(Coefficients c, ref float velocity) : IUpdateRule
    {
        private readonly Coefficients c = c;
        private readonly ref float velocity = ref velocity;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public TVector Apply<TOps, TVector>(TVector parameter, TVector gradient, nint index)
            where TOps : IElementwise<TVector>
            where TVector : struct
        {
            var g = TOps.MultiplyAdd(TOps.Broadcast(c.WeightDecay), parameter, gradient);
            if (c.Momentum != 0)
            {
                var share = TOps.Multiply(TOps.Broadcast(c.GradientShare), g);
                var v = TOps.Flush(TOps.MultiplyAdd(TOps.Broadcast(c.VelocityDecay), TOps.Load(ref velocity, index), share));
                TOps.Store(v, ref velocity, index);
                g = c.Nesterov ? TOps.MultiplyAdd(TOps.Broadcast(c.Momentum), v, g) : v;
            }

            return TOps.NegatedMultiplyAdd(TOps.Broadcast(c.LearningRate), g, parameter);
        }
    }
}
