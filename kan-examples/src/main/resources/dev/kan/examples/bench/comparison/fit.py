"""Fits pykan's hellokan by L-BFGS and prints one line of JSON.

    python fit.py TRAIN.csv TEST.csv --error 1e-3 --seed 0 --threads 2

A [2,5,1] network of cubic splines in float64, 50 steps on each of 3, 5, 10 and 20 grid intervals, as in pykan's
tutorials. The last column is the target. It ends after the grid on which the test RMSE reached the error. Printed are the
points of the curve (seconds, training RMSE), the seconds until the test RMSE reached the error or null, those in all, and
the least test RMSE. Times are those of fitting and refining alone, without imports.

    pip install -r networks-requirements.txt
"""
import argparse
import contextlib
import importlib.metadata
import json
import os
import sys
import time

import numpy as np
import torch
from kan import MultKAN

GRIDS = [3, 5, 10, 20]
STEPS = 50


def columns(path):
    rows = np.loadtxt(path, delimiter=",", skiprows=1)
    return torch.from_numpy(rows[:, :-1]), torch.from_numpy(rows[:, -1:])


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("train")
    parser.add_argument("test")
    parser.add_argument("--error", type=float, required=True)
    parser.add_argument("--seed", type=int, required=True)
    parser.add_argument("--threads", type=int, required=True)
    options = parser.parse_args()
    torch.set_num_threads(options.threads)
    torch.set_default_dtype(torch.float64)
    np.random.seed(options.seed)
    data = {}
    data["train_input"], data["train_label"] = columns(options.train)
    data["test_input"], data["test_label"] = columns(options.test)
    points, tests = [], []
    begin = time.perf_counter()

    def seconds():
        return torch.tensor(time.perf_counter() - begin)

    with contextlib.redirect_stdout(sys.stderr):
        # refine writes history.txt there, whatever auto_save says
        beside = os.path.dirname(os.path.abspath(options.train))
        model = MultKAN(width=[2, 5, 1], grid=GRIDS[0], k=3, seed=options.seed, symbolic_enabled=False,
                        auto_save=False, ckpt_path=beside)
        for grid in GRIDS:
            model = model if grid == GRIDS[0] else model.refine(grid)
            results = model.fit(data, opt="LBFGS", steps=STEPS, metrics=(seconds,))
            points += zip(map(float, results["seconds"]), map(float, results["train_loss"]))
            tests += map(float, results["test_loss"])
            if min(tests) <= options.error:
                break
    reached = [when for (when, _), test in zip(points, tests) if test <= options.error]
    names = ["pykan", "torch", "numpy"]
    print(json.dumps({
        "points": [{"seconds": when, "rmse": rmse} for when, rmse in points],
        "seconds": reached[0] if reached else None,
        "all_seconds": points[-1][0],
        "test_rmse": min(tests),
        "versions": {name: importlib.metadata.version(name) for name in names}}))


if __name__ == "__main__":
    main()
