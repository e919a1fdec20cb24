"""Records the learning rates of PyTorch's schedulers for the tests of ours. Made with torch 1.13.1.

    python3 record_schedules.py > schedules.json

A run is a schedule over so many steps; recorded is the rate of each step, in float64, divided by the optimizer's own rate (the
largest one for OneCycleLR). PyTorch computes most rates from the rate of the step before; the numbers hold its rounding, too.
"""
import json
import warnings

import torch
from torch.optim import lr_scheduler as schedulers

RATE = 0.04
RUNS = [
    ("step", "StepLR", 50, dict(step_size=12, gamma=0.3)),
    ("step-default", "StepLR", 50, dict(step_size=7)),
    ("cosine", "CosineAnnealingLR", 60, dict(T_max=60)),
    ("cosine-end", "CosineAnnealingLR", 61, dict(T_max=61, eta_min=0.1 * RATE)),
    ("linear-to-zero", "LinearLR", 40, dict(start_factor=1, end_factor=0, total_iters=40)),
    ("linear-to-fraction", "LinearLR", 37, dict(start_factor=1, end_factor=0.2, total_iters=37)),
    ("linear-up", "LinearLR", 25, dict(start_factor=0.25, end_factor=1, total_iters=25)),
    ("one-cycle", "OneCycleLR", 100, dict()),
    ("one-cycle-early", "OneCycleLR", 71, dict(pct_start=0.13, div_factor=10, final_div_factor=100)),
    ("one-cycle-linear", "OneCycleLR", 90, dict(anneal_strategy="linear")),
    ("one-cycle-linear-late", "OneCycleLR", 33, dict(pct_start=0.8, div_factor=4, final_div_factor=2, anneal_strategy="linear")),
    ("one-cycle-only-up", "OneCycleLR", 20, dict(pct_start=1.0)),
    ("one-cycle-only-down", "OneCycleLR", 20, dict(pct_start=0.0)),
    ("one-cycle-short", "OneCycleLR", 2, dict()),
    ("warm-up-cosine", "SequentialLR", 55, dict(warm_up=9, start_factor=0.1, after=("CosineAnnealingLR", dict(T_max=46)))),
    ("warm-up-default-linear", "SequentialLR", 30, dict(warm_up=5, after=("LinearLR", dict(start_factor=1, end_factor=0, total_iters=25)))),
    ("warm-up-step", "SequentialLR", 40, dict(warm_up=4, start_factor=0.5, after=("StepLR", dict(step_size=10, gamma=0.5)))),
]


def scheduler_of(optimizer, kind, steps, settings):
    if kind == "OneCycleLR":
        return schedulers.OneCycleLR(optimizer, max_lr=RATE, total_steps=steps, cycle_momentum=False, **settings)
    if kind == "SequentialLR":
        settings = dict(settings)
        warm_up, (after, after_settings) = settings.pop("warm_up"), settings.pop("after")
        first = schedulers.LinearLR(optimizer, total_iters=warm_up, **settings)
        return schedulers.SequentialLR(optimizer, [first, getattr(schedulers, after)(optimizer, **after_settings)], milestones=[warm_up])
    return getattr(schedulers, kind)(optimizer, **settings)


def run(kind, steps, settings):
    optimizer = torch.optim.SGD([torch.zeros(1, dtype=torch.float64, requires_grad=True)], lr=RATE)
    scheduler = scheduler_of(optimizer, kind, steps, settings)
    factors = []
    for step in range(steps):
        factors.append(optimizer.param_groups[0]["lr"] / RATE)
        optimizer.step()
        if step < steps - 1:
            scheduler.step()
    return factors


warnings.simplefilter("ignore")
runs = []
for name, kind, steps, settings in RUNS:
    runs.append({"name": name, "kind": kind, "steps": steps, "settings": settings, "factors": run(kind, steps, settings)})
print('{"torch": "%s", "rate": %s, "runs": [' % (torch.__version__, RATE))
print(",\n".join(json.dumps(r) for r in runs))
print("]}")
