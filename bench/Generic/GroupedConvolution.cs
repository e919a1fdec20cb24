namespace StaticCnn.Bench.Generic;

/// <summary>A convolution in groups: one without bias for each, over a slice of the channels, and the bias.</summary>
/// <param name="group">The convolution of one group; all have the same shape.</param>
/// <param name="groups">How many.</param>
/// <param name="filters">Filters of all groups.</param>
/// <param name="math">Sums for the bias.</param>
internal sealed class GroupedConvolution(GenericLayer group, int groups, int filters, Elementwise math) : GenericLayer
{
    private int Weights => groups * group.ParameterLength;

    public override int ParameterLength => Weights + filters;

    public override void Forward(ReadOnlySpan<float> x, ReadOnlySpan<float> parameters, Span<float> y, int samples)
    {
        var positions = OutputLength / filters;
        for (var part = 0; part < samples * groups; part++)
        {
            var weights = parameters.Slice(part % groups * group.ParameterLength, group.ParameterLength);
            group.Forward(x.Slice(part * group.InputLength, group.InputLength), weights, y.Slice(part * group.OutputLength, group.OutputLength), samples: 1);
        }

        for (var plane = 0; plane < samples * filters; plane++)
        {
            var to = y.Slice(plane * positions, positions);
            math.Shift(to, parameters[Weights + (plane % filters)], to);
        }
    }

    public override void Backward(
        ReadOnlySpan<float> x,
        ReadOnlySpan<float> y,
        ReadOnlySpan<float> dy,
        ReadOnlySpan<float> parameters,
        Span<float> gradients,
        Span<float> dx,
        int samples)
    {
        for (var part = 0; part < samples * groups; part++)
        {
            var weights = part % groups * group.ParameterLength;
            var output = part * group.OutputLength;
            group.Backward(
                x.Slice(part * group.InputLength, group.InputLength),
                y.Slice(output, group.OutputLength),
                dy.Slice(output, group.OutputLength),
                parameters.Slice(weights, group.ParameterLength),
                gradients.Slice(weights, group.ParameterLength),
                dx.IsEmpty ? [] : dx.Slice(part * group.InputLength, group.InputLength),
                samples: 1);
        }

        var positions = OutputLength / filters;
        for (var plane = 0; plane < samples * filters; plane++)
            gradients[Weights + (plane % filters)] += math.Sum(dy.Slice(plane * positions, positions));
    }
}
