# SPDX-License-Identifier: Apache-2.0
"""Serves every exported model in the clients of Python and prints how far each is from plain Java.

serve.py MODELS ONNX: reads MODELS/*.json and the SavedModels beside them, writes ONNX/*.onnx, and prints a line of
JSON for each client and model.
"""

import json
import os
import subprocess
import sys
from pathlib import Path

os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "2")

import numpy as np
import onnxruntime
import tensorflow as tf

# TFLite has no arctanh, no texts to compare, and no double precision, in which contributions are computed
TFLITE = {"regression", "classes", "categories-codes", "products", "network", "fitted", "elementary"}


def array(cells):
    """Makes an array of texts, whole numbers, or numbers in which None is a missing cell."""
    values = np.array(cells)
    if values.dtype.kind == "U":
        return values
    return values.astype(np.int32 if values.dtype.kind == "i" else np.float32)


def difference(case, results):
    """Returns the largest difference, as a share of the largest number in the same column."""
    largest = 0.0
    for name, cells in case["outputs"].items():
        expected = np.array(cells)
        result = np.asarray(results[name], dtype=np.float64)
        assert result.shape == expected.shape, f"{name}: {result.shape} instead of {expected.shape}"
        shares = np.max(np.abs(result - expected), axis=0) / np.max(np.abs(expected), axis=0)
        largest = max(largest, float(np.max(shares)))
        assert not np.isnan(shares).any(), f"{name}: NaN"
    for name, expected in case["texts"].items():
        texts = [text.decode() if isinstance(text, bytes) else text for text in results[name]]
        assert texts == expected, f"{name}: {texts} instead of {expected}"
    return largest


def tensorflow(model, signature, inputs):
    served = tf.saved_model.load(str(model)).signatures[signature]
    results = served(**{name: tf.constant(cells) for name, cells in inputs.items()})
    return {name: result.numpy() for name, result in results.items()}


def tflite(model, signature, inputs):
    converter = tf.lite.TFLiteConverter.from_saved_model(str(model), signature_keys=[signature])
    interpreter = tf.lite.Interpreter(model_content=converter.convert())
    return interpreter.get_signature_runner(signature)(**inputs)


def onnx(model, signature, inputs, file):
    convert = [sys.executable, "-m", "tf2onnx.convert", "--saved-model", model, "--tag", "serve"]
    subprocess.run([*convert, "--signature_def", signature, "--opset", "17", "--output", file], check=True)
    session = onnxruntime.InferenceSession(file)
    results = session.run(None, {name.replace(" ", "_"): cells for name, cells in inputs.items()})
    return dict(zip([output.name for output in session.get_outputs()], results))


def main(models, folder):
    for file in sorted(models.glob("*.json")):
        case = json.loads(file.read_text(encoding="utf-8"))
        inputs = {name: array(cells) for name, cells in case["inputs"].items()}
        served = models / case["model"], case["signature"], inputs
        clients = {"Python TensorFlow": lambda: tensorflow(*served)}
        if all(cells.dtype.kind != "U" for cells in inputs.values()):
            clients["Python ONNX Runtime"] = lambda: onnx(*served, folder / f"{file.stem}.onnx")
        if file.stem in TFLITE:
            clients["TFLite"] = lambda: tflite(*served)
        for client, serve in clients.items():
            line = {"client": client, "model": file.stem, "difference": difference(case, serve())}
            print(json.dumps(line), flush=True)


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
