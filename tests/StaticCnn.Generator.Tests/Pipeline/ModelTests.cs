using System.Reflection;
using Microsoft.CodeAnalysis;
using StaticCnn.Generator.Declaration;
using StaticCnn.Generator.Graph;
using StaticCnn.Generator.Graph.Passes;

namespace StaticCnn.Generator.Tests;

/// <summary>What crosses the pipeline's edges holds no part of a compilation, which it would keep alive and compare by reference.</summary>
public class ModelTests
{
    [Theory]
    [InlineData(typeof(NetworkDeclaration))]
    [InlineData(typeof(NetworkOutline))]
    [InlineData(typeof(CheckedNetwork))]
    [InlineData(typeof(GeneratedSource))]
    public void ModelsAreValues(Type model)
    {
        var seen = new HashSet<Type>();
        Walk(model, seen);
        Assert.Contains(typeof(string), seen);
    }

    [Fact]
    public void TheWalkRejectsALocation() =>
        Assert.ThrowsAny<Exception>(() => Walk(typeof(DeclarationLocations), []));

    private static void Walk(Type type, HashSet<Type> seen)
    {
        if (!seen.Add(type) || type.IsPrimitive || type.IsEnum || type == typeof(string)) return;
        Assert.False(typeof(ISymbol).IsAssignableFrom(type), $"{type} is a symbol");
        Assert.False(type.Assembly == typeof(Compilation).Assembly || type.Namespace!.StartsWith("Microsoft.CodeAnalysis", StringComparison.Ordinal), $"{type} is the compiler's");
        if (type.IsGenericType && (type.GetGenericTypeDefinition() == typeof(EquatableArray<>) || type.GetGenericTypeDefinition() == typeof(Nullable<>)))
        {
            Walk(type.GetGenericArguments()[0], seen);
            return;
        }

        Assert.True(typeof(IEquatable<>).MakeGenericType(type).IsAssignableFrom(type), $"{type} does not compare by value");
        Assert.Equal(typeof(NetworkGenerator).Assembly, type.Assembly);
        foreach (var field in type.GetFields(BindingFlags.Instance | BindingFlags.NonPublic | BindingFlags.Public)) Walk(field.FieldType, seen);
        // What is declared as a layer is one of the kinds of layers.
        foreach (var derived in type.Assembly.GetTypes().Where(t => t.IsSubclassOf(type))) Walk(derived, seen);
    }

    [Fact]
    public void EveryLayerIsWalked()
    {
        var seen = new HashSet<Type>();
        Walk(typeof(NetworkOutline), seen);
        Assert.Contains(typeof(ConvolutionLayer), seen);
    }
}
