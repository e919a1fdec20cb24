using System.ComponentModel;
using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace StaticCnn.Bench.Compare;

/// <summary>A process that answers each line of JSON on its input with one on its output; between its turns it is stopped, where the system can.</summary>
internal sealed class PeerProcess : IDisposable
{
    // Long enough for a batch of plain loops, short enough to notice a hang.
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);
    private readonly Process process;
    private readonly Suspension suspension;

    /// <summary>Starts the process and waits for its first line.</summary>
    /// <exception cref="PeerException">It does not start, or says nothing that is JSON.</exception>
    public PeerProcess(string file, IEnumerable<string> arguments, IReadOnlyDictionary<string, string> environment)
    {
        var start = new ProcessStartInfo(file, arguments) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var (name, value) in environment) start.Environment[name] = value;
        try
        {
            process = Process.Start(start)!;
        }
        catch (Win32Exception e)
        {
            throw new PeerException($"{file} does not start: {e.Message}");
        }

        Greeting = Read(errorsToo: true);
        suspension = new Suspension(process);
        suspension.Stop();
        // A full pipe would stop the peer.
        process.ErrorDataReceived += static (_, _) => { };
        process.BeginErrorReadLine();
    }

    /// <summary>The first line.</summary>
    public JsonNode Greeting { get; }

    /// <summary>Asks one question.</summary>
    /// <exception cref="PeerException">The answer is an error, or none.</exception>
    public JsonNode Ask(JsonObject command)
    {
        suspension.Continue();
        try
        {
            process.StandardInput.WriteLine(command.ToJsonString());
            process.StandardInput.Flush();
        }
        catch (IOException)
        {
            throw new PeerException("the peer has ended");
        }

        var answer = Read(errorsToo: false);
        // Until its next turn: threads that wait for work spin for a while, on the processors of whose turn it is.
        suspension.Stop();
        return answer["error"] is { } error ? throw new PeerException((string)error!) : answer;
    }

    public void Dispose()
    {
        suspension.Dispose();
        try
        {
            process.StandardInput.Close();
        }
        catch (IOException)
        {
            // It has ended already.
        }

        if (!process.WaitForExit(2000)) process.Kill();
        process.Dispose();
    }

    private JsonNode Read(bool errorsToo)
    {
        string? line;
        try
        {
            line = process.StandardOutput.ReadLineAsync().WaitAsync(Patience).GetAwaiter().GetResult();
        }
        catch (TimeoutException)
        {
            process.Kill();
            throw new PeerException($"the peer did not answer for {Patience.TotalMinutes} minutes");
        }

        if (line is null)
        {
            var lines = errorsToo ? process.StandardError.ReadToEnd().Trim().Split('\n') : [""];
            throw new PeerException($"the peer ended: {lines[^1]}");
        }

        try
        {
            return JsonNode.Parse(line)!;
        }
        catch (JsonException)
        {
            throw new PeerException($"the peer answered '{line}'");
        }
    }
}
