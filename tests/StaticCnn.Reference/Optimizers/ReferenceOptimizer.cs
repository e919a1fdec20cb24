namespace StaticCnn.Reference.Optimizers;

/// <summary>PyTorch's formulas in double precision, element by element. One optimizer serves one array of parameters.</summary>
public abstract class ReferenceOptimizer
{
    /// <summary>The number of steps taken.</summary>
    protected int Steps { get; private set; }

    /// <summary>Changes the parameters by one step along the gradient.</summary>
    public void Step(double[] parameters, double[] gradient)
    {
        Steps++;
        for (var i = 0; i < parameters.Length; i++) parameters[i] = Update(i, parameters[i], gradient[i]);
    }

    /// <summary>The new value of the parameter at an index.</summary>
    protected abstract double Update(int index, double w, double g);
}
