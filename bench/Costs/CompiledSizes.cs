using System.Diagnostics.Tracing;

namespace StaticCnn.Bench.Costs;

/// <summary>Collects the sizes of machine code that the compiler of the runtime makes, by type.</summary>
internal sealed class CompiledSizes : EventListener
{
    private const EventKeywords JitKeyword = (EventKeywords)0x10;

    // Assigned before the constructor of the base runs, which may call OnEventSourceCreated.
    private readonly List<(string Type, string Method, int Bytes)> methods = [];

    /// <summary>Every method so far. Events come late: wait a moment before asking.</summary>
    public (string Type, string Method, int Bytes)[] Snapshot()
    {
        lock (methods) return [.. methods];
    }

    protected override void OnEventSourceCreated(EventSource eventSource)
    {
        if (eventSource.Name == "Microsoft-Windows-DotNETRuntime") EnableEvents(eventSource, EventLevel.Verbose, JitKeyword);
    }

    protected override void OnEventWritten(EventWrittenEventArgs eventData)
    {
        if (eventData.EventName?.StartsWith("MethodLoadVerbose", StringComparison.Ordinal) != true || eventData.PayloadNames is not { } names) return;
        object? Field(string name) => eventData.Payload![names.IndexOf(name)];
        lock (methods) methods.Add(((string)Field("MethodNamespace")!, (string)Field("MethodName")!, (int)(uint)Field("MethodSize")!));
    }
}
