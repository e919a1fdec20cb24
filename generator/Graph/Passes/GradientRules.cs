namespace StaticCnn.Generator.Graph.Passes;

/// <summary>The gradient rule of every operation, in one table.</summary>
internal static class GradientRules
{
    public static bool HasParameters(Operation operation) =>
        operation is Convolve or LanewiseConvolve or Dense or ScaleShift or Normalize;

    public static void Apply(Operation operation, GradientTape tape)
    {
        switch (operation)
        {
            case SoftmaxCrossEntropyLoss loss:
                tape.Contribute(loss.X, loss.Dx);
                break;
            case MeanSquaredErrorLoss loss:
                tape.Contribute(loss.X, loss.Dx);
                break;
            case Output or BatchMoments:
                // The output is not part of the loss; the gradient through the moments is part of the normalisation's rule.
                break;
            default:
                var dy = tape.GradientOf(operation.Outputs[0]);
                if (dy != None.Id) Apply(operation, dy, tape);
                break;
        }
    }

    private static void Apply(Operation operation, int dy, GradientTape tape)
    {
        switch (operation)
        {
            case Convolve o:
                tape.Add(new ConvolveWeightGradient(o.Layer, o.X, dy, o.Weight, o.Window, o.Groups));
                AddBias(o.Layer, o.Bias);
                IfWanted(o.X, dx => new ConvolveInputGradient(o.Layer, dy, dx, o.Weight, o.Window, o.Groups));
                break;
            case LanewiseConvolve o:
                tape.Add(new LanewiseWeightGradient(o.Layer, o.X, dy, o.Weight, o.Window, o.ChannelsPerGroup));
                AddBias(o.Layer, o.Bias);
                IfWanted(o.X, dx => new LanewiseInputGradient(o.Layer, dy, dx, o.Weight, o.Window, o.ChannelsPerGroup));
                break;
            case SpreadGroups o:
                IfWanted(o.X, dx => new GatherGroups(o.Layer, dy, dx, o.Groups, o.ChannelsPerGroup, o.Filters));
                break;
            case Dense o:
                tape.Add(new DenseWeightGradient(o.Layer, o.X, dy, o.Weight));
                AddBias(o.Layer, o.Bias);
                IfWanted(o.X, dx => new DenseInputGradient(o.Layer, dy, dx, o.Weight));
                break;
            case MaxPool o:
                IfWanted(o.X, dx => new MaxPoolGradient(o.Layer, dy, o.Winner, dx, o.Window));
                break;
            case AveragePool o:
                IfWanted(o.X, dx => new AveragePoolGradient(o.Layer, dy, dx, o.Window, o.Divisor));
                break;
            case Activate o:
                IfWanted(o.X, dx => new ActivateGradient(o.Layer, o.Y, dy, dx, o.Activation, o.Slope));
                break;
            case ScaleShift o:
                tape.Add(new ScaleShiftGradient(o.Layer, o.X, dy, o.Scale, o.Shift));
                IfWanted(o.X, dx => new ScaleInputGradient(o.Layer, dy, dx, o.Scale));
                break;
            case Normalize o:
                var sums = tape.NewStatistic(o.Layer + "_sums", tape.ShapeOf(o.Moments));
                tape.Add(new NormalizeParameterGradient(o.Layer, o.X, o.Moments, dy, sums, o.Gamma, o.Beta));
                IfWanted(o.X, dx => new NormalizeInputGradient(o.Layer, o.X, o.Moments, dy, sums, dx, o.Gamma));
                break;
            case Dropout o:
                IfWanted(o.X, dx => new Dropout(o.Layer, dy, dx, o.Rate, o.Stream, IsGradient: true));
                break;
            case Softmax o:
                IfWanted(o.X, dx => new SoftmaxGradient(o.Layer, o.Y, dy, dx));
                break;
            case Add o:
                foreach (var term in o.Terms.Where(tape.Wants)) tape.Contribute(term, dy);
                break;
            case Concat o:
                var channel = 0;
                foreach (var part in o.Parts)
                {
                    var first = channel;
                    IfWanted(part, dx => new SliceChannels(o.Layer, dy, dx, first));
                    channel += tape.ShapeOf(part).Channels;
                }

                break;
            case Rearrange o:
                IfWanted(o.X, dx => new Rearrange(o.Layer, dy, dx, IsGradient: true));
                break;
            default:
                throw new InvalidOperationException($"Operation {operation.GetType().Name} has no gradient rule.");
        }

        void AddBias(string layer, int bias)
        {
            if (bias != None.Id) tape.Add(new BiasGradient(layer, dy, bias));
        }

        void IfWanted(int x, Func<int, Operation> rule)
        {
            if (tape.Wants(x)) tape.Add(rule(tape.NewGradient(x)));
        }
    }
}
