using System.Globalization;
using StaticCnn.Bench.Measurement;

namespace StaticCnn.Bench.Costs;

/// <summary>The FashionMnist sample compiled ahead of time beside the one compiled while running, in turns.</summary>
internal static class AheadOfTime
{
    private const int Starts = 15, Trainings = 3;

    public static void Compare(CostsOptions options)
    {
        // A path: a bare name would be looked for in PATH.
        var aot = new SampleProgram(Path.GetFullPath(options.Aot!), []);
        var jit = new SampleProgram("dotnet", [options.Jit]);
        var (aotStarts, jitStarts) = (new List<double>(), new List<double>());
        for (var i = 0; i < Starts; i++)
        {
            aotStarts.Add(aot.Start());
            jitStarts.Add(jit.Start());
        }

        Write($"Start of FashionMnist: ahead of time {Statistics.Median(aotStarts):F0} ms, while running {Statistics.Median(jitStarts):F0} ms.");
        var (aotSpeeds, jitSpeeds) = (new List<double>(), new List<double>());
        for (var i = 0; i < Trainings; i++)
        {
            var (aotSpeed, aotSet, aotParameters) = aot.Train(options);
            var (jitSpeed, jitSet, jitParameters) = jit.Train(options);
            if (aotParameters != jitParameters) throw new InvalidOperationException($"The parameters differ after training: {aotParameters} ahead of time, {jitParameters} while running.");
            aotSpeeds.Add(aotSpeed);
            jitSpeeds.Add(jitSpeed);
            if (i > 0) continue;
            Write($"Instructions: ahead of time {aotSet}, while running {jitSet}.");
            if (aotSet != jitSet) Write($"They differ: publish with -p:StaticCnnInstructionSet=avx512, or cap the other with STATICCNN_VECTOR_WIDTH, to compare compilers.");
        }

        var (a, j) = (Statistics.Median(aotSpeeds), Statistics.Median(jitSpeeds));
        Write($"Training, third epoch, {options.Threads} threads: ahead of time {a:N0} images/s, while running {j:N0}; ratio {a / j:F2}. The parameters are the same bits.");
    }

    private static void Write(FormattableString text) => Console.WriteLine(text.ToString(CultureInfo.InvariantCulture));
}
