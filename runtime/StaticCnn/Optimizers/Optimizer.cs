using System.Runtime.CompilerServices;

namespace StaticCnn;

/// <summary>
/// Changes parameters by their gradients, by PyTorch's formulas. Settings may change between steps. An optimizer holds the state of one
/// network's training (<see cref="State"/>, <see cref="StepCount"/>) and so belongs to one network.
/// </summary>
/// <remarks>
/// A step is one pass over parameters, gradients and state, element by element, with fused multiply-adds: the same bits for every
/// vector width and however the elements are split among threads. Zero parameters with zero gradients stay zero. An average that
/// decays into subnormal numbers becomes zero.
/// </remarks>
public abstract class Optimizer
{
    private readonly int stateCount;
    private AlignedBuffer[] state = [];
    private ClippedGradient clip = ClippedGradient.None;

    private protected Optimizer(double learningRate, double weightDecay, int stateCount)
    {
        LearningRate = learningRate;
        WeightDecay = weightDecay;
        this.stateCount = stateCount;
    }

    /// <summary>The learning rate.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative or not finite.</exception>
    public double LearningRate
    {
        get;
        set => field = NotNegative(value);
    }

    /// <summary>The weight decay: added to the gradient as <c>decay * parameter</c>, but decoupled from it in <see cref="AdamW"/>.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative or not finite.</exception>
    public double WeightDecay
    {
        get;
        set => field = NotNegative(value);
    }

    /// <summary>A bound on the gradient, or null for none.</summary>
    public GradientClipping? Clipping { get; set; }

    /// <summary>The steps taken so far. With <see cref="State"/>, all that is needed to go on later.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative.</exception>
    public long StepCount
    {
        get;
        set
        {
            ArgumentOutOfRangeException.ThrowIfNegative(value);
            field = value;
        }
    }

    /// <summary>The number of parameters that the optimizer is attached to; 0 before <see cref="Attach"/>.</summary>
    public int Length { get; private set; }

    /// <summary>The averages that the optimizer keeps, each as long as the parameters; empty before <see cref="Attach"/>.</summary>
    public IReadOnlyList<AlignedBuffer> State => state;

    /// <summary>Allocates the state for so many parameters. Attached to as many already, it goes on with the state it has.</summary>
    /// <exception cref="InvalidOperationException">The optimizer has state for another number of parameters.</exception>
    public void Attach(int length)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(length);
        if (Length == length) return;
        if (Length != 0)
        {
            throw new InvalidOperationException(
                $"This {GetType().Name} has the state of {Length} parameters and cannot train {length}; make an optimizer for each network.");
        }

        state = new AlignedBuffer[stateCount];
        for (var i = 0; i < stateCount; i++) state[i] = new AlignedBuffer(length);
        Length = length;
        InitializeState();
    }

    /// <summary>Takes a whole step on the calling thread.</summary>
    /// <param name="parameters">The parameters, as many as the optimizer is attached to; the first call attaches it.</param>
    /// <param name="gradients">As many gradients.</param>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    public void Step(Span<float> parameters, ReadOnlySpan<float> gradients)
    {
        if (gradients.Length != parameters.Length)
            throw new ArgumentException($"There are {parameters.Length} parameters but {gradients.Length} gradients.", nameof(gradients));
        Attach(parameters.Length);
        double sum = 0;
        if (Clipping is { IsByNorm: true })
        {
            for (var chunk = 0; chunk < GradientNorm.ChunkCount(Length); chunk++) sum += GradientNorm.SumOfSquares(gradients, chunk);
        }

        BeginStep(Math.Sqrt(sum));
        Update(parameters, gradients, 0, Length);
    }

    /// <summary>Begins a step: counts it and computes its coefficients. Called once, before the slices are updated.</summary>
    /// <param name="gradientNorm">The norm of the whole gradient; read only when clipping by norm.</param>
    /// <param name="rateFactor">What the learning rate is multiplied by in this step.</param>
    internal void BeginStep(double gradientNorm, double rateFactor = 1)
    {
        Rate = LearningRate * rateFactor;
        clip = Clipping?.For(gradientNorm) ?? ClippedGradient.None;
        Prepare(StepCount + 1);
        StepCount++;
    }

    /// <summary>Updates the slice <c>[start, end)</c>. Slices may be updated at the same time.</summary>
    internal void Update(Span<float> parameters, ReadOnlySpan<float> gradients, int start, int end) =>
        UpdateSlice(clip, parameters, gradients, start, end);

    /// <summary>The learning rate of the step that was begun last.</summary>
    private protected double Rate { get; private set; }

    /// <summary>Computes the coefficients of the given step, counted from 1.</summary>
    private protected abstract void Prepare(long step);

    /// <summary>Updates a slice with the coefficients of <see cref="Prepare"/>.</summary>
    private protected abstract void UpdateSlice(
        ClippedGradient gradientClip, Span<float> parameters, ReadOnlySpan<float> gradients, int start, int end);

    /// <summary>Sets state that does not start at zero.</summary>
    private protected virtual void InitializeState()
    {
    }

    /// <summary>The state of the given number, from its first float.</summary>
    private protected ref float StateAt(int number) => ref state[number].Span[0];

    /// <summary>The value, if it is a finite number of at least zero.</summary>
    private protected static double NotNegative(double value, [CallerMemberName] string name = "") =>
        value >= 0 && double.IsFinite(value)
            ? value
            : throw new ArgumentOutOfRangeException(name, value, $"{name} is a finite number of at least 0.");

    /// <summary>The value, if it is in [0, 1).</summary>
    private protected static double Fraction(double value, [CallerMemberName] string name = "") =>
        value is >= 0 and < 1
            ? value
            : throw new ArgumentOutOfRangeException(name, value, $"{name} is at least 0 and less than 1.");

    /// <summary>The value, if it is positive as a float: with zero, zero gradients would give 0/0.</summary>
    private protected static double PositiveFloat(double value, [CallerMemberName] string name = "") =>
        value > 0 && (float)value > 0 && float.IsFinite((float)value)
            ? value
            : throw new ArgumentOutOfRangeException(name, value, $"{name} is a positive number that a float can hold.");
}
