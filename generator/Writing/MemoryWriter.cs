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
        WriteAt("vector", form);
        if (form.Half != form) WriteAt("half of a vector", form.Half);
        code.Line($"/// <summary>The float at an offset, in every lane.</summary>");
        code.Line($"[MethodImpl(MethodImplOptions.AggressiveInlining)]");
        code.Line($"private static {form.Type} BroadcastAt{parameters} => {form.Class}.Create({place});");

        void WriteAt(string what, VectorForm f)
        {
            code.Line($"/// <summary>The {what} at an offset.</summary>");
            code.Line($"[MethodImpl(MethodImplOptions.AggressiveInlining)]");
            code.Line($"private static ref {f.Type} {f.Accessor}{parameters} => ref Unsafe.As<float, {f.Type}>(ref {place});");
            code.Line();
        }
    }
}
