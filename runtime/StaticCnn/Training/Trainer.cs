using System.Diagnostics;

namespace StaticCnn;

/// <summary>
/// Trains a network: shuffled batches, forward, loss, backward, update, until the epochs are done or another stop condition holds. The
/// same data, seed and batch size give the same bits, for any number of threads.
/// </summary>
/// <remarks>A trainer is for one thread at a time. After the first step, further steps allocate nothing.</remarks>
/// <typeparam name="TNetwork">The class of the network.</typeparam>
public sealed class Trainer<TNetwork> : IDisposable
    where TNetwork : class, INetwork<TNetwork>
{
    private WorkerPool? pool;
    private TrainingStep<TNetwork>? step;
    private DatasetEvaluator<TNetwork>? evaluator;
    private WeightAverager? averager;
    private int[] order = [];
    private bool isDisposed;

    /// <summary>A trainer of the given network with the given optimizer.</summary>
    /// <exception cref="InvalidOperationException">The optimizer has the state of another network, or the network has nothing to train.</exception>
    public Trainer(TNetwork network, Optimizer optimizer)
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(optimizer);
        if (TNetwork.Definition.TrainableLength == 0)
            throw new InvalidOperationException($"Network {TNetwork.Definition.Name} has no layer with parameters, so there is nothing to train.");
        optimizer.Attach(TNetwork.Definition.TrainableLength);
        Network = network;
        Optimizer = optimizer;
    }

    /// <summary>The network that is trained.</summary>
    public TNetwork Network { get; }

    /// <summary>The optimizer.</summary>
    public Optimizer Optimizer { get; }

    /// <summary>The samples of a batch; the last of an epoch may have fewer. 128 at first.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is not positive.</exception>
    public int BatchSize
    {
        get;
        init => field = value > 0 ? value : throw new ArgumentOutOfRangeException(nameof(BatchSize), value, "A batch has at least 1 sample.");
    }

    = 128;

    /// <summary>The seed of shuffling and dropout.</summary>
    public ulong Seed { get; init; }

    /// <summary>
    /// The most threads to use, at first as many as there are processors. More than the shards of a batch (at most
    /// <see cref="ShardPartition.MaximumShards"/>) are of no use and not started.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is not positive.</exception>
    public int Threads
    {
        get;
        init => field = value > 0 ? value : throw new ArgumentOutOfRangeException(nameof(Threads), value, "Training takes at least 1 thread.");
    }

    = Environment.ProcessorCount;

    /// <summary>Whether each epoch goes over the samples in another order, by <see cref="Seed"/> and epoch. True at first.</summary>
    public bool Shuffle { get; init; } = true;

    /// <summary>
    /// What the optimizer's learning rate is multiplied by in each step of <see cref="Fit"/>; null, as at first, for no change.
    /// </summary>
    public LearningRateSchedule? Schedule { get; set; }

    /// <summary>
    /// The epochs that <see cref="Schedule"/> and the start of <see cref="Averaging"/> are laid over. Null, as at first: each <see cref="Fit"/>
    /// goes through the whole schedule once. A number: the schedule begins at epoch 0 and ends after so many, in as many calls of
    /// <see cref="Fit"/> or trainers as it takes; with <see cref="Epoch"/> set, a later one goes on where an earlier one stopped, to the same bits.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is not positive.</exception>
    public int? ScheduleEpochs
    {
        get;
        set => field = value is null or > 0
            ? value
            : throw new ArgumentOutOfRangeException(nameof(ScheduleEpochs), value, "A schedule has at least 1 epoch; null for those of each Fit.");
    }

    /// <summary>How the weights after each step are averaged into <see cref="AveragedNetwork"/>; null, as at first, for no average.</summary>
    public WeightAveraging? Averaging
    {
        get;
        init
        {
            field = value;
            if (value is null) return;
            var parameters = new NetworkParameters(TNetwork.Definition);
            Network.Parameters.Values.CopyTo(parameters.Storage);
            averager = new WeightAverager(value, parameters);
            AveragedNetwork = TNetwork.FromParameters(parameters);
        }
    }

    /// <summary>
    /// The network of the averaged weights, to be evaluated, used and saved as any other: all parameters and the running averages of batch
    /// norms, averaged by one formula. It changes with each step. Until the first averaged step it is as the network was at first; null
    /// without <see cref="Averaging"/>.
    /// </summary>
    /// <remarks>
    /// The averages of a batch norm's statistics are not the statistics under the averaged weights: near for weights that move little, as
    /// after a falling learning rate. Training goes on with <see cref="Network"/>, which also is what <see cref="Fit"/> validates.
    /// </remarks>
    public TNetwork? AveragedNetwork { get; private init; }

    /// <summary>
    /// The steps in <see cref="AveragedNetwork"/>. With its parameters all that is needed to go on in another trainer: set both.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative.</exception>
    /// <exception cref="InvalidOperationException">Set without <see cref="Averaging"/>.</exception>
    public long AveragedSteps
    {
        get => averager?.Steps ?? 0;
        set
        {
            ArgumentOutOfRangeException.ThrowIfNegative(value);
            if (averager is null) throw new InvalidOperationException("This trainer averages no weights; give it Averaging.");
            averager.Steps = value;
        }
    }

    /// <summary>By how much the loss must fall below the best one so far to count as improved.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative or NaN.</exception>
    public double MinimumImprovement
    {
        get;
        set => field = value >= 0
            ? value
            : throw new ArgumentOutOfRangeException(nameof(MinimumImprovement), value, "The least improvement is a number of at least 0.");
    }

    /// <summary>
    /// Training stops when the loss has not improved for so many epochs in a row: the validation loss if there is validation data, else the
    /// training loss. Null, as at first, for no such stop.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is not positive.</exception>
    public int? Patience
    {
        get;
        set => field = value is null or > 0
            ? value
            : throw new ArgumentOutOfRangeException(nameof(Patience), value, "Patience is at least 1 epoch, or null for no stop by convergence.");
    }

    /// <summary>Training stops after the step in which so much time has passed since <see cref="Fit"/> began. Null, as at first, for no limit.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative.</exception>
    public TimeSpan? TimeLimit
    {
        get;
        set => field = value is null || value >= TimeSpan.Zero
            ? value
            : throw new ArgumentOutOfRangeException(nameof(TimeLimit), value, "A time limit is not negative.");
    }

    /// <summary>
    /// The epochs completed so far, which is the number of the next one: the key of shuffling and dropout. Set it to go on with an earlier training.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative.</exception>
    public int Epoch
    {
        get;
        set
        {
            ArgumentOutOfRangeException.ThrowIfNegative(value);
            field = value;
        }
    }

    /// <summary>Trains for a number of epochs, or until another stop condition holds.</summary>
    /// <param name="train">The training data.</param>
    /// <param name="validation">Data to evaluate after each epoch, or null.</param>
    /// <param name="epochs">The most epochs; a later call goes on counting from <see cref="Epoch"/>.</param>
    /// <param name="onEpoch">Called after each complete epoch. It may change the optimizer's settings.</param>
    /// <param name="cancellationToken">Stops the training after the current step, without an exception.</param>
    /// <exception cref="ArgumentException">Data does not fit the network.</exception>
    /// <exception cref="InvalidOperationException">There are more epochs than <see cref="ScheduleEpochs"/> has left.</exception>
    public History Fit(
        Dataset train,
        Dataset? validation = null,
        int epochs = 1,
        Action<EpochReport>? onEpoch = null,
        CancellationToken cancellationToken = default)
    {
        DataCheck.Require(TNetwork.Definition, train, nameof(train));
        if (validation is not null) DataCheck.Require(TNetwork.Definition, validation, nameof(validation));
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(epochs);
        var course = Course(train, epochs);
        var clock = Stopwatch.StartNew();
        var reports = new List<EpochReport>();
        var convergence = new ConvergenceCheck(MinimumImprovement, Patience);
        StopReason? reason = null;
        for (var i = 0; i < epochs && reason is null; i++)
        {
            (var report, reason) = RunEpoch(train, course, clock, cancellationToken);
            if (report.Samples == train.Count && reason is not StopReason.Diverged)
            {
                report = Validate(report, validation);
                Epoch++;
                onEpoch?.Invoke(report);
                if (convergence.IsConverged(report.ValidationLoss ?? report.TrainingLoss)) reason ??= StopReason.Converged;
            }

            if (report.Samples > 0) reports.Add(report);
        }

        return new History { Epochs = reports, StopReason = reason ?? StopReason.Epochs, Duration = clock.Elapsed };
    }

    /// <summary>The steps of an epoch over the given data: its batches, the last of which may be smaller.</summary>
    public int StepsPerEpoch(Dataset data)
    {
        ArgumentNullException.ThrowIfNull(data);
        return ((data.Count - 1) / BatchSize) + 1;
    }

    /// <summary>
    /// Takes one step on a batch of the given samples, at the optimizer's own learning rate, as only <see cref="Fit"/> knows the place of a step
    /// in a schedule; an average takes it in. Allocates nothing after the first call.
    /// </summary>
    /// <param name="data">The training data.</param>
    /// <param name="sampleNumbers">The numbers of the samples in the data, 1 to <see cref="BatchSize"/> of them.</param>
    /// <returns>The loss before the update. If it is not finite, nothing was updated.</returns>
    /// <exception cref="ArgumentException">The data does not fit the network, or the batch is empty or too large.</exception>
    public StepResult TrainStep(Dataset data, ReadOnlySpan<int> sampleNumbers)
    {
        DataCheck.Require(TNetwork.Definition, data, nameof(data));
        if (sampleNumbers.Length < 1 || sampleNumbers.Length > BatchSize)
        {
            throw new ArgumentException(
                $"The batch has {sampleNumbers.Length} samples; this trainer takes 1 to its BatchSize of {BatchSize}.", nameof(sampleNumbers));
        }

        return Step(data, sampleNumbers, rateFactor: 1, average: true);
    }

    /// <summary>Ends the trainer's threads. It trains no more afterwards.</summary>
    public void Dispose()
    {
        isDisposed = true;
        pool?.Dispose();
    }

    private (EpochReport Report, StopReason? Reason) RunEpoch(
        Dataset train, TrainingCourse course, Stopwatch clock, CancellationToken cancellationToken)
    {
        Order(train.Count);
        var begin = clock.Elapsed;
        StopReason? reason = null;
        double loss = 0;
        double rate = 0;
        var (done, correct) = (0, 0);
        while (done < train.Count && reason is null)
        {
            if (cancellationToken.IsCancellationRequested)
            {
                reason = StopReason.Cancelled;
                break;
            }

            var number = course.StepNumber(Epoch, done / BatchSize);
            var factor = Schedule?.Factor(number, course.TotalSteps) ?? 1;
            var average = Averaging?.Includes(number, course.TotalSteps) ?? false;
            rate = Optimizer.LearningRate * factor;
            var result = Step(train, order.AsSpan(done, Math.Min(BatchSize, train.Count - done)), factor, average);
            done += result.Samples;
            correct += result.Correct;
            loss += result.Loss * result.Samples;
            if (!double.IsFinite(result.Loss)) reason = StopReason.Diverged;
            else if (clock.Elapsed >= TimeLimit) reason = StopReason.TimeLimit;
        }

        var report = new EpochReport
        {
            Epoch = Epoch,
            TrainingLoss = loss / done,
            TrainingAccuracy = train.HasLabels ? (double)correct / done : null,
            LearningRate = rate,
            Samples = done,
            Duration = clock.Elapsed - begin,
        };
        return (report, reason);
    }

    private StepResult Step(Dataset data, ReadOnlySpan<int> sampleNumbers, double rateFactor, bool average)
    {
        step ??= new TrainingStep<TNetwork>(Network, Optimizer, Pool(), BatchSize, averager);
        return step.Run(data, sampleNumbers, Seed, Epoch, rateFactor, average);
    }

    private TrainingCourse Course(Dataset train, int epochs)
    {
        if (ScheduleEpochs is not { } all) return new TrainingCourse(Epoch, epochs, StepsPerEpoch(train));
        return (long)Epoch + epochs <= all
            ? new TrainingCourse(0, all, StepsPerEpoch(train))
            : throw new InvalidOperationException(
                $"ScheduleEpochs is {all}; {Epoch} epochs are done, so {epochs} more would pass its end. Ask for fewer, or raise ScheduleEpochs.");
    }

    private EpochReport Validate(EpochReport report, Dataset? validation)
    {
        if (validation is null) return report;
        evaluator ??= new DatasetEvaluator<TNetwork>(Network, Pool());
        var evaluation = evaluator.Evaluate(validation);
        return report with { ValidationLoss = evaluation.Loss, ValidationAccuracy = evaluation.Accuracy };
    }

    private WorkerPool Pool()
    {
        ObjectDisposedException.ThrowIf(isDisposed, this);
        return pool ??= new WorkerPool(Math.Min(Threads, ShardPartition.MaximumShards));
    }

    private void Order(int count)
    {
        if (order.Length != count) order = new int[count];
        if (Shuffle) RandomPermutation.Fill(order, Seed, Epoch);
        else for (var i = 0; i < count; i++) order[i] = i;
    }
}
