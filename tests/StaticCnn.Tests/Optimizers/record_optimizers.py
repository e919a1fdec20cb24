"""Records trajectories of PyTorch's optimizers for the tests of ours. Made with torch 1.13.1.

    python3 record_optimizers.py > trajectories.json

The problem has 20 parameters, from -1 to 1 at first, and the gradient
    g[i] = c[i] (p[i] - t[i]) + 0.05 sin(p[(i + 1) mod 20]) + 0.5 sin(0.7 step + i),
    c[i] = 10^(-1 + 2 i / 19),   t[i] = sin(i + 1),   p[i] = cos(i + 1) at first,
which is ill-conditioned (c from 0.1 to 10), couples the parameters and has one minimum, so that rounding does not
grow; the last term stands for the noise of batches, without which PyTorch's centred RMSprop ends in NaN. Steps count from 1.
In float32 the problem is computed in float32, but sines in float64, so that they agree whatever the library.
"""
import json
import math

import numpy
import torch

N = 20
STEPS = [1, 2, 3, 10, 100, 1000]
RUNS = [
    ("sgd", "SGD", dict(lr=0.01)),
    ("sgd-decay", "SGD", dict(lr=0.01, weight_decay=0.05)),
    ("sgd-momentum", "SGD", dict(lr=0.01, momentum=0.9)),
    ("sgd-dampening", "SGD", dict(lr=0.02, momentum=0.8, dampening=0.3, weight_decay=0.01)),
    ("sgd-nesterov", "SGD", dict(lr=0.005, momentum=0.95, nesterov=True, weight_decay=0.001)),
    ("adagrad", "Adagrad", dict()),
    ("adagrad-all", "Adagrad", dict(lr=0.05, lr_decay=0.01, weight_decay=0.02, initial_accumulator_value=0.1, eps=1e-6)),
    ("rmsprop", "RMSprop", dict(lr=0.001)),
    ("rmsprop-momentum", "RMSprop", dict(lr=0.0005, alpha=0.95, eps=1e-4, momentum=0.9, weight_decay=0.01)),
    ("rmsprop-centered", "RMSprop", dict(lr=0.001, alpha=0.9, eps=1e-2, centered=True)),
    ("rmsprop-all", "RMSprop", dict(lr=0.0005, alpha=0.95, eps=1e-2, centered=True, momentum=0.5, weight_decay=0.02)),
    ("adam", "Adam", dict()),
    ("adam-all", "Adam", dict(lr=0.003, betas=(0.8, 0.95), eps=1e-4, weight_decay=0.02)),
    ("adamw", "AdamW", dict()),
    ("adamw-all", "AdamW", dict(lr=0.003, betas=(0.85, 0.99), eps=1e-5, weight_decay=0.1)),
    ("clip-value", "SGD", dict(lr=0.01, momentum=0.9, clip_value=0.3)),
    ("clip-norm", "SGD", dict(lr=0.01, momentum=0.9, clip_norm=1.5)),
    ("clip-norm-adam", "Adam", dict(lr=0.002, eps=1e-3, clip_norm=0.7)),
]


def gradient(p, c, t, step):
    sines = numpy.sin(numpy.roll(p.astype(numpy.float64), -1))
    noise = 0.5 * numpy.sin(0.7 * step + numpy.arange(N))
    return c * (p - t) + (0.05 * sines + noise).astype(p.dtype)


def run(kind, settings, dtype):
    settings = dict(settings)
    clip_value = settings.pop("clip_value", None)
    clip_norm = settings.pop("clip_norm", None)
    start = numpy.array([math.cos(i + 1) for i in range(N)]).astype(dtype)
    c = numpy.array([10 ** (-1 + 2 * i / 19) for i in range(N)]).astype(dtype)
    t = numpy.array([math.sin(i + 1) for i in range(N)]).astype(dtype)
    p = torch.nn.Parameter(torch.from_numpy(start.copy()))
    optimizer = getattr(torch.optim, kind)([p], **settings)
    points = []
    for step in range(1, STEPS[-1] + 1):
        p.grad = torch.from_numpy(gradient(p.detach().numpy(), c, t, step))
        if clip_value is not None:
            torch.nn.utils.clip_grad_value_([p], clip_value)
        if clip_norm is not None:
            torch.nn.utils.clip_grad_norm_([p], clip_norm)
        optimizer.step()
        if step in STEPS:
            digits = "%.17g" if dtype == numpy.float64 else "%.9g"
            points.append([float(digits % x) for x in p.detach().numpy()])
    return points


torch.set_num_threads(1)
runs = []
for name, kind, settings in RUNS:
    runs.append({
        "name": name,
        "kind": kind,
        "settings": {k: list(v) if isinstance(v, tuple) else v for k, v in settings.items()},
        "float64": run(kind, settings, numpy.float64),
        "float32": run(kind, settings, numpy.float32),
    })
print('{"torch": "%s", "steps": %s, "runs": [' % (torch.__version__, json.dumps(STEPS)))
print(",\n".join(json.dumps(r) for r in runs))
print("]}")
