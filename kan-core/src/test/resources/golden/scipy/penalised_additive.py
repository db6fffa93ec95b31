"""Writes penalised-additive.json: an additive fit with REML strengths, in numpy and scipy.

The table has two smooth inputs, one of them skewed with ties, a category of three levels and a missing indicator.
The fit is group ridge by the Fellner-Schall update, 40 steps at most, on second differences of cubic B-spline
coefficients. Run as: python penalised_additive.py > penalised-additive.json
"""
import json

import numpy as np
from scipy.interpolate import BSpline
from scipy.special import expit

INTERVALS = 10


def knots(x):
    """Equal steps of half the rank and half the distance."""
    distinct = np.unique(x)
    points = distinct if len(distinct) <= INTERVALS + 1 else np.unique(np.quantile(x, np.linspace(0, 1, INTERVALS + 1)))
    scale = (np.linspace(0, 1, len(points)) + (points - points[0]) / (points[-1] - points[0])) / 2
    wanted = np.linspace(0, 1, INTERVALS + 1)
    grid = np.interp(wanted, scale, points)
    grid += 1e-4 * (points[0] + wanted * (points[-1] - points[0]) - grid)
    first, last = grid[1] - grid[0], grid[-1] - grid[-2]
    steps = np.arange(1, 4)
    return np.concatenate([grid[0] - first * steps[::-1], grid, grid[-1] + last * steps])


def smooth(x, t):
    """B-splines times the pseudo-inverse of second differences, scaled to total variance 1."""
    inside = np.clip(x, t[3], np.nextafter(t[-4], -np.inf))
    basis = BSpline.design_matrix(inside, t, 3).toarray()
    bends = (basis - basis.mean(0)) @ np.linalg.pinv(np.diff(np.eye(basis.shape[1]), 2, axis=0))
    return bends / np.sqrt(bends.var(0).sum())


def fit(terms, groups, y, binary, steps=40):
    n, count = terms.shape
    mean = terms.mean(0)
    x = np.hstack([np.ones((n, 1)), terms - mean])
    strength = np.ones(groups.max() + 1)
    share = np.clip(y.mean(), 1e-6, 1 - 1e-6)
    out = np.full(n, np.log(share / (1 - share))) if binary else np.zeros(n)
    noise = 1.0
    for step in range(steps):
        if binary:
            p = expit(out)
            w = np.maximum(p * (1 - p), 1e-5)
            z = out + (y - p) / w
        else:
            w, z = np.ones(n), y
        penalty = np.concatenate([[1e-8], strength[groups]])
        inverse = np.linalg.inv(x.T @ (x * w[:, None]) + np.diag(penalty))
        b = inverse @ (x.T @ (w * z))
        before, out = out, x @ b
        free = 1 - strength[groups] * np.diag(inverse)[1:]
        if not binary:
            noise = ((y - out) ** 2).sum() / max(n - 1 - free.sum(), 0.05 * n)
        wanted = noise * np.maximum(np.bincount(groups, free), 1e-10) / np.bincount(groups, b[1:] ** 2)
        strength = np.clip(np.clip(wanted, strength / 30, strength * 30), 0.03, 1e6)
        if step > 2 and np.abs(out - before).max() / (1 + np.abs(out).max()) < 1e-3:
            break
    return {"strengths": strength.tolist(), "outputs": out.tolist(), "noise": float(noise), "steps": step + 1}


random = np.random.RandomState(7)
rows = 120
a = random.randn(rows)
b = np.round(random.gamma(1.5, 2, rows), 1)
level = random.randint(0, 3, rows)
missing = (random.rand(rows) < 0.15).astype(float)
b = (b - b.mean()) / b.std()
dummies = np.eye(3)[level]
signal = np.sin(2 * a) + 0.5 * b + dummies @ [0.3, -0.2, 0] + 0.8 * missing
y = signal + 0.4 * random.randn(rows)
y = (y - y.mean()) / y.std()
yes = (random.rand(rows) < expit(1.5 * signal)).astype(float)
curves_a, curves_b = smooth(a, knots(a)), smooth(b, knots(b))
terms = np.hstack([a[:, None], b[:, None], dummies, missing[:, None], curves_a, curves_b])
groups = np.array([0, 0, 1, 1, 1, 2] + [3] * (curves_a.shape[1] + curves_b.shape[1]))
print(json.dumps({
    "inputs": np.column_stack([a, b, dummies, missing]).tolist(), "knots": [knots(a).tolist(), knots(b).tolist()],
    "numbers": y.tolist(), "binary": yes.tolist(), "groups": ["LINEAR", "CATEGORY", "MISSING", "SMOOTH"],
    "numbersFit": fit(terms, groups, y, False), "binaryFit": fit(terms, groups, yes, True)}))
