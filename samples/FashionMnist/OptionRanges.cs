using System.CommandLine;
using System.Globalization;

namespace FashionMnist;

/// <summary>Ranges of options: another value is refused before anything is done.</summary>
internal static class OptionRanges
{
    public static Option<T> AtLeast<T>(this Option<T> option, int least) => option.Require(
        text => int.TryParse(text, CultureInfo.InvariantCulture, out var value) && value >= least,
        FormattableString.Invariant($"a whole number of at least {least}"));

    public static Option<ulong> NotNegative(this Option<ulong> option) => option.Require(
        text => ulong.TryParse(text, CultureInfo.InvariantCulture, out _),
        "a whole number of at least 0");

    public static Option<T> Positive<T>(this Option<T> option) => option.Require(
        text => double.TryParse(text, CultureInfo.InvariantCulture, out var value) && double.IsFinite(value) && value > 0,
        "a number above 0");

    // On the text: a text that is no number at all then gets the same message as one that is out of range.
    private static Option<T> Require<T>(this Option<T> option, Predicate<string> isValid, string expected)
    {
        option.Validators.Add(result =>
        {
            var wrong = result.Tokens.FirstOrDefault(t => !isValid(t.Value));
            if (wrong is not null) result.AddError($"{option.Name} is '{wrong.Value}'; give {expected}.");
        });
        return option;
    }
}
