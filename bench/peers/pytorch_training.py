"""PyTorch training a whole network, as a peer of the bench: one JSON command a line, one JSON line as the answer; ends with its input.

data {threads, shape, train, test}   images and labels (raw float32, int32): {inputs, labels} of each part
prepare {layers, trained, weights, batch, epochs, optimizer, arguments, pctStart, seed}
                                     the network with its first parameters (safetensors), one cycle of the rate
epoch                                an epoch in a random order; answers its seconds
test                                 the accuracy on the test images
"""
import json
import sys
import time

import numpy as np
import torch
from torch.nn import functional as F

from pytorch_peer import function_of, read_safetensors

TEST_BATCH = 1000


class Training:
    def __init__(self, command):
        torch.set_num_threads(command["threads"])
        self.train = self.read(command["train"], command["shape"])
        self.held_out = self.read(command["test"], command["shape"])

    @staticmethod
    def read(part, shape):
        inputs = torch.from_numpy(np.fromfile(part["inputs"], dtype="<f4").reshape([-1, *shape]))
        return inputs, torch.from_numpy(np.fromfile(part["labels"], dtype="<i4").astype(np.int64))

    def prepare(self, command):
        self.batch, self.seed, self.passed = command["batch"], command["seed"], 0
        steps = command["epochs"] * -(-len(self.train[1]) // self.batch)
        # A step on parameters that are thrown away: what PyTorch makes at its first is not counted.
        for warm_up in True, False:
            p = read_safetensors(command["weights"])
            trained = [p[name].requires_grad_() for name in command["trained"]]
            self.layers = [[function_of(layer, p, training) for layer in command["layers"]] for training in (False, True)]
            self.optimizer = getattr(torch.optim, command["optimizer"])(trained, **command["arguments"])
            self.schedule = torch.optim.lr_scheduler.OneCycleLR(
                self.optimizer, max_lr=command["arguments"]["lr"], total_steps=steps, pct_start=command["pctStart"], cycle_momentum=False)
            if warm_up:
                self.step(torch.arange(min(self.batch, len(self.train[1]))))
        return {}

    def forward(self, x, training):
        for function in self.layers[training]:
            x = function(x)
        return x

    def step(self, samples):
        inputs, labels = self.train
        self.optimizer.zero_grad(set_to_none=True)
        F.cross_entropy(self.forward(inputs[samples], True), labels[samples]).backward()
        self.optimizer.step()

    def epoch(self, command):
        start = time.perf_counter()
        order = torch.randperm(len(self.train[1]), generator=torch.Generator().manual_seed(self.seed * 1000 + self.passed))
        for samples in order.split(self.batch):
            self.step(samples)
            self.passed += 1
            if self.passed < self.schedule.total_steps:
                self.schedule.step()
        return {"seconds": time.perf_counter() - start}

    def test(self, command):
        inputs, labels = self.held_out
        right = 0
        with torch.inference_mode():
            for x, y in zip(inputs.split(TEST_BATCH), labels.split(TEST_BATCH)):
                right += int((self.forward(x, False).argmax(1) == y).sum())
        return {"accuracy": right / len(labels)}


def main():
    training = None
    print(json.dumps({"version": torch.__version__}), flush=True)
    for line in sys.stdin:
        command = json.loads(line)
        try:
            if command["command"] == "data":
                training, answer = Training(command), {}
            else:
                answer = getattr(training, {"prepare": "prepare", "epoch": "epoch", "test": "test"}[command["command"]])(command)
        except Exception as error:  # The bench prints it and ends.
            answer = {"error": f"{type(error).__name__}: {error}"}
        print(json.dumps(answer), flush=True)


if __name__ == "__main__":
    main()
