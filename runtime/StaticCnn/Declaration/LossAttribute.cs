namespace StaticCnn;

/// <summary>A loss: the last attribute of a network.</summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public abstract class LossAttribute : Attribute;
