using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;

namespace StaticCnn.Generator.Writing;

/// <summary>Text with indentation: always '\n', always the invariant culture.</summary>
internal sealed class CodeWriter
{
    private readonly StringBuilder text = new(64 * 1024);
    private int depth;

    /// <summary>A line; numbers in it are written invariantly. Its handler has written all but the end.</summary>
    public void Line([InterpolatedStringHandlerArgument("")] LineHandler line)
    {
        _ = line;
        text.Append('\n');
    }

    /// <summary>An empty line.</summary>
    public void Line() => text.Append('\n');

    /// <summary>A line as it is.</summary>
    public void Raw(string line)
    {
        if (line.Length > 0) Indent().Append(line);
        text.Append('\n');
    }

    /// <summary>A line and an opening brace.</summary>
    public void Open([InterpolatedStringHandlerArgument("")] LineHandler line)
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

    /// <summary>The characters so far.</summary>
    public int Length => text.Length;

    /// <summary>What was written since there were so many characters.</summary>
    public string Since(int length) => text.ToString(length, text.Length - length);

    /// <summary>Takes back what was written since there were so many characters.</summary>
    public void Return(int length) => text.Length = length;

    public override string ToString() => text.ToString();

    private StringBuilder Indent() => text.Append(' ', depth * 4);

    /// <summary>Writes the parts of a line where they belong, without a string in between: there are tens of thousands of lines.</summary>
    [InterpolatedStringHandler]
    internal readonly ref struct LineHandler(int literalLength, int formattedCount, CodeWriter code)
    {
        private readonly StringBuilder text = literalLength + formattedCount > 0 ? code.Indent() : code.text;

        public void AppendLiteral(string part) => text.Append(part);

        public void AppendFormatted(string? part) => text.Append(part);

        public void AppendFormatted(int number) => text.Append(number.ToString(CultureInfo.InvariantCulture));

        public void AppendFormatted<T>(T value) => text.AppendFormat(CultureInfo.InvariantCulture, "{0}", value);
    }
}
