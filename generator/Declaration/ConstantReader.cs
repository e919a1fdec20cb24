using Microsoft.CodeAnalysis;

namespace StaticCnn.Generator.Declaration;

/// <summary>Turns a constant of the compiler into an argument.</summary>
internal static class ConstantReader
{
    /// <summary>Null where the constant is none: the compiler reports the error.</summary>
    public static Argument? Read(string name, TypedConstant constant) => constant.Kind switch
    {
        TypedConstantKind.Array => ReadArray(name, constant),
        TypedConstantKind.Primitive or TypedConstantKind.Enum => ReadScalar(name, constant.Value),
        _ => null,
    };

    private static Argument? ReadScalar(string name, object? value) => value switch
    {
        null => new(name, 0, null, default, default),
        int number => new(name, number, null, default, default),
        bool flag => new(name, flag ? 1 : 0, null, default, default),
        double number => new(name, number, null, default, default),
        string text => new(name, 0, text, default, default),
        _ => null,
    };

    private static Argument? ReadArray(string name, TypedConstant constant)
    {
        var elements = constant.IsNull ? [] : constant.Values;
        if (elements.Any(e => e.Kind != TypedConstantKind.Primitive)) return null;
        return new(
            name,
            0,
            null,
            elements.Select(e => e.Value).OfType<int>().ToEquatableArray(),
            elements.Where(e => e.Value is null or string).Select(e => (string?)e.Value ?? "").ToEquatableArray());
    }
}
