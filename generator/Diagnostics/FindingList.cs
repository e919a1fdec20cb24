using Microsoft.CodeAnalysis;
using StaticCnn.Generator.Declaration;

namespace StaticCnn.Generator.Diagnostics;

/// <summary>Collects findings: of each attribute only the first, because others mostly follow from it.</summary>
internal sealed class FindingList
{
    private readonly List<Finding> findings = [];
    private readonly HashSet<int> reported = [];

    public bool HasErrors => findings.Any(f => Descriptors.Get(f.Id).DefaultSeverity == DiagnosticSeverity.Error);

    public void Add(DiagnosticDescriptor descriptor, Target target, string message)
    {
        if (target.Attribute == Target.OfClass || reported.Add(target.Attribute)) findings.Add(new(descriptor.Id, target, message));
    }

    public EquatableArray<Finding> ToEquatableArray() => findings.ToEquatableArray();
}
