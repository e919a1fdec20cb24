namespace StaticCnn.Generator.Graph.Passes;

/// <summary>Finds the name that was probably meant.</summary>
internal static class InferShapesClosest
{
    /// <summary>The name that the fewest edits make of the text, at most a third of its letters; null if none is so close.</summary>
    public static string? Find(string text, IEnumerable<string> names)
    {
        // The number of steps grows with the square of the length; nobody mistypes so long a name.
        if (text.Length > 64) return null;
        string? closest = null;
        var fewest = Math.Max(1, text.Length / 3) + 1;
        foreach (var name in names.Where(n => n.Length <= 64))
        {
            var edits = Edits(text.ToLowerInvariant(), name.ToLowerInvariant());
            if (edits >= fewest) continue;
            fewest = edits;
            closest = name;
        }

        return closest;
    }

    /// <summary>The Levenshtein distance, one row at a time.</summary>
    private static int Edits(string a, string b)
    {
        var row = Enumerable.Range(0, b.Length + 1).ToArray();
        for (var i = 1; i <= a.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var above = row[j];
                row[j] = Math.Min(Math.Min(above, row[j - 1]) + 1, diagonal + (a[i - 1] == b[j - 1] ? 0 : 1));
                diagonal = above;
            }
        }

        return row[b.Length];
    }
}
