using System.ComponentModel;
using System.Diagnostics;
using System.Runtime.InteropServices;

namespace StaticCnn.Bench.Compare;

/// <summary>Stops a process and lets it go on, by the signals of Unix; elsewhere it does nothing.</summary>
/// <remarks>
/// A stopped process does not notice that its input has ended. So a shell waits for the end of this process, however it
/// comes, and then lets the other one go on.
/// </remarks>
internal sealed partial class Suspension : IDisposable
{
    private const string Wait = """trap "" INT TERM HUP QUIT; read _; kill -CONT "$0" """;
    private static readonly int StopSignal = OperatingSystem.IsMacOS() ? 17 : 19;
    private static readonly int ContinueSignal = OperatingSystem.IsMacOS() ? 19 : 18;
    private readonly Process process;
    private readonly Process? guard;

    public Suspension(Process process)
    {
        this.process = process;
        if (!OperatingSystem.IsLinux() && !OperatingSystem.IsMacOS()) return;
        try
        {
            guard = Process.Start(new ProcessStartInfo("/bin/sh", ["-c", Wait, $"{process.Id}"]) { RedirectStandardInput = true, RedirectStandardError = true });
        }
        catch (Win32Exception)
        {
            // Without the shell it is as on other systems.
        }
    }

    public void Stop() => Send(StopSignal);

    public void Continue() => Send(ContinueSignal);

    public void Dispose()
    {
        Continue();
        if (guard is null) return;
        guard.StandardInput.Close();
        guard.WaitForExit();
        guard.Dispose();
    }

    private void Send(int signal)
    {
        if (guard is { HasExited: false } && !process.HasExited) _ = Kill(process.Id, signal);
    }

    [LibraryImport("libc", EntryPoint = "kill")]
    private static partial int Kill(int process, int signal);
}
