namespace FashionMnist;

/// <summary>Checks where files are to be written before the work is done whose result they hold.</summary>
internal static class OutputPath
{
    /// <exception cref="UserError">No file can be written there.</exception>
    public static void Check(string option, string? path)
    {
        if (path is null) return;
        if (path.Length == 0 || Directory.Exists(path)) throw new UserError($"{option} names the folder '{path}'. Give the name of a file.");
        var folder = Path.GetDirectoryName(Path.GetFullPath(path));
        if (!Directory.Exists(folder)) throw new UserError($"{option} {path}: the folder {folder} is not there. Create it, or name another.");
    }
}
