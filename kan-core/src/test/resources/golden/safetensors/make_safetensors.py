"""Networks of four Python libraries as safetensors, each with inputs and the outputs of its library.

Made with Python 3.11, torch 2.15.0, pykan 0.2.8, qkan 0.2.3, jax 0.10.2, flax 0.12.8, jaxkan 0.3.7, numpy 2.4.6, safetensors 0.8.0:

    python make_safetensors.py DIRECTORY

qkan.KAN is efficient-kan with the same names and shapes of tensors. The inputs have points inside the grid, on knots, between the
extended knots and outside of them all. Outputs are those of the precision that the tensors have.
"""

import json
import os
import sys

os.environ["JAX_PLATFORMS"] = "cpu"

import jax
import jax.numpy as jnp
import numpy as np
import torch
from flax import nnx
from jaxkan.models.KAN import KAN as JaxKan
from kan import KAN as PyKan
from qkan import KAN as EfficientKan
from safetensors.numpy import save_file as save_arrays
from safetensors.torch import save_file

DIRECTORY = sys.argv[1]


def samples():
    return np.random.default_rng(0).uniform(-1, 1, (300, 2)) * [1, 0.8] + [0, 0.1]


def points(grid, order):
    """Random points, then each knot of each input beside a random number, then points outside."""
    grid = np.asarray(grid, dtype=np.float64)
    random = np.random.default_rng(1)
    rows = list(random.uniform(-1, 1, (12, 2)))
    for knot in range(grid.shape[1]):
        rows.append([grid[0, knot], random.uniform(-1, 1)])
        rows.append([random.uniform(-1, 1), grid[1, knot]])
    rows += [[grid[0, order], grid[1, -1 - order]], [-3.5, 0.25], [0.5, 4.0], [7.0, -6.0]]
    return np.array(rows)


def write(name, x, y):
    with open(os.path.join(DIRECTORY, name + ".json"), "w") as file:
        rows = lambda values: "[" + ",\n  ".join(json.dumps(row) for row in np.asarray(values, dtype=np.float64).tolist()) + "]"
        file.write('{"x": %s,\n "y": %s}\n' % (rows(x), rows(y)))


def path(name):
    return os.path.join(DIRECTORY, name + ".safetensors")


def pykan(name, model, dtype):
    grid = model.act_fun[0].grid
    x = torch.tensor(points(grid, model.act_fun[0].k), dtype=dtype)
    save_file(
        {name: tensor.contiguous() for name, tensor in model.state_dict().items()},
        path(name),
        metadata={
            "base": str(model.base_fun_name),
            "width": json.dumps(model.width, default=int),
            "mult_arity": json.dumps(model.mult_arity, default=int),
            "symbolic": json.dumps([layer.funs_name for layer in model.symbolic_fun]),
        },
    )
    write(name, x, model(x).detach())


def randomise(values):
    with torch.no_grad():
        for each in values:
            each.add_(0.3 * torch.randn_like(each))


def pykan_networks():
    x = torch.tensor(samples(), dtype=torch.float32)
    y = torch.exp(torch.sin(torch.pi * x[:, [0]]) + x[:, [1]] ** 2)
    data = {"train_input": x, "train_label": y, "test_input": x, "test_label": y}
    trained = PyKan([2, 3, 1], grid=5, k=3, seed=1, auto_save=False)
    trained.fit(data, opt="LBFGS", steps=8, log=100)
    trained.remove_edge(0, 1, 2)
    randomise(trained.node_bias + trained.node_scale + trained.subnode_bias + trained.subnode_scale)
    pykan("pykan", trained, torch.float32)

    products = PyKan([2, [2, 2], 1], grid=4, k=2, mult_arity=[[], [2, 3], []], base_fun="identity", seed=2, auto_save=False)
    products(x)
    products.update_grid_from_samples(x)
    products.fix_symbolic(0, 0, 1, "sin", fit_params_bool=False, verbose=False, log_history=False)
    products.fix_symbolic(0, 1, 4, "gaussian", fit_params_bool=False, verbose=False, log_history=False)
    randomise([layer.affine for layer in products.symbolic_fun])
    randomise(products.node_bias + products.node_scale + products.subnode_bias + products.subnode_scale)
    pykan("pykan-products", products, torch.float32)

    torch.set_default_dtype(torch.float64)
    pykan("pykan-float64", PyKan([2, 3, 1], grid=5, k=3, seed=3, auto_save=False), torch.float64)
    torch.set_default_dtype(torch.float32)


def efficient(name, model):
    x = torch.tensor(points(model.layers[0].grid, model.spline_order), dtype=torch.float32)
    save_file(model.state_dict(), path(name), metadata={"base": str(model.layers[0].base_activation)})
    write(name, x, model(x).detach())


def efficient_networks():
    x = torch.tensor(samples(), dtype=torch.float32)
    trained = EfficientKan([2, 3, 1], grid_size=5, spline_order=3, seed=1)
    trained(x, update_grid=True)
    efficient("efficient-kan", trained)
    efficient("efficient-kan-quadratic", EfficientKan([2, 3, 1], grid_size=4, spline_order=2, base_activation=torch.nn.Identity, seed=2))


def jaxkan(name, model):
    arrays = {}
    for n, layer in enumerate(model.layers):
        # layers of type "base" keep a row for each edge, those of the first output first
        arrays[f"layers.{n}.grid"] = np.array(layer.grid.item[: layer.n_in])
        arrays[f"layers.{n}.c_basis"] = np.array(layer.c_basis[...].reshape(layer.n_out, layer.n_in, -1))
        for part in ("c_spl", "c_res", "bias"):
            if getattr(layer, part, None) is not None:
                arrays[f"layers.{n}.{part}"] = np.array(getattr(layer, part)[...])
    residual = model.layers[0].residual
    save_arrays(arrays, path(name), metadata={"base": "zero" if residual is None else residual.__name__})
    layer = model.layers[0]
    x = jnp.array(points(layer.grid.item[:2], layer.k), dtype=jnp.float32)
    write(name, x, model(x))


def jaxkan_networks():
    x = jnp.array(samples(), dtype=jnp.float32)
    spline = JaxKan([2, 3, 1], "spline", {"k": 3, "G": 5, "grid_e": 0.3}, seed=1)
    spline.update_grids(x, 6)
    for number, layer in enumerate(spline.layers):
        layer.bias = nnx.Param(jax.random.normal(jax.random.key(number), layer.bias.shape))
        layer.c_spl = nnx.Param(jax.random.normal(jax.random.key(number + 9), layer.c_spl.shape))
    jaxkan("jaxkan-spline", spline)
    base = JaxKan([2, 3, 1], "base", {"k": 2, "G": 4, "residual": None, "external_weights": False, "add_bias": False}, seed=2)
    base.update_grids(x, 4)
    jaxkan("jaxkan-base", base)
    weighted = JaxKan([2, 3, 1], "base", {"k": 3, "G": 3}, seed=3)
    weighted.layers[0].c_spl = nnx.Param(jax.random.normal(jax.random.key(5), (3, 2)))
    jaxkan("jaxkan-base-weighted", weighted)


pykan_networks()
efficient_networks()
jaxkan_networks()
