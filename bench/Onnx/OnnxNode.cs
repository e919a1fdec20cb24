namespace StaticCnn.Bench.Onnx;

/// <summary>An operator of a graph; attributes are integers, lists of integers, or floats.</summary>
internal sealed record OnnxNode(string Operator, string[] Inputs, string Output)
{
    // AttributeProto.AttributeType.
    private const int FloatType = 1, IntegerType = 2, IntegersType = 7;

    public IReadOnlyDictionary<string, object> Attributes { get; init; } = new Dictionary<string, object>();

    /// <summary>Writes it as a NodeProto.</summary>
    public void Write(ProtobufWriter to)
    {
        foreach (var input in Inputs) to.Text(1, input);
        to.Text(2, Output);
        to.Text(3, Output);
        to.Text(4, Operator);
        foreach (var (name, value) in Attributes) to.Message(5, a => WriteAttribute(a, name, value));
    }

    private static void WriteAttribute(ProtobufWriter to, string name, object value)
    {
        to.Text(1, name);
        switch (value)
        {
            case float number:
                to.Float(2, number);
                to.Integer(20, FloatType);
                break;
            case int number:
                to.Integer(3, number);
                to.Integer(20, IntegerType);
                break;
            case int[] numbers:
                foreach (var number in numbers) to.Integer(8, number);
                to.Integer(20, IntegersType);
                break;
            default:
                throw new ArgumentException($"Attribute '{name}' is a {value.GetType().Name}, which is not written.", nameof(value));
        }
    }
}
