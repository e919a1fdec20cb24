using System.Text.Json;

namespace StaticCnn.Tests.Schedules;

/// <summary>A run of a PyTorch scheduler as record_schedules.py wrote it, and the schedule that it is of.</summary>
internal sealed class RecordedSchedule(JsonElement run)
{
    private static readonly Lazy<JsonElement> Root = new(Read);

    public static IEnumerable<string> Names => Root.Value.GetProperty("runs").EnumerateArray().Select(r => r.GetProperty("name").GetString()!);

    /// <summary>The factor of each step.</summary>
    public double[] Factors { get; } = [.. run.GetProperty("factors").EnumerateArray().Select(f => f.GetDouble())];

    public static RecordedSchedule ByName(string name) =>
        new(Root.Value.GetProperty("runs").EnumerateArray().Single(r => r.GetProperty("name").GetString() == name));

    /// <summary>Settings that are not recorded are left to the defaults here, so that those are tested, too.</summary>
    public LearningRateSchedule Create() => Create(run.GetProperty("kind").GetString()!, run.GetProperty("settings"));

    private static LearningRateSchedule Create(string kind, JsonElement settings) => kind switch
    {
        "StepLR" => Number(settings, "gamma") is { } gamma ? new StepSchedule(Whole(settings, "step_size"), gamma) : new StepSchedule(Whole(settings, "step_size")),
        "CosineAnnealingLR" => Number(settings, "eta_min") is { } end
            ? new CosineSchedule(end / Root.Value.GetProperty("rate").GetDouble())
            : new CosineSchedule(),
        "LinearLR" => Number(settings, "end_factor") is 0
            ? new LinearSchedule()
            : new LinearSchedule(Number(settings, "end_factor")!.Value, Number(settings, "start_factor")!.Value),
        "OneCycleLR" => OneCycle(settings),
        "SequentialLR" => WarmUp(settings),
        _ => throw new InvalidOperationException($"There is no schedule for {kind}."),
    };

    private static OneCycleSchedule OneCycle(JsonElement settings)
    {
        if (!settings.EnumerateObject().Any()) return new OneCycleSchedule();
        var annealing = settings.TryGetProperty("anneal_strategy", out var strategy) && strategy.GetString() == "linear" ? Annealing.Linear : Annealing.Cosine;
        return new OneCycleSchedule(
            Number(settings, "pct_start") ?? 0.3, Number(settings, "div_factor") ?? 25, Number(settings, "final_div_factor") ?? 1e4, annealing);
    }

    private static WarmUpSchedule WarmUp(JsonElement settings)
    {
        var after = settings.GetProperty("after");
        var (steps, schedule) = (Whole(settings, "warm_up"), Create(after[0].GetString()!, after[1]));
        return Number(settings, "start_factor") is { } start ? new WarmUpSchedule(steps, schedule, start) : new WarmUpSchedule(steps, schedule);
    }

    private static double? Number(JsonElement settings, string name) => settings.TryGetProperty(name, out var value) ? value.GetDouble() : null;

    private static int Whole(JsonElement settings, string name) => settings.GetProperty(name).GetInt32();

    private static JsonElement Read()
    {
        using var stream = typeof(RecordedSchedule).Assembly.GetManifestResourceStream("schedules.json")!;
        return JsonDocument.Parse(stream).RootElement;
    }
}
