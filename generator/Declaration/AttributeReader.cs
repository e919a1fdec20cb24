using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace StaticCnn.Generator.Declaration;

/// <summary>Reads one attribute: what it is for and its arguments by property name.</summary>
internal static class AttributeReader
{
    private const string Namespace = "StaticCnn";
    private const string Ending = "Attribute";

    /// <summary>The role of an attribute; null where it is none of the language's.</summary>
    public static AttributeRole? Role(AttributeData data)
    {
        if (data.AttributeClass is not { } type || type.TypeKind == TypeKind.Error) return AttributeRole.Unresolved;
        if (IsOwn(type, "NetworkAttribute")) return AttributeRole.Network;
        for (var ancestor = type.BaseType; ancestor is not null; ancestor = ancestor.BaseType)
        {
            if (IsOwn(ancestor, "LayerAttribute")) return AttributeRole.Layer;
            if (IsOwn(ancestor, "LossAttribute")) return AttributeRole.Loss;
        }

        return null;
    }

    public static AttributeDeclaration Read(AttributeData data, AttributeRole role, AttributeSyntax syntax)
    {
        var arguments = new Dictionary<string, Argument>(StringComparer.Ordinal);
        var complete = role != AttributeRole.Unresolved && !syntax.ContainsDiagnostics && TryReadArguments(data, syntax, arguments);
        return new(role, Kind(data), !complete, complete ? arguments.Values.ToEquatableArray() : default);
    }

    /// <summary>The property that a constructor's parameter sets.</summary>
    public static string PropertyOf(string parameter) =>
        parameter.Length == 0 ? parameter : char.ToUpperInvariant(parameter[0]) + parameter.Substring(1);

    private static string Kind(AttributeData data)
    {
        if (data.AttributeClass is not { } type) return "";
        if (!IsIn(type, Namespace)) return type.ToDisplayString();
        return type.Name.EndsWith(Ending, StringComparison.Ordinal) ? type.Name.Substring(0, type.Name.Length - Ending.Length) : type.Name;
    }

    private static bool TryReadArguments(AttributeData data, AttributeSyntax syntax, Dictionary<string, Argument> arguments)
    {
        if (data.AttributeConstructor is not { } constructor) return false;
        if (data.ConstructorArguments.Length != constructor.Parameters.Length) return false;
        for (var i = 0; i < constructor.Parameters.Length; i++)
        {
            if (!TryAdd(arguments, PropertyOf(constructor.Parameters[i].Name), data.ConstructorArguments[i])) return false;
        }

        // A property that does not exist is left out of the data.
        var named = syntax.ArgumentList?.Arguments.Where(a => a.NameEquals is not null).ToArray() ?? [];
        if (data.NamedArguments.Length != named.Length) return false;
        for (var i = 0; i < named.Length; i++)
        {
            // For 2.5 where an integer belongs, the compiler reports an error and gives 2.
            if (data.NamedArguments[i].Value.Value is int && named[i].Expression is LiteralExpressionSyntax { Token.Value: double or float or decimal }) return false;
            if (!TryAdd(arguments, data.NamedArguments[i].Key, data.NamedArguments[i].Value)) return false;
        }

        return true;
    }

    private static bool TryAdd(Dictionary<string, Argument> arguments, string name, TypedConstant constant)
    {
        if (ConstantReader.Read(name, constant) is not { } argument) return false;
        arguments[name] = argument;
        return true;
    }

    private static bool IsOwn(INamedTypeSymbol type, string name) => type.Name == name && type.ContainingType is null && IsIn(type, Namespace);

    private static bool IsIn(INamedTypeSymbol type, string name) =>
        type.ContainingNamespace is { ContainingNamespace.IsGlobalNamespace: true } space && space.Name == name;
}
