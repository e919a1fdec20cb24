namespace StaticCnn.Generator.Graph;

/// <summary>
/// A layer whose names are resolved and whose shapes are known: what the front end hands to the compiler. Values, no locations.
/// </summary>
/// <param name="Name">The layer's unique name: given, or the kind and a number.</param>
/// <param name="Kind">The attribute's name, for people: Conv2D, MaxPool2D.</param>
/// <param name="Inputs">The values it reads: 0 is the network's input, i + 1 the value of layer i.</param>
/// <param name="Output">The shape of its value.</param>
internal abstract record Layer(string Name, string Kind, EquatableArray<int> Inputs, Shape Output);

internal sealed record ConvolutionLayer(
    string Name, string Kind, EquatableArray<int> Inputs, Shape Output, Window Window, int Groups, bool Bias, string Initializer)
    : Layer(Name, Kind, Inputs, Output);

internal enum PoolKind { Max, Average }

/// <summary>Also global average pooling, whose window is the whole input.</summary>
internal sealed record PoolLayer(
    string Name, string Kind, EquatableArray<int> Inputs, Shape Output, PoolKind Pool, Window Window, bool CountIncludePad)
    : Layer(Name, Kind, Inputs, Output);

/// <summary>f(beta * down(a) + b); down is the sum where <paramref name="Sum"/> holds, else the mean.</summary>
internal sealed record SubsampleLayer(
    string Name, string Kind, EquatableArray<int> Inputs, Shape Output, Window Window, bool Sum, ActivationKind Activation)
    : Layer(Name, Kind, Inputs, Output);

internal sealed record DenseLayer(string Name, string Kind, EquatableArray<int> Inputs, Shape Output, bool Bias, string Initializer)
    : Layer(Name, Kind, Inputs, Output);

internal sealed record FlattenLayer(string Name, string Kind, EquatableArray<int> Inputs, Shape Output)
    : Layer(Name, Kind, Inputs, Output);

internal enum ActivationKind { None, ReLU, LeakyReLU, Sigmoid, Tanh }

/// <param name="Slope">The factor of negative values of a leaky ReLU.</param>
internal sealed record ActivationLayer(
    string Name, string Kind, EquatableArray<int> Inputs, Shape Output, ActivationKind Activation, double Slope)
    : Layer(Name, Kind, Inputs, Output);

internal sealed record SoftmaxLayer(string Name, string Kind, EquatableArray<int> Inputs, Shape Output)
    : Layer(Name, Kind, Inputs, Output);

internal sealed record BatchNormLayer(
    string Name, string Kind, EquatableArray<int> Inputs, Shape Output, double Epsilon, double Momentum)
    : Layer(Name, Kind, Inputs, Output);

internal sealed record DropoutLayer(string Name, string Kind, EquatableArray<int> Inputs, Shape Output, double Rate)
    : Layer(Name, Kind, Inputs, Output);

internal sealed record AddLayer(string Name, string Kind, EquatableArray<int> Inputs, Shape Output)
    : Layer(Name, Kind, Inputs, Output);

internal sealed record ConcatLayer(string Name, string Kind, EquatableArray<int> Inputs, Shape Output)
    : Layer(Name, Kind, Inputs, Output);
