using System.Text;

namespace StaticCnn.Generator.Writing;

/// <summary>Text with indentation: always '\n', always the invariant culture.</summary>
internal sealed class CodeWriter
{
    private readonly StringBuilder text = new();
    private int depth;

    /// <summary>A line; numbers in it are written invariantly.</summary>
    public void Line(FormattableString line) => Raw(FormattableString.Invariant(line));

    /// <summary>An empty line.</summary>
    public void Line() => text.Append('\n');

    /// <summary>A line as it is.</summary>
    public void Raw(string line)
    {
        if (line.Length > 0) text.Append(' ', depth * 4).Append(line);
        text.Append('\n');
    }

    /// <summary>A line and an opening brace.</summary>
    public void Open(FormattableString line)
    {
        Line(line);
        Open();
    }

    public void Open()
    {
        Raw("{");
        depth++;
    }

    public void Close(string after = "")
    {
        depth--;
        Raw("}" + after);
    }

    public override string ToString() => text.ToString();
}
