namespace StaticCnn;

/// <summary>The names of temporary files, and the removal of those that a killed process left behind.</summary>
internal static class TemporaryName
{
    private const string Prefix = ".staticcnn-";
    private const string Suffix = ".tmp";

    // Far longer than any write takes, so that no other writer's file is taken from it.
    private static readonly TimeSpan Abandoned = TimeSpan.FromHours(1);

    /// <summary>A path in the folder that no other writer uses.</summary>
    public static string Create(string folder) => Path.Combine(folder, $"{Prefix}{Guid.NewGuid():N}{Suffix}");

    /// <summary>Deletes what was abandoned in the folder, as far as that is possible.</summary>
    public static void DeleteAbandoned(string folder)
    {
        try
        {
            foreach (var path in Directory.EnumerateFiles(folder, $"{Prefix}*{Suffix}"))
            {
                if (DateTime.UtcNow - File.GetLastWriteTimeUtc(path) > Abandoned) File.Delete(path);
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // Cleaning up after others is no reason for an error: the file itself is written.
        }
    }
}
