using System.Collections.Concurrent;
using System.Diagnostics;
using System.Runtime.InteropServices;

namespace StaticCnn.Bench.Compare;

/// <summary>Stops processes and lets them go on, by the signals of Unix; elsewhere it does nothing.</summary>
/// <remarks>However this process ends, short of being killed, the stopped ones go on: they could not notice that their input has ended.</remarks>
internal static partial class Suspension
{
    private static readonly int StopSignal = OperatingSystem.IsMacOS() ? 17 : 19;
    private static readonly int ContinueSignal = OperatingSystem.IsMacOS() ? 19 : 18;
    private static readonly bool IsPossible = OperatingSystem.IsLinux() || OperatingSystem.IsMacOS();
    private static readonly ConcurrentDictionary<int, bool> Stopped = new();
    private static readonly List<PosixSignalRegistration> Registrations = [];

    static Suspension()
    {
        if (!IsPossible) return;
        AppDomain.CurrentDomain.ProcessExit += static (_, _) => ContinueAll();
        AppDomain.CurrentDomain.UnhandledException += static (_, _) => ContinueAll();
        foreach (var signal in new[] { PosixSignal.SIGINT, PosixSignal.SIGTERM, PosixSignal.SIGHUP, PosixSignal.SIGQUIT })
            Registrations.Add(PosixSignalRegistration.Create(signal, static _ => ContinueAll()));
    }

    public static void Stop(Process process)
    {
        if (!IsPossible || process.HasExited) return;
        Stopped[process.Id] = true;
        _ = Kill(process.Id, StopSignal);
    }

    public static void Continue(Process process)
    {
        if (!IsPossible || process.HasExited) return;
        _ = Kill(process.Id, ContinueSignal);
        Stopped.TryRemove(process.Id, out _);
    }

    private static void ContinueAll()
    {
        foreach (var id in Stopped.Keys) _ = Kill(id, ContinueSignal);
    }

    [LibraryImport("libc", EntryPoint = "kill")]
    private static partial int Kill(int process, int signal);
}
