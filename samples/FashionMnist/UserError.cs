using StaticCnn;

namespace FashionMnist;

/// <summary>Something that whoever runs the program can put right; the message says how.</summary>
internal sealed class UserError(string message) : Exception(message)
{
    /// <summary>Whether an exception's message, without its stack, is all that the user needs.</summary>
    public static bool Covers(Exception e) =>
        e is UserError or DataFormatException or SafetensorsException or IOException or UnauthorizedAccessException;
}
