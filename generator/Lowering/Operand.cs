namespace StaticCnn.Generator.Lowering;

/// <summary>Where a kernel's argument comes from.</summary>
internal enum OperandKind
{
    /// <summary>A value of the graph, wherever it is placed.</summary>
    Value,

    /// <summary>A packed tensor.</summary>
    Tensor,

    /// <summary>The gradient of a packed tensor, in the shard.</summary>
    Gradient,

    /// <summary>Something derived from the tensors before the pass.</summary>
    Derived,

    /// <summary>Memory to work in while the kernel runs, of any content.</summary>
    Scratch,

    /// <summary>The statistics that a shard collects for a value of the whole batch.</summary>
    ShardStatistic,

    /// <summary>The caller's labels, targets, losses and outputs.</summary>
    Labels,
    Targets,
    Losses,
    Outputs,
}

/// <summary>An argument of a kernel.</summary>
/// <param name="Name">The parameter's name in the generated method.</param>
/// <param name="Id">The value, tensor or derived block.</param>
/// <param name="IsWritten">Whether the kernel writes it.</param>
internal readonly record struct Operand(string Name, OperandKind Kind, int Id, bool IsWritten)
{
    public static Operand Read(string name, int value) => new(name, OperandKind.Value, value, false);

    public static Operand Write(string name, int value) => new(name, OperandKind.Value, value, true);

    public static Operand Tensor(string name, int tensor) => new(name, OperandKind.Tensor, tensor, false);

    public static Operand Gradient(string name, int tensor) => new(name, OperandKind.Gradient, tensor, true);

    public static Operand Scratch { get; } = new("scratch", OperandKind.Scratch, 0, true);

    public static Operand Derived(string name, int block) => new(name, OperandKind.Derived, block, false);
}
