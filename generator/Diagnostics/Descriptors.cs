using Microsoft.CodeAnalysis;

namespace StaticCnn.Generator.Diagnostics;

/// <summary>Every diagnostic. The message is made where the rule is checked, with the numbers at hand.</summary>
internal static class Descriptors
{
    private const string Help = "https://github.com/staticcnn/staticcnn/blob/main/docs/diagnostics/";

    public static readonly DiagnosticDescriptor NotPartial = new(
        "SCNN001", "The class of a network is partial", "{0}", "StaticCnn.Class", DiagnosticSeverity.Error, true, helpLinkUri: Help + "SCNN001.md");

    public static readonly DiagnosticDescriptor Generic = new(
        "SCNN002", "The class of a network has no type parameters", "{0}", "StaticCnn.Class", DiagnosticSeverity.Error, true, helpLinkUri: Help + "SCNN002.md");

    public static readonly DiagnosticDescriptor Nested = new(
        "SCNN003", "The class of a network stands alone in its namespace", "{0}", "StaticCnn.Class", DiagnosticSeverity.Error, true, helpLinkUri: Help + "SCNN003.md");

    public static readonly DiagnosticDescriptor FileLocal = new(
        "SCNN004", "The class of a network is not local to a file", "{0}", "StaticCnn.Class", DiagnosticSeverity.Error, true, helpLinkUri: Help + "SCNN004.md");

    public static readonly DiagnosticDescriptor ClassKind = new(
        "SCNN005", "The class of a network can be constructed", "{0}", "StaticCnn.Class", DiagnosticSeverity.Error, true, helpLinkUri: Help + "SCNN005.md");

    public static readonly DiagnosticDescriptor SeveralParts = new(
        "SCNN006", "All layers stand on one part of the class", "{0}", "StaticCnn.Class", DiagnosticSeverity.Error, true, helpLinkUri: Help + "SCNN006.md");

    public static readonly DiagnosticDescriptor NoLayers = new(
        "SCNN007", "A network has layers", "{0}", "StaticCnn.Class", DiagnosticSeverity.Error, true, helpLinkUri: Help + "SCNN007.md");

    public static readonly DiagnosticDescriptor InputShape = new(
        "SCNN008", "The input shape has one to three positive dimensions", "{0}", "StaticCnn.Class", DiagnosticSeverity.Error, true, helpLinkUri: Help + "SCNN008.md");

    public static readonly DiagnosticDescriptor LanguageVersion = new(
        "SCNN009", "A network needs C# 11", "{0}", "StaticCnn.Class", DiagnosticSeverity.Error, true, helpLinkUri: Help + "SCNN009.md");

    public static readonly DiagnosticDescriptor ValueOutOfRange = new(
        "SCNN010", "The value is out of its range", "{0}", "StaticCnn.Layer", DiagnosticSeverity.Error, true, helpLinkUri: Help + "SCNN010.md");

    public static readonly DiagnosticDescriptor WrongRank = new(
        "SCNN011", "The layer needs an input of another rank", "{0}", "StaticCnn.Layer", DiagnosticSeverity.Error, true, helpLinkUri: Help + "SCNN011.md");

    public static readonly DiagnosticDescriptor KernelDoesNotFit = new(
        "SCNN012", "The kernel does not fit its input", "{0}", "StaticCnn.Layer", DiagnosticSeverity.Error, true, helpLinkUri: Help + "SCNN012.md");

    public static readonly DiagnosticDescriptor GroupsDoNotDivide = new(
        "SCNN013", "The groups do not divide the channels", "{0}", "StaticCnn.Layer", DiagnosticSeverity.Error, true, helpLinkUri: Help + "SCNN013.md");

    public static readonly DiagnosticDescriptor PoolPadding = new(
        "SCNN014", "The padding of a pooling is at most half of its kernel", "{0}", "StaticCnn.Layer", DiagnosticSeverity.Error, true, helpLinkUri: Help + "SCNN014.md");

    public static readonly DiagnosticDescriptor TooLarge = new(
        "SCNN015", "The value or tensor is too large", "{0}", "StaticCnn.Layer", DiagnosticSeverity.Error, true, helpLinkUri: Help + "SCNN015.md");

    public static readonly DiagnosticDescriptor InvalidName = new(
        "SCNN016", "The name is no identifier", "{0}", "StaticCnn.Graph", DiagnosticSeverity.Error, true, helpLinkUri: Help + "SCNN016.md");

    public static readonly DiagnosticDescriptor DuplicateName = new(
        "SCNN017", "The name is in use", "{0}", "StaticCnn.Graph", DiagnosticSeverity.Error, true, helpLinkUri: Help + "SCNN017.md");

    public static readonly DiagnosticDescriptor UnknownValue = new(
        "SCNN018", "No value of that name is declared before the layer", "{0}", "StaticCnn.Graph", DiagnosticSeverity.Error, true, helpLinkUri: Help + "SCNN018.md");

    public static readonly DiagnosticDescriptor UnusedValue = new(
        "SCNN019", "The value is never read", "{0}", "StaticCnn.Graph", DiagnosticSeverity.Error, true, helpLinkUri: Help + "SCNN019.md");

    public static readonly DiagnosticDescriptor MissingLoss = new(
        "SCNN020", "A network ends with a loss", "{0}", "StaticCnn.Loss", DiagnosticSeverity.Error, true, helpLinkUri: Help + "SCNN020.md");

    public static readonly DiagnosticDescriptor MisplacedLoss = new(
        "SCNN021", "The loss is the last attribute", "{0}", "StaticCnn.Loss", DiagnosticSeverity.Error, true, helpLinkUri: Help + "SCNN021.md");

    public static readonly DiagnosticDescriptor SeveralLosses = new(
        "SCNN022", "A network has one loss", "{0}", "StaticCnn.Loss", DiagnosticSeverity.Error, true, helpLinkUri: Help + "SCNN022.md");

    public static readonly DiagnosticDescriptor LossShape = new(
        "SCNN023", "The loss needs another output", "{0}", "StaticCnn.Loss", DiagnosticSeverity.Error, true, helpLinkUri: Help + "SCNN023.md");

    public static readonly DiagnosticDescriptor SoftmaxTwice = new(
        "SCNN024", "Softmax is applied twice", "{0}", "StaticCnn.Loss", DiagnosticSeverity.Warning, true, helpLinkUri: Help + "SCNN024.md");

    public static readonly DiagnosticDescriptor ShapeMismatch = new(
        "SCNN025", "The shapes do not agree", "{0}", "StaticCnn.Graph", DiagnosticSeverity.Error, true, helpLinkUri: Help + "SCNN025.md");

    public static readonly DiagnosticDescriptor NothingToCombine = new(
        "SCNN026", "The layer combines at least two values", "{0}", "StaticCnn.Graph", DiagnosticSeverity.Error, true, helpLinkUri: Help + "SCNN026.md");

    public static readonly DiagnosticDescriptor UnknownLayer = new(
        "SCNN027", "The attribute is no layer or loss of the language", "{0}", "StaticCnn.Layer", DiagnosticSeverity.Error, true, helpLinkUri: Help + "SCNN027.md");

    public static readonly DiagnosticDescriptor LayerWithoutNetwork = new(
        "SCNN028", "A layer stands on a class that is no network", "{0}", "StaticCnn.Class", DiagnosticSeverity.Warning, true, helpLinkUri: Help + "SCNN028.md");

    public static readonly DiagnosticDescriptor InternalError = new(
        "SCNN099", "The generator has a fault", "{0}", "StaticCnn.Generator", DiagnosticSeverity.Error, true, helpLinkUri: Help + "SCNN099.md");

    public static ImmutableArray<DiagnosticDescriptor> All { get; } =
    [
        NotPartial, Generic, Nested, FileLocal, ClassKind,
        SeveralParts, NoLayers, InputShape, LanguageVersion, ValueOutOfRange,
        WrongRank, KernelDoesNotFit, GroupsDoNotDivide, PoolPadding, TooLarge,
        InvalidName, DuplicateName, UnknownValue, UnusedValue, MissingLoss,
        MisplacedLoss, SeveralLosses, LossShape, SoftmaxTwice, ShapeMismatch,
        NothingToCombine, UnknownLayer, LayerWithoutNetwork, InternalError,
    ];

    private static readonly Dictionary<string, DiagnosticDescriptor> ById = All.ToDictionary(d => d.Id, StringComparer.Ordinal);

    public static DiagnosticDescriptor Get(string id) => ById[id];
}
