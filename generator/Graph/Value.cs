namespace StaticCnn.Generator.Graph;

/// <summary>What a value is one of.</summary>
internal enum ValueScope
{
    /// <summary>The network's input, in the caller's memory, channels first.</summary>
    Input,

    /// <summary>One per sample.</summary>
    Sample,

    /// <summary>One per batch: a statistic that needs every sample before any sample can read it.</summary>
    Batch,
}

/// <summary>Something that one operation computes and others read.</summary>
internal sealed record Value(int Id, string Name, Shape Shape, ValueScope Scope);
