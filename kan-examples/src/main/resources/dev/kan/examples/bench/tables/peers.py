"""Fits one peer model on a training table, scores it on a test table and prints one line of JSON.

    python peers.py TRAIN.csv TEST.csv TARGET --task regression|classification --model linear|hgb|ebm

linear  ridge (strength by generalised cross-validation) or logistic regression on standardised columns and
        one-hot categories, missing cells filled with the mean or the most frequent level (scikit-learn)
hgb     histogram gradient boosting on the raw numbers and one-hot categories (scikit-learn)
ebm     explainable boosting machine on the raw table (interpret)

All other options are the defaults of the libraries. Every model runs on one core, so that seconds compare.

    pip install scikit-learn pandas interpret-core
"""
import argparse
import json
import os
import time

# Before NumPy is imported: afterwards the thread pools of BLAS and OpenMP no longer listen.
for variable in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
    os.environ[variable] = "1"

import numpy as np
import pandas as pd
from sklearn.compose import make_column_selector, make_column_transformer
from sklearn.ensemble import HistGradientBoostingClassifier, HistGradientBoostingRegressor
from sklearn.impute import SimpleImputer
from sklearn.linear_model import LogisticRegression, RidgeCV
from sklearn.metrics import accuracy_score, log_loss, mean_squared_error, r2_score, roc_auc_score
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import OneHotEncoder, StandardScaler


def linear(classify):
    numbers = make_pipeline(SimpleImputer(keep_empty_features=True), StandardScaler())
    levels = make_pipeline(SimpleImputer(strategy="most_frequent"), OneHotEncoder(handle_unknown="ignore"))
    columns = make_column_transformer(
        (numbers, make_column_selector(dtype_include="number")),
        (levels, make_column_selector(dtype_exclude="number")))
    # The default of 100 steps ends before convergence on some tables.
    model = LogisticRegression(max_iter=3000) if classify else RidgeCV(np.logspace(-3, 3, 13))
    return make_pipeline(columns, model)


def hgb(classify):
    # One-hot, because the model's own categories are limited to 255 levels and must be numbers.
    columns = make_column_transformer(
        (OneHotEncoder(handle_unknown="ignore", sparse_output=False), make_column_selector(dtype_exclude="number")),
        remainder="passthrough")
    model = HistGradientBoostingClassifier if classify else HistGradientBoostingRegressor
    return make_pipeline(columns, model(random_state=0))


def ebm(classify):
    # Imported here: the other models need not wait for it, nor have it installed.
    from interpret.glassbox import ExplainableBoostingClassifier, ExplainableBoostingRegressor
    return (ExplainableBoostingClassifier if classify else ExplainableBoostingRegressor)(n_jobs=1, random_state=0)


MODELS = {"linear": linear, "hgb": hgb, "ebm": ebm}


def read(path, target, classify):
    frame = pd.read_csv(path)
    # Classes may be written as numbers.
    truth = frame[target].astype(str) if classify else frame[target]
    return frame.drop(columns=target), truth


def classification_scores(model, inputs, truth):
    classes = list(model.classes_)
    probabilities = model.predict_proba(inputs)
    if len(classes) == 2:
        auc = roc_auc_score(truth == classes[1], probabilities[:, 1])
    else:
        auc = roc_auc_score(truth, probabilities, multi_class="ovr", average="macro", labels=classes)
    return {
        "auc": auc,
        "accuracy": accuracy_score(truth, model.predict(inputs)),
        "cross_entropy": log_loss(truth, probabilities, labels=classes),
    }


def regression_scores(model, inputs, truth):
    predicted = model.predict(inputs)
    return {"r2": r2_score(truth, predicted), "rmse": mean_squared_error(truth, predicted) ** 0.5}


def main():
    parser = argparse.ArgumentParser(description="Fits a peer model on one table and scores it on another.")
    parser.add_argument("train")
    parser.add_argument("test")
    parser.add_argument("target")
    parser.add_argument("--task", choices=("regression", "classification"), required=True)
    parser.add_argument("--model", choices=tuple(MODELS), required=True)
    arguments = parser.parse_args()
    classify = arguments.task == "classification"
    inputs, truth = read(arguments.train, arguments.target, classify)
    test_inputs, test_truth = read(arguments.test, arguments.target, classify)
    model = MODELS[arguments.model](classify)
    start = time.perf_counter()
    model.fit(inputs, truth)
    seconds = time.perf_counter() - start
    scores = (classification_scores if classify else regression_scores)(model, test_inputs, test_truth)
    print(json.dumps({"model": arguments.model, **scores, "seconds": seconds, "rows": len(inputs)}))


if __name__ == "__main__":
    main()
