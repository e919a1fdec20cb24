namespace StaticCnn.Tests.Files;

/// <summary>Files that lie beside the tests' sources.</summary>
internal static class TestData
{
    public static string File(string name)
    {
        for (var folder = AppContext.BaseDirectory; folder is not null; folder = Path.GetDirectoryName(folder))
        {
            if (System.IO.File.Exists(Path.Combine(folder, "StaticCnn.sln")))
                return Path.Combine(folder, "tests", "StaticCnn.Tests", "Files", "Data", name);
        }

        throw new InvalidOperationException("The tests do not lie within the repository.");
    }
}
