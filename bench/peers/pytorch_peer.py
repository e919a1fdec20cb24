"""PyTorch as a peer of the bench: reads one JSON command a line, answers with one JSON line, and ends with its input.

prepare {layers, trained, weights, inputs, labels, shape, batch, threads, pass, learningRate, momentum}
                           the network, its parameters (safetensors) and one batch (raw float32, int32)
check {output, learningRate}  one step; writes the gradient of each parameter, read from its change, or the outputs (inference), raw float32
time {milliseconds}        steps for about so long, at least one; answers the median
"""
import json
import struct
import sys
import time

import numpy as np
import torch
from torch.nn import functional as F


def read_safetensors(path):
    with open(path, "rb") as file:
        data = file.read()
    (length,) = struct.unpack("<Q", data[:8])
    header = json.loads(data[8:8 + length])
    tensors = {}
    for name, entry in header.items():
        if name != "__metadata__":
            begin, end = entry["data_offsets"]
            values = np.frombuffer(data[8 + length + begin:8 + length + end], dtype="<f4")
            tensors[name] = torch.from_numpy(values.reshape(entry["shape"]).copy())
    return tensors


def function_of(layer, p, training):
    kind, name = layer["kind"], layer["name"]
    weight, bias = p.get(f"{name}.weight"), p.get(f"{name}.bias")
    kernel, stride, padding = layer["kernel"], layer["stride"], layer["padding"]
    if kind == "Conv":
        convolve = F.conv2d if weight.dim() == 4 else F.conv1d
        return lambda x: convolve(x, weight, bias, stride=stride, padding=padding, groups=layer["groups"])
    if kind == "MaxPool":
        return lambda x: (F.max_pool2d if x.dim() == 4 else F.max_pool1d)(x, kernel, stride, padding)
    if kind == "Dense":
        return lambda x: F.linear(x.flatten(1), weight, bias)
    if kind == "ReLU":
        return F.relu
    if kind == "GlobalAveragePool":
        return lambda x: x.mean(tuple(range(2, x.dim())))
    if kind == "BatchNorm":
        mean, variance = p[f"{name}.running_mean"], p[f"{name}.running_var"]
        return lambda x: F.batch_norm(x, mean, variance, weight, bias, training=training, eps=layer["epsilon"])
    if kind == "Add":
        return lambda x, *others: sum(others, x)
    raise ValueError(f"a layer of kind {kind} is not known to this peer")


class Case:
    def __init__(self, command):
        torch.set_num_threads(command["threads"])
        self.training = command["pass"] == "train"
        self.p = read_safetensors(command["weights"])
        self.trained = {name: self.p[name] for name in command["trained"]}
        for tensor in self.trained.values():
            tensor.requires_grad_(self.training)
        shape = [command["batch"], *command["shape"]]
        self.inputs = torch.from_numpy(np.fromfile(command["inputs"], dtype="<f4").reshape(shape))
        self.labels = torch.from_numpy(np.fromfile(command["labels"], dtype="<i4").astype(np.int64))
        self.layers = [(function_of(layer, self.p, self.training), layer["name"], layer["from"], layer["with"]) for layer in command["layers"]]
        self.is_chain = not any(origin or others for _, _, origin, others in self.layers)
        self.optimizer = None
        if self.training:
            self.optimizer = torch.optim.SGD(self.trained.values(), lr=command["learningRate"], momentum=command["momentum"])

    def forward(self):
        x = self.inputs
        if self.is_chain:
            for function, _, _, _ in self.layers:
                x = function(x)
            return x
        values = {"input": x}
        for function, name, origin, others in self.layers:
            x = values[name] = function(values[origin] if origin else x, *(values[o] for o in others))
        return x

    def step(self):
        if not self.training:
            with torch.inference_mode():
                return self.forward().softmax(1)
        self.optimizer.zero_grad(set_to_none=True)
        loss = F.cross_entropy(self.forward(), self.labels)
        loss.backward()
        self.optimizer.step()
        return loss

    def check(self, command):
        if not self.training:
            self.step().numpy().astype("<f4").tofile(command["output"])
            return {"loss": 0.0}
        before = {n: t.detach().clone() for n, t in self.p.items()}
        group = self.optimizer.param_groups[0]
        rate, group["lr"] = group["lr"], command["learningRate"]
        loss = self.step().item()
        group["lr"] = rate
        with torch.no_grad():
            changes = [((before[n] - t) / command["learningRate"]).reshape(-1).numpy() for n, t in self.trained.items()]
            for n, t in self.p.items():
                t.copy_(before[n])
        self.optimizer.state.clear()
        np.concatenate(changes).astype("<f4").tofile(command["output"])
        return {"loss": loss}

    def time(self, command):
        limit, times = command["milliseconds"] * 1e6, []
        self.step()
        begin = time.perf_counter_ns()
        while True:
            start = time.perf_counter_ns()
            self.step()
            end = time.perf_counter_ns()
            times.append((end - start) / 1e3)
            if end - begin >= limit:
                return {"microseconds": float(np.median(times)), "steps": len(times)}


def main():
    case = None
    print(json.dumps({"version": torch.__version__}), flush=True)
    for line in sys.stdin:
        command = json.loads(line)
        try:
            if command["command"] == "prepare":
                case, answer = Case(command), {}
            else:
                answer = {"check": case.check, "time": case.time}[command["command"]](command)
        except Exception as error:  # The bench prints it and goes on without this peer.
            answer = {"error": f"{type(error).__name__}: {error}"}
        print(json.dumps(answer), flush=True)


if __name__ == "__main__":
    main()
