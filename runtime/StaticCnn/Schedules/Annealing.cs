namespace StaticCnn;

/// <summary>The curve between two learning rates.</summary>
public enum Annealing
{
    /// <summary><c>end + (start - end) (1 + cos(pi t)) / 2</c>, t from 0 to 1.</summary>
    Cosine,

    /// <summary><c>start + (end - start) t</c>, t from 0 to 1.</summary>
    Linear,
}
