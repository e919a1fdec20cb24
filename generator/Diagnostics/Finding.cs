using StaticCnn.Generator.Declaration;

namespace StaticCnn.Generator.Diagnostics;

/// <summary>Something wrong in a declaration, without its location.</summary>
/// <param name="Id">The id of the descriptor: SCNN012.</param>
/// <param name="Target">What it is about.</param>
/// <param name="Message">The whole message.</param>
internal sealed record Finding(string Id, Target Target, string Message);
