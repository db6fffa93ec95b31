# SPDX-License-Identifier: Apache-2.0
"""Computes formulas that were written for SymPy and prints how far each is from plain Java.

formulas.py FILE: FILE holds the text of each formula, the columns it is of, and the numbers expected, null where the
formula has no value. Prints a line of JSON for each formula.
"""

import json
import sys
from pathlib import Path

import numpy as np
import sympy


def values(case):
    """Computes the formula on all points at once, as a reader of the text would do."""
    formula = sympy.sympify(case["sympy"])
    columns = case["columns"]
    unknown = {symbol.name for symbol in formula.free_symbols} - columns.keys()
    assert not unknown, f"no column {unknown}"
    function = sympy.lambdify([sympy.Symbol(name) for name in columns], formula, "numpy")
    points = [np.array(cells) for cells in columns.values()]
    with np.errstate(all="ignore"):
        return np.broadcast_to(function(*points), points[0].shape)


def difference(case):
    """Returns the largest difference where there is a value, as a share of the largest number."""
    expected = np.array(case["values"], dtype=np.float64)
    known = np.isfinite(expected)
    differences = np.abs(values(case) - expected)[known]
    assert len(differences) > 100, f"{case['name']}: only {len(differences)} points with a value"
    assert not np.isnan(differences).any(), f"{case['name']}: NaN"
    largest = np.max(np.abs(expected[known]))
    return float(np.max(differences)) / (largest if largest > 0 else 1.0)


def main(file):
    for case in json.loads(file.read_text(encoding="utf-8")):
        line = {"client": "SymPy", "model": case["name"], "difference": difference(case)}
        print(json.dumps(line), flush=True)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
