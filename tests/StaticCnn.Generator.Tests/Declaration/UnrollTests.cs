using StaticCnn.Generator.Graph;

namespace StaticCnn.Generator.Tests;

/// <summary>What the network attribute says about loops.</summary>
public class UnrollTests
{
    [Theory]
    [InlineData("", 0)]
    [InlineData(", Unroll = Unroll.Auto", 0)]
    [InlineData(", Unroll = Unroll.Full", 1)]
    [InlineData(", Unroll = Unroll.None", 2)]
    public void IsCarried(string argument, int expected) => Assert.Equal((UnrollKind)expected, Checked.Network("4" + argument, "Dense(3)", "MeanSquaredError").Unroll);

    [Fact]
    public void TheChoicesAreTheRuntimes() => Assert.Equal(Enum.GetNames<Unroll>(), Enum.GetNames<UnrollKind>());

    [Theory]
    [InlineData("(Unroll)3", "3")]
    [InlineData("(Unroll)(-1)", "-1")]
    public void NoMemberIsAnError(string value, string number)
    {
        var run = Harness.Run(Harness.Network($"4, Unroll = {value}", "Dense(3)", "MeanSquaredError"));
        Assert.Equal([$"SCNN010: Unroll = {value}"], run.Squiggles);
        Assert.Equal($"Unroll of network 'Net' is {number}, which is no member of the enumeration", run.Diagnostics[0].GetMessage(null));
        Assert.Empty(run.CompilerErrors);
    }
}
