using StaticCnn.Generator.Graph;

namespace StaticCnn.Generator.Lowering;

/// <summary>
/// How one sample's value lies in memory: element (c, y, x) at <c>c * Channel + y * Row + x * Column</c>.
/// Channels-last storage pads the channels with zeros to whole vectors; the caller's input is channels-first without padding.
/// </summary>
internal readonly record struct Layout(int Channel, int Row, int Column, int Length)
{
    public static Layout ChannelsFirst(Shape shape) => new(shape.Positions, shape.Width, 1, shape.Count);

    public static Layout ChannelsLast(Shape shape)
    {
        var lanes = Lanes.RoundUp(shape.Channels);
        return new(1, shape.Width * lanes, lanes, shape.Positions * lanes);
    }

    public static Layout Of(Value value) =>
        value.Scope == ValueScope.Input ? ChannelsFirst(value.Shape)
        : value.Scope == ValueScope.Batch ? new(1, Lanes.RoundUp(value.Shape.Channels), 0, value.Shape.Height * Lanes.RoundUp(value.Shape.Channels))
        : ChannelsLast(value.Shape);
}
