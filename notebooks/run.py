# SPDX-License-Identifier: Apache-2.0
"""Runs notebooks and writes them with their outputs: run.py DIRECTORY NOTEBOOK..."""
import pathlib
import sys

import nbformat
from nbclient import NotebookClient

directory = pathlib.Path(sys.argv[1])
for name in sys.argv[2:]:
    notebook = nbformat.read(name, as_version=4)
    NotebookClient(notebook, kernel_name="java", timeout=300).execute()
    outputs = [output for cell in notebook.cells for output in cell.get("outputs", [])]
    kinds = {kind for output in outputs for kind in output.get("data", {})}
    expected = set(notebook.metadata.get("kan_shows", []))
    if not expected <= kinds:
        sys.exit(f"{name}: nothing was shown as {sorted(expected - kinds)}; got {sorted(kinds)}")
    nbformat.write(notebook, directory / name)
    print(f"{name}: {len(outputs)} outputs, {', '.join(sorted(kinds))}")
