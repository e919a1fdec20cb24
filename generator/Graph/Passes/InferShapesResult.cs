using StaticCnn.Generator.Declaration;
using StaticCnn.Generator.Diagnostics;

namespace StaticCnn.Generator.Graph.Passes;

/// <summary>What the front end found: the network and what is wrong with its declaration.</summary>
internal sealed record CheckedNetwork(NetworkOutline Outline, EquatableArray<Finding> Findings);

/// <summary>What the back end gets: the class, and the network where the declaration has no errors.</summary>
internal sealed record NetworkOutline(ClassDeclaration Class, ShapedNetwork? Network);
