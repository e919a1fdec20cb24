using System.Globalization;

namespace StaticCnn.Generator.Tests;

/// <summary>Sources and messages depend on nothing but the declaration.</summary>
public class DeterminismTests
{
    private static readonly string[] Programs =
    [
        Harness.Network("1, 28, 28", "Conv2D(32, Kernel = 5)", "ReLU", "Dense(10)", "SoftmaxCrossEntropy"),
        Harness.Network("1, 28, 28", "Conv2D(-32)", "LeakyReLU(Slope = -0.5)", "Dense(-10, Name = \"INPUT\")", "Add(\"FC1\")", "SoftmaxCrossEntropy"),
    ];

    [Theory]
    [InlineData("tr-TR")]
    [InlineData("de-DE")]
    [InlineData("minus")]
    public void CultureDoesNotMatter(string name)
    {
        var expected = Programs.Select(Text).ToArray();
        var before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = Culture(name);
            Assert.Equal(expected, Programs.Select(Text));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void TwoRunsGiveTheSameText() => Assert.Equal(Programs.Select(Text), Programs.Select(Text));

    [Fact]
    public void LinesEndWithALineFeedOnly()
    {
        var windows = Programs.Select(p => p.Replace("\n", "\r\n", StringComparison.Ordinal)).ToArray();
        Assert.Equal(Programs.Select(Text), windows.Select(Text));
        Assert.DoesNotContain('\r', string.Concat(windows.Select(Text)));
    }

    private static CultureInfo Culture(string name)
    {
        var culture = (CultureInfo)(name == "minus" ? CultureInfo.InvariantCulture : new CultureInfo(name)).Clone();
        if (name == "minus") culture.NumberFormat.NegativeSign = "\u2212";
        if (name == "de-DE") culture.NumberFormat.NumberDecimalSeparator = ",";
        return culture;
    }

    private static string Text(string program)
    {
        var run = Harness.Run(program);
        return string.Concat(run.Sources) + string.Join('\n', run.Diagnostics.Select(d => d.Id + d.GetMessage(null)));
    }
}
