using StaticCnn.Generator.Planning;

namespace StaticCnn.Generator.Writing;

/// <summary>
/// A form's ways to memory. Kernels take them thousands of times, and the C# compiler's time goes by the candidates, type arguments
/// and operators of each call: one candidate and a literal are quick. They are inlined, and the instructions are the same.
/// </summary>
internal static class MemoryWriter
{
    public static void Write(CodeWriter code, VectorForm form)
    {
        const string parameters = "(ref float start, nint offset, int constant = 0)";
        const string place = "Unsafe.Add(ref start, unchecked(offset + constant))";
        code.Line($"/// <summary>The vector at an offset.</summary>");
        code.Line($"[MethodImpl(MethodImplOptions.AggressiveInlining)]");
        code.Line($"private static ref {form.Type} At{parameters} => ref Unsafe.As<float, {form.Type}>(ref {place});");
        code.Line();
        code.Line($"/// <summary>The float at an offset, in every lane.</summary>");
        code.Line($"[MethodImpl(MethodImplOptions.AggressiveInlining)]");
        code.Line($"private static {form.Type} BroadcastAt{parameters} => {form.Class}.Create({place});");
    }
}
