namespace StaticCnn;

/// <summary>Names and sizes of the element types.</summary>
internal static class SafetensorsTypes
{
    private static readonly Dictionary<string, SafetensorsType> ByName = Enum.GetValues<SafetensorsType>().ToDictionary(t => t.ToString());

    /// <summary>The type of the given name, or null; names are in capitals.</summary>
    public static SafetensorsType? Parse(string name) => ByName.TryGetValue(name, out var type) ? type : null;

    /// <summary>The size of one element, in bytes.</summary>
    public static int Size(this SafetensorsType type) => type switch
    {
        SafetensorsType.F64 or SafetensorsType.C64 or SafetensorsType.I64 or SafetensorsType.U64 => 8,
        SafetensorsType.F32 or SafetensorsType.I32 or SafetensorsType.U32 => 4,
        SafetensorsType.F16 or SafetensorsType.BF16 or SafetensorsType.I16 or SafetensorsType.U16 => 2,
        _ => 1,
    };

    /// <summary>Whether elements can be converted to float.</summary>
    public static bool ConvertsToFloat(this SafetensorsType type) =>
        type is SafetensorsType.F32 or SafetensorsType.F64 or SafetensorsType.F16 or SafetensorsType.BF16;
}
