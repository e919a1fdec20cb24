using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace StaticCnn.Generator.Declaration;

/// <summary>Finds where the arguments of an attribute are written.</summary>
internal static class LocationReader
{
    public static AttributeLocations Read(AttributeData data, AttributeSyntax syntax)
    {
        var arguments = new List<ArgumentLocation>();
        var written = syntax.ArgumentList?.Arguments ?? [];
        var parameters = data.AttributeConstructor?.Parameters ?? [];

        // A property set by name wins over the same one set by the constructor, so it comes first.
        foreach (var argument in written.Where(a => a.NameEquals is not null))
            arguments.Add(new(argument.NameEquals!.Name.Identifier.ValueText, argument.GetLocation()));

        var constructor = written.Where(a => a.NameEquals is null).ToArray();
        for (var i = 0; i < constructor.Length; i++)
        {
            var parameter = constructor[i].NameColon is { } colon
                ? parameters.FirstOrDefault(p => p.Name == colon.Name.Identifier.ValueText)
                : parameters.ElementAtOrDefault(Math.Min(i, parameters.Length - 1));
            if (parameter is not null) AddConstructorArgument(arguments, parameter, constructor, i);
        }

        return new(syntax.GetLocation(), arguments.ToEquatableArray());
    }

    private static void AddConstructorArgument(
        List<ArgumentLocation> arguments, IParameterSymbol parameter, AttributeArgumentSyntax[] written, int index)
    {
        var property = AttributeReader.PropertyOf(parameter.Name);
        var argument = written[index];
        if (parameter.Type is not IArrayTypeSymbol)
        {
            arguments.Add(new(property, argument.GetLocation()));
            return;
        }

        if (Initializer(argument.Expression) is { } initializer)
        {
            for (var i = 0; i < initializer.Expressions.Count; i++) arguments.Add(Element(property, i, initializer.Expressions[i]));
        }
        else if (parameter.IsParams && argument.NameColon is null)
        {
            arguments.Add(Element(property, index - parameter.Ordinal, argument));
        }
    }

    private static ArgumentLocation Element(string property, int index, SyntaxNode syntax) =>
        new(FormattableString.Invariant($"{property}[{index}]"), syntax.GetLocation());

    private static InitializerExpressionSyntax? Initializer(ExpressionSyntax expression) => expression switch
    {
        ArrayCreationExpressionSyntax array => array.Initializer,
        ImplicitArrayCreationExpressionSyntax array => array.Initializer,
        _ => null,
    };
}
