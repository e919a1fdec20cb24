using System.Runtime.CompilerServices;
using StaticCnn.Generator.Diagnostics;

namespace StaticCnn.Generator.Tests;

public class DescriptorTests
{
    [Fact]
    public void EveryDiagnosticHasAnIdACategoryAndAHelpPage()
    {
        Assert.Distinct(Descriptors.All.Select(d => d.Id));
        foreach (var descriptor in Descriptors.All)
        {
            Assert.Matches("^SCNN[0-9]{3}$", descriptor.Id);
            Assert.StartsWith("StaticCnn.", descriptor.Category, StringComparison.Ordinal);
            Assert.Equal($"https://github.com/staticcnn/staticcnn/blob/main/docs/diagnostics/{descriptor.Id}.md", descriptor.HelpLinkUri);
            Assert.StartsWith("# " + descriptor.Id, File.ReadAllText(Path.Combine(Help(), descriptor.Id + ".md")), StringComparison.Ordinal);
        }

        Assert.Equal(Descriptors.All.Length, Directory.GetFiles(Help(), "SCNN*.md").Length);
    }

    private static string Help([CallerFilePath] string path = "") => Path.Combine(Path.GetDirectoryName(path)!, "../../../docs/diagnostics");
}
