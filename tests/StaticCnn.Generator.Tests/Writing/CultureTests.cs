using System.Globalization;

namespace StaticCnn.Generator.Tests;

/// <summary>The text is a function of the network.</summary>
public class CultureTests
{
    public static TheoryData<string> Names => Corpus.Names;

    [Theory]
    [MemberData(nameof(Names))]
    public void NeitherCultureNorThreadMatters(string name)
    {
        var network = Corpus.Network(name);
        var expected = NetworkCompiler.Compile(network, default);
        foreach (var culture in Cultures())
        {
            var text = "";
            var thread = new Thread(() => text = NetworkCompiler.Compile(network, default)) { CurrentCulture = culture, CurrentUICulture = culture };
            thread.Start();
            thread.Join();
            Assert.Equal(expected, text);
        }
    }

    private static IEnumerable<CultureInfo> Cultures()
    {
        yield return new("tr-TR");
        yield return new("de-DE");
        var odd = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        odd.NumberFormat.NegativeSign = "\u2212";
        odd.NumberFormat.NumberDecimalSeparator = ",";
        odd.NumberFormat.NumberGroupSeparator = "\u00a0";
        odd.NumberFormat.PositiveSign = "plus";
        yield return odd;
    }
}
