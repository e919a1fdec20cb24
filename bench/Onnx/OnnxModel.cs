using StaticCnn.Bench.Description;

namespace StaticCnn.Bench.Onnx;

/// <summary>A network with its parameters as an ONNX file of a fixed batch size. Numbers of fields are those of onnx.proto.</summary>
/// <remarks>https://github.com/onnx/onnx/blob/main/onnx/onnx.proto</remarks>
internal static class OnnxModel
{
    // Of 2022; newer readers take it.
    private const int IrVersion = 8, OperatorSet = 17;
    private const int FloatElements = 1;

    /// <summary>The network from "input", [batch, ...], to "probabilities", [batch, classes].</summary>
    public static byte[] Network(NetworkDescription network, NetworkParameters parameters, int batch)
    {
        var definition = parameters.Definition;
        return Model(graph =>
        {
            foreach (var node in OnnxLayers.Of(network)) graph.Message(1, node.Write);
            graph.Text(2, definition.Name);
            foreach (var tensor in definition.Tensors) graph.Message(5, t => Tensor(t, tensor, parameters.Get(tensor.Name)));
            graph.Message(11, v => Value(v, OnnxLayers.Input, [batch, .. network.InputShape]));
            graph.Message(12, v => Value(v, OnnxLayers.Output, [batch, .. definition.OutputShape.Dimensions]));
        });
    }

    /// <summary>
    /// A graph that takes the same input and a tensor of the output's shape, "answer", and returns the latter: what a call costs beside the network.
    /// </summary>
    public static byte[] Identity(NetworkDescription network, NetworkDefinition definition, int batch) => Model(graph =>
    {
        graph.Message(1, new OnnxNode("Identity", ["answer"], OnnxLayers.Output).Write);
        graph.Text(2, "Identity");
        graph.Message(11, v => Value(v, OnnxLayers.Input, [batch, .. network.InputShape]));
        graph.Message(11, v => Value(v, "answer", [batch, .. definition.OutputShape.Dimensions]));
        graph.Message(12, v => Value(v, OnnxLayers.Output, [batch, .. definition.OutputShape.Dimensions]));
    });

    private static byte[] Model(Action<ProtobufWriter> graph)
    {
        var model = new ProtobufWriter();
        model.Integer(1, IrVersion);
        model.Text(2, "StaticCnn.Bench");
        model.Message(7, graph);
        model.Message(8, set => set.Integer(2, OperatorSet));
        return model.Written.ToArray();
    }

    private static void Tensor(ProtobufWriter to, TensorDefinition tensor, float[] values)
    {
        foreach (var dimension in tensor.Shape.Dimensions) to.Integer(1, dimension);
        to.Integer(2, FloatElements);
        to.Text(8, tensor.Name);
        to.Raw(9, values);
    }

    /// <summary>A ValueInfoProto of a dense tensor of floats.</summary>
    private static void Value(ProtobufWriter to, string name, int[] shape)
    {
        to.Text(1, name);
        to.Message(2, type => type.Message(1, tensor =>
        {
            tensor.Integer(1, FloatElements);
            tensor.Message(2, s =>
            {
                foreach (var dimension in shape) s.Message(1, d => d.Integer(1, dimension));
            });
        }));
    }
}
