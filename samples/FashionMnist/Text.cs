namespace FashionMnist;

/// <summary>Text that is the same in every culture.</summary>
internal static class Text
{
    public static string Of(FormattableString text) => FormattableString.Invariant(text);
}
