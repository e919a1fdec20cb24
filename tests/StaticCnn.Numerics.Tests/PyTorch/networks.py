"""The networks of ../Networks, written by hand for PyTorch: shapes of tensors, and the way from the input to the last layer's value."""
from torch.nn import functional as F
import torch


class Network:
    def __init__(self, name, batch, inputs, tensors, forward, classes=None):
        self.name, self.batch, self.inputs, self.tensors, self.forward, self.classes = name, batch, inputs, tensors, forward, classes


def conv(p, name, x, **arguments):
    convolution = F.conv2d if x.dim() == 4 else F.conv1d
    return convolution(x, p[f"{name}.weight"], p.get(f"{name}.bias"), **arguments)


def dense(p, name, x):
    return F.linear(x.flatten(1), p[f"{name}.weight"], p.get(f"{name}.bias"))


def norm(p, name, x, training, eps=1e-5, momentum=0.1):
    return F.batch_norm(x, p[f"{name}.running_mean"], p[f"{name}.running_var"], p[f"{name}.weight"], p[f"{name}.bias"],
                        training=training, eps=eps, momentum=momentum)


def subsample(p, name, x, kernel, function, total=False):
    down = F.avg_pool2d(x, kernel) * (kernel * kernel if total else 1)
    return function(p[f"{name}.scale"][:, None, None] * down + p[f"{name}.shift"][:, None, None])


def filters(name, *shape, bias=True):
    return {f"{name}.weight": shape, **({f"{name}.bias": shape[:1]} if bias else {})}


def factors(name, channels):
    return {f"{name}.scale": (channels,), f"{name}.shift": (channels,)}


def statistics(name, channels):
    return {f"{name}.{part}": (channels,) for part in ("weight", "bias", "running_mean", "running_var")}


def simple(p, x, training):
    x = F.max_pool2d(F.relu(conv(p, "conv1", x, padding=1)), 2)
    return dense(p, "fc1", x)


def lenet(p, x, training):
    x = subsample(p, "subsample1", torch.tanh(conv(p, "conv1", x)), 2, torch.tanh)
    x = subsample(p, "subsample2", torch.tanh(conv(p, "conv2", x)), 2, torch.tanh)
    return dense(p, "fc1", x)


def deep(p, x, training):
    x = F.max_pool2d(F.relu(conv(p, "conv1", x)), 2)
    x = F.max_pool2d(F.relu(conv(p, "conv2", x)), 2)
    return dense(p, "fc1", x)


def residual(p, x, training):
    stem = F.relu(norm(p, "bn1", conv(p, "conv1", x, padding=1), training))
    x = F.relu(norm(p, "bn2", conv(p, "conv2", stem, padding=1), training))
    block1 = F.relu(norm(p, "bn3", conv(p, "conv3", x, padding=1), training) + stem)
    x = F.relu(norm(p, "bn4", conv(p, "conv4", block1, stride=2, padding=1), training))
    main = norm(p, "main", conv(p, "conv5", x, padding=1), training)
    block2 = F.relu(norm(p, "bn6", conv(p, "projection", block1, stride=2), training) + main)
    return dense(p, "fc1", block2.mean((2, 3)))


def mlp(p, x, training):
    return dense(p, "fc3", F.relu(dense(p, "fc2", F.relu(dense(p, "fc1", x)))))


def time_series(p, x, training):
    x = F.max_pool1d(F.relu(conv(p, "conv1", x)), 2)
    return dense(p, "fc1", F.relu(conv(p, "conv2", x)).mean(2))


def colour(p, x, training):
    return dense(p, "fc1", F.max_pool2d(F.relu(conv(p, "conv1", x)), 2))


def odd_stride(p, x, training):
    x = F.leaky_relu(conv(p, "conv1", x, stride=2), 0.1)
    return dense(p, "fc1", F.avg_pool2d(x, 3, stride=2, padding=1))


def dilated(p, x, training):
    x = torch.sigmoid(conv(p, "conv1", x, dilation=2, padding=2))
    x = F.relu(conv(p, "conv2", x, dilation=(2, 3)))
    return dense(p, "fc1", F.max_pool2d(x, 3, stride=2, padding=1))


def grouped(p, x, training):
    x = F.relu(conv(p, "conv1", x, groups=3))
    x = F.leaky_relu(conv(p, "conv2", x, padding=1, groups=9), 0.01)
    return dense(p, "fc1", torch.tanh(conv(p, "conv3", x)).mean((2, 3)))


def non_square(p, x, training):
    x = torch.tanh(conv(p, "conv1", x, stride=(2, 1), padding=(1, 3)))
    x = F.max_pool2d(x, (2, 3), stride=(2, 2))
    x = torch.sigmoid(conv(p, "conv2", x, stride=(1, 3)))
    x = F.avg_pool2d(x, (3, 2), stride=(1, 2), padding=(1, 0), count_include_pad=False)
    return dense(p, "fc1", x)


def same_padding(p, x, training):
    # 14x11, kernel 4, stride 2: 7x6 outputs reach over 16 rows and 14 columns, so 2 rows and 3 columns are missing.
    x = F.relu(conv(p, "conv1", F.pad(x, (1, 2, 1, 1)), stride=2))
    # 7x6, kernel 3, dilation 2, stride 3: 3x2 outputs reach over 11 rows and 8 columns.
    x = torch.tanh(conv(p, "conv2", F.pad(x, (1, 1, 2, 2)), stride=3, dilation=2))
    return dense(p, "fc1", x)


def branches(p, x, training):
    left = torch.sigmoid(conv(p, "left", x, padding=1))
    right = F.leaky_relu(conv(p, "conv2", x, padding=2), 0.2)
    joined = torch.cat([right, left, x], 1)
    return conv(p, "conv3", F.avg_pool2d(joined, 3, stride=2, padding=1, count_include_pad=False)).softmax(1)


def odd_sequence(p, x, training):
    x = norm(p, "bn1", conv(p, "conv1", x, stride=2, padding=2), training, eps=1e-3, momentum=0.3)
    x = F.avg_pool1d(F.leaky_relu(x, 0.3), 3, stride=2, padding=1, count_include_pad=False)
    x = torch.tanh(conv(p, "conv2", x, dilation=3, groups=7))
    return dense(p, "fc1", F.max_pool1d(x, 3, stride=2, padding=1)).softmax(1)


def sum_subsample(p, x, training):
    x = subsample(p, "subsample1", conv(p, "conv1", x), 3, torch.sigmoid, total=True)
    x = subsample(p, "subsample2", conv(p, "conv2", x), 2, F.relu)
    return dense(p, "fc1", x)


def vector_norm(p, x, training):
    return torch.sigmoid(dense(p, "fc2", F.relu(norm(p, "bn1", dense(p, "fc1", x), training))))


NETWORKS = [
    Network("Simple", 5, (1, 28, 28), filters("conv1", 32, 1, 3, 3) | filters("fc1", 10, 6272), simple, 10),
    Network("LeNet", 5, (1, 28, 28), filters("conv1", 6, 1, 5, 5) | factors("subsample1", 6) | filters("conv2", 16, 6, 5, 5)
            | factors("subsample2", 16) | filters("fc1", 10, 256), lenet, 10),
    Network("Deep", 9, (1, 28, 28), filters("conv1", 32, 1, 5, 5) | filters("conv2", 64, 32, 5, 5) | filters("fc1", 10, 1024), deep, 10),
    Network("Residual", 13, (3, 8, 8), filters("conv1", 16, 3, 3, 3, bias=False) | statistics("bn1", 16)
            | filters("conv2", 16, 16, 3, 3, bias=False) | statistics("bn2", 16)
            | filters("conv3", 16, 16, 3, 3, bias=False) | statistics("bn3", 16)
            | filters("conv4", 32, 16, 3, 3, bias=False) | statistics("bn4", 32)
            | filters("conv5", 32, 32, 3, 3, bias=False) | statistics("main", 32)
            | filters("projection", 32, 16, 1, 1, bias=False) | statistics("bn6", 32)
            | filters("fc1", 10, 32), residual, 10),
    Network("Mlp", 12, (1, 28, 28), filters("fc1", 128, 784) | filters("fc2", 64, 128) | filters("fc3", 10, 64), mlp, 10),
    Network("TimeSeriesNet", 7, (1, 60), filters("conv1", 16, 1, 5) | filters("conv2", 32, 16, 5) | filters("fc1", 6, 32), time_series, 6),
    Network("Colour", 11, (3, 64, 64), filters("conv1", 32, 3, 3, 3) | filters("fc1", 10, 30752), colour, 10),
    Network("OddStride", 4, (7, 31, 29), filters("conv1", 13, 7, 3, 3) | filters("fc1", 5, 728), odd_stride, 5),
    Network("Dilated", 3, (2, 17, 15), filters("conv1", 5, 2, 3, 3) | filters("conv2", 6, 5, 3, 3) | filters("fc1", 4, 210), dilated, 4),
    Network("Grouped", 5, (6, 13, 11), filters("conv1", 9, 2, 3, 3) | filters("conv2", 18, 1, 3, 3, bias=False)
            | filters("conv3", 7, 18, 1, 1) | filters("fc1", 3, 7), grouped, 3),
    Network("NonSquare", 3, (3, 19, 23), filters("conv1", 10, 3, 5, 2) | filters("conv2", 11, 10, 1, 4) | filters("fc1", 4, 88), non_square),
    Network("SamePadding", 5, (3, 14, 11), filters("conv1", 8, 3, 4, 4) | filters("conv2", 5, 8, 3, 3) | filters("fc1", 4, 30), same_padding, 4),
    Network("Branches", 3, (2, 9, 10), filters("left", 3, 2, 3, 3) | filters("conv2", 4, 2, 5, 5) | filters("conv3", 5, 9, 1, 1), branches),
    Network("OddSequence", 5, (3, 47), filters("conv1", 7, 3, 4, bias=False) | statistics("bn1", 7) | filters("conv2", 14, 1, 2)
            | filters("fc1", 9, 70, bias=False), odd_sequence),
    Network("SumSubsample", 5, (2, 13, 11), filters("conv1", 5, 2, 2, 2) | factors("subsample1", 5) | filters("conv2", 4, 5, 2, 2)
            | factors("subsample2", 4) | filters("fc1", 3, 4), sum_subsample, 3),
    Network("VectorBatchNorm", 7, (11,), filters("fc1", 17, 11, bias=False) | statistics("bn1", 17) | filters("fc2", 5, 17), vector_norm),
]
