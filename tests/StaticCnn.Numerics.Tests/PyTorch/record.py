"""Records PyTorch's numbers for the networks of networks.py and for its optimizers, in double precision, into Records/*.json.

A batch is so chosen that single precision gives the same numbers: a unit whose sign rounding decides, or a quotient of two vanishing
numbers, says nothing about an engine. The script checks that PyTorch's own single precision stays within half of what is allowed.

Run it in this folder: python3 record.py. Made with PyTorch 1.13. Parameters, inputs and targets are those of deterministic_data.py.

A tensor is stored as a digest: the number of its elements, its Euclidean norm, its sum, and samples. Up to 64 elements (16 after
optimizer steps) all are samples; of n > 64 elements, sample j is element mix(j, salt("samples")) mod n.
"""
import json
import pathlib

import numpy
import torch
from torch.nn import functional as F

import deterministic_data as data
from networks import NETWORKS

torch.set_default_dtype(torch.float64)
RECORDS = pathlib.Path(__file__).parent / "Records"
STEPS = 10
OPTIMIZERS = {
    "Sgd": lambda p: torch.optim.SGD(p, lr=0.05),
    "SgdMomentum": lambda p: torch.optim.SGD(p, lr=0.02, momentum=0.9),
    "SgdNesterov": lambda p: torch.optim.SGD(p, lr=0.02, momentum=0.9, nesterov=True, weight_decay=1e-3),
    "Adagrad": lambda p: torch.optim.Adagrad(p, lr=0.01),
    "RmsProp": lambda p: torch.optim.RMSprop(p, lr=0.001),
    "RmsPropCentred": lambda p: torch.optim.RMSprop(p, lr=0.001, alpha=0.95, centered=True, momentum=0.9),
    "Adam": lambda p: torch.optim.Adam(p, lr=0.001),
    "AdamW": lambda p: torch.optim.AdamW(p, lr=0.001, weight_decay=0.05),
}


def digest(tensor, samples=64):
    flat = tensor.detach().numpy().reshape(-1)
    n = flat.size
    indices = numpy.arange(n) if n <= samples else data.mix(numpy.arange(samples), data.salt("samples")) % numpy.uint64(n)
    return {"count": n, "norm": float(numpy.sqrt((flat * flat).sum())), "sum": float(flat.sum()),
            "samples": [float(v) for v in flat[indices.astype(numpy.int64)]]}


def parameters_of(network):
    p = {name: torch.tensor(data.values(name, shape), dtype=torch.get_default_dtype()) for name, shape in network.tensors.items()}
    for name, tensor in p.items():
        tensor.requires_grad_(not name.endswith(("running_mean", "running_var")))
    return p


def loss_of(network, value, targets):
    return F.cross_entropy(value, targets) if network.classes else F.mse_loss(value, targets)


def run(network):
    """Every number that is recorded, by name, as tensors."""
    p = parameters_of(network)
    x = torch.tensor(data.values("input", (network.batch, *network.inputs)), dtype=torch.get_default_dtype(), requires_grad=True)
    predictions = network.forward(p, x, False)
    shape = tuple(predictions.shape)
    targets = (torch.tensor(data.labels(network.batch, network.classes)) if network.classes
               else torch.tensor(data.values("targets", shape), dtype=torch.get_default_dtype()))
    probabilities = (lambda v: v.softmax(1)) if network.classes else (lambda v: v)

    value = network.forward(p, x, True)
    loss = loss_of(network, value, targets)
    loss.backward()
    result = {
        "loss": loss.detach(),
        "predictions": probabilities(predictions),
        "outputs": probabilities(value),
        "inputGradient": x.grad,
        "gradients": {name: tensor.grad for name, tensor in p.items() if tensor.requires_grad},
        "runningAverages": {name: tensor for name, tensor in p.items() if not tensor.requires_grad},
        "optimizers": {},
    }
    for name, create in OPTIMIZERS.items():
        p = parameters_of(network)
        optimizer = create([tensor for tensor in p.values() if tensor.requires_grad])
        for _ in range(STEPS):
            optimizer.zero_grad()
            loss = loss_of(network, network.forward(p, x.detach(), True), targets)
            loss.backward()
            optimizer.step()
        result["optimizers"][name] = p
    return result


def check_conditioning(network, exact):
    torch.set_default_dtype(torch.float32)
    single = run(network)
    torch.set_default_dtype(torch.float64)
    pairs = [(name, exact["gradients"][name], single["gradients"][name]) for name in exact["gradients"]]
    pairs += [(f"{o} {name}", p[name], single["optimizers"][o][name]) for o, p in exact["optimizers"].items() for name in p]
    for name, double, rounded in pairs:
        error = ((double - rounded.double()).norm() / double.norm()).item()
        if not error <= 5e-5:
            raise SystemExit(f"{network.name}, batch {network.batch}: single precision is off by {error:.1e} in {name}; choose another batch.")


def record(network):
    result = run(network)
    check_conditioning(network, result)
    return {
        "network": network.name,
        "pytorch": torch.__version__,
        "batchSize": network.batch,
        "loss": result["loss"].item(),
        "predictions": digest(result["predictions"]),
        "outputs": digest(result["outputs"]),
        "inputGradient": digest(result["inputGradient"]),
        "gradients": {name: digest(tensor) for name, tensor in result["gradients"].items()},
        "runningAverages": {name: digest(tensor) for name, tensor in result["runningAverages"].items()},
        "steps": STEPS,
        "optimizers": {o: {name: digest(tensor, 16) for name, tensor in p.items()} for o, p in result["optimizers"].items()},
    }


def record_trajectories():
    """1,000 steps of 10 parameters along given gradients: element i of step t is unit(10 t + i) * 10^-i, t from 0.
    Small gradients show where an epsilon stands."""
    count, steps, kept = 10, 1000, (1, 2, 3, 10, 100, 1000)
    gradients = data.unit(count * steps, "gradients").reshape(steps, count) * 10.0 ** -numpy.arange(count)
    trajectories = {}
    for name, create in OPTIMIZERS.items():
        w = torch.tensor(data.unit(count, "parameters"), requires_grad=True)
        optimizer = create([w])
        trajectories[name] = {}
        for step in range(steps):
            w.grad = torch.tensor(gradients[step])
            optimizer.step()
            if step + 1 in kept:
                trajectories[name][str(step + 1)] = [float(v) for v in w.detach()]
    return {"pytorch": torch.__version__, "trajectories": trajectories}


def text(value, indent=""):
    """JSON with one tensor to a line, so that a difference shows which."""
    if isinstance(value, dict) and "samples" not in value:
        inner = indent + "  "
        return "{\n" + ",\n".join(f"{inner}{json.dumps(k)}: {text(v, inner)}" for k, v in value.items()) + f"\n{indent}}}"
    return json.dumps(value, separators=(",", ":"))


if __name__ == "__main__":
    torch.manual_seed(0)
    RECORDS.mkdir(exist_ok=True)
    for network in NETWORKS:
        (RECORDS / f"{network.name}.json").write_text(text(record(network)) + "\n")
    (RECORDS / "Optimizers.json").write_text(text(record_trajectories()) + "\n")
