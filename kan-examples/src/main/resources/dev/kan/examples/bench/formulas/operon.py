"""Searches a formula by genetic programming with Operon and prints one line of JSON.

    python operon.py TRAIN.csv TEST.csv --seconds S --seed N

Columns are divided by powers of ten near their medians first, since Operon computes in single precision. The target is
the last column. Printed are the unexplained share of the variance on the test rows, the number of nodes, the formula in
the scaled columns X1, X2, ... and the seconds that the search took. One thread.

    pip install pyoperon pandas
"""
import argparse
import json
import time

import numpy as np
import pandas as pd
from pyoperon.sklearn import SymbolicRegressor

SYMBOLS = "add,sub,mul,div,sin,cos,exp,log,sqrt,square,pow,constant,variable"


def scale(column):
    median = np.median(np.abs(column))
    size = median if median > 0 else np.sqrt(np.mean(column ** 2))
    return 10.0 ** np.round(np.log10(size)) if size > 0 else 1.0


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("train")
    parser.add_argument("test")
    parser.add_argument("--seconds", type=int, required=True)
    parser.add_argument("--seed", type=int, default=0)
    options = parser.parse_args()
    train = pd.read_csv(options.train).to_numpy()
    test = pd.read_csv(options.test).to_numpy()
    scales = np.array([scale(column) for column in train.T])
    train, test = train / scales, test / scales
    begin = time.time()
    model = SymbolicRegressor(
        allowed_symbols=SYMBOLS, optimizer_iterations=5, max_time=options.seconds, generations=10 ** 6,
        max_evaluations=10 ** 9, n_threads=1, random_state=options.seed)
    model.fit(train[:, :-1], train[:, -1])
    seconds = time.time() - begin
    wanted = test[:, -1]
    left = wanted - model.predict(test[:, :-1])
    print(json.dumps({
        "unexplained": float(np.sum(left ** 2) / np.sum((wanted - wanted.mean()) ** 2)),
        "complexity": int(model.model_.Length),
        "formula": model.get_model_string(model.model_, precision=17),
        "seconds": seconds}))


if __name__ == "__main__":
    main()
