"""Times a network of another library and prints one line of JSON.

    python networks.py PEER --widths 2,5,1 --samples 1000 --grid 5 --repetitions 100 --threads 2

PEER is one of

    torch           KAN of qkan (the one of efficient-kan) in PyTorch, eager
    torch-compiled  the same, with torch.compile and the fused Adam
    pykan           MultKAN of pykan without its symbolic part
    jax-spline, jax-chebyshev, jax-rbf   KAN of jaxKAN, with jax.jit

Cubic splines with the given number of grid intervals, or as many other functions. Float32. A step is one of Adam on all
samples for the mean squared error and reads the loss; a prediction takes a NumPy array and makes one. Times are
medians in milliseconds after a warm-up. Nothing is written but the caches of PyTorch.

    pip install -r networks-requirements.txt
"""
import argparse
import importlib.metadata
import json
import statistics
import sys
import time

import numpy as np

WARM_UPS = 10
WARM_UP_SECONDS = 1
LEAST_SECONDS = 0.5
ORDER = 3
LARGEST_PYKAN = 2 ** 25


def median_millis(work, repetitions):
    begin, warm_ups = time.perf_counter(), 0
    while warm_ups < WARM_UPS or time.perf_counter() - begin < WARM_UP_SECONDS:
        work()
        warm_ups += 1
    times = []
    while len(times) < repetitions or sum(times) < 1e3 * LEAST_SECONDS:
        begin = time.perf_counter()
        work()
        times.append(1e3 * (time.perf_counter() - begin))
    return statistics.median(times)


def torch_network(peer, options):
    """Returns a step and a prediction in PyTorch."""
    import torch

    torch.set_num_threads(options.threads)
    torch.manual_seed(0)
    if peer == "pykan":
        from kan import MultKAN

        largest = options.samples * max(a * b for a, b in zip(options.widths, options.widths[1:]))
        if largest > LARGEST_PYKAN:
            sys.exit(f"pykan keeps all edges of all samples, {largest} numbers; at most {LARGEST_PYKAN} are tried")
        model = MultKAN(width=options.widths, grid=options.grid, k=ORDER, auto_save=False).speed()
    else:
        from qkan import KAN

        model = KAN(options.widths, grid_size=options.grid, spline_order=ORDER)
    compiled = peer == "torch-compiled"
    optimizer = torch.optim.Adam(model.parameters(), lr=1e-3, fused=True if compiled else None)
    x, y = torch.from_numpy(options.x), torch.from_numpy(options.y)

    def loss_of(x, y):
        return torch.mean((model(x) - y) ** 2)

    forward = torch.compile(model) if compiled else model
    loss_of = torch.compile(loss_of) if compiled else loss_of

    def step():
        optimizer.zero_grad()
        loss = loss_of(x, y)
        loss.backward()
        optimizer.step()
        return loss.item()

    def predict():
        with torch.inference_mode():
            return forward(torch.from_numpy(options.x)).numpy()

    return step, predict


def jax_network(basis, options):
    """Returns a step and a prediction in JAX."""
    import jax
    import jax.numpy as jnp
    import optax
    from flax import nnx
    from jaxkan.models.KAN import KAN

    functions = options.grid + ORDER
    settings = {
        "spline": {"k": ORDER, "G": options.grid},
        "chebyshev": {"D": functions, "flavor": "default"},
        "rbf": {"D": functions},
    }[basis]
    graph, state, rest = nnx.split(KAN(options.widths, basis, settings, seed=0), nnx.Param, ...)
    optimizer = optax.adam(1e-3)
    x, y = jnp.asarray(options.x), jnp.asarray(options.y)

    def outputs(state, x):
        return nnx.merge(graph, state, rest)(x)

    @jax.jit
    def update(state, moments, x, y):
        loss, gradient = jax.value_and_grad(lambda s: jnp.mean((outputs(s, x) - y) ** 2))(state)
        change, moments = optimizer.update(gradient, moments)
        return optax.apply_updates(state, change), moments, loss

    forward = jax.jit(outputs)
    held = {"state": state, "moments": optimizer.init(state)}

    def step():
        held["state"], held["moments"], loss = update(held["state"], held["moments"], x, y)
        jax.block_until_ready(held["state"])
        return float(loss)

    def predict():
        return np.asarray(forward(state, options.x))

    return step, predict


def versions(names):
    return {name: importlib.metadata.version(name) for name in names}


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("peer")
    parser.add_argument("--widths", type=lambda text: [int(each) for each in text.split(",")], required=True)
    parser.add_argument("--samples", type=int, required=True)
    parser.add_argument("--grid", type=int, required=True)
    parser.add_argument("--repetitions", type=int, required=True)
    parser.add_argument("--threads", type=int, required=True)
    options = parser.parse_args()
    random = np.random.default_rng(0)
    options.x = random.uniform(-1, 1, (options.samples, options.widths[0])).astype(np.float32)
    columns = [output % options.widths[0] for output in range(options.widths[-1])]
    options.y = np.sin(3 * options.x[:, columns])
    if options.peer.startswith("jax-"):
        step, predict = jax_network(options.peer.removeprefix("jax-"), options)
        packages = ["jaxkan", "jax", "flax", "optax", "numpy"]
    else:
        step, predict = torch_network(options.peer, options)
        packages = ["pykan" if options.peer == "pykan" else "qkan", "torch", "numpy"]
    # before the steps, which may leave denormal numbers behind
    predict_ms = median_millis(predict, options.repetitions)
    step_ms = median_millis(step, options.repetitions)
    if not np.isfinite(step()):
        sys.exit(f"the loss of {options.peer} is not finite")
    assert predict().shape == options.y.shape and predict().dtype == np.float32
    print(json.dumps({"step_ms": step_ms, "predict_ms": predict_ms, "versions": versions(packages)}))


if __name__ == "__main__":
    main()
