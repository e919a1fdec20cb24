using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;

namespace StaticCnn.Generator.Writing;

/// <summary>Interpolated strings in the invariant culture, without the boxes and arrays of FormattableString.</summary>
internal static class InvariantText
{
    [ThreadStatic]
    private static StringBuilder? spare;

    public static string Invariant(Handler text) => text.End();

    [InterpolatedStringHandler]
    internal readonly ref struct Handler
    {
        private readonly StringBuilder text;

        public Handler(int literalLength, int formattedCount)
        {
            // An interpolated string within another one finds no spare builder and makes its own.
            text = spare ?? new StringBuilder(literalLength + (16 * formattedCount));
            spare = null;
        }

        public void AppendLiteral(string part) => text.Append(part);

        public void AppendFormatted(string? part) => text.Append(part);

        public void AppendFormatted(int number) => text.Append(number.ToString(CultureInfo.InvariantCulture));

        public void AppendFormatted<T>(T value, string? format = null) =>
            text.AppendFormat(CultureInfo.InvariantCulture, format is null ? "{0}" : "{0:" + format + "}", value);

        public string End()
        {
            var result = text.ToString();
            text.Clear();
            spare = text;
            return result;
        }
    }
}
