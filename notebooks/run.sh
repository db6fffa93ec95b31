#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# Runs all notebooks, or those given by name, and ends with 1 if a cell fails. Each is written with its outputs to
# target/notebooks. Needs Python 3 with venv, a JDK and ./kan built; the first time pip fetches the kernel.
#   notebooks/run.sh [NOTEBOOK...]        notebooks/run.sh 2-table.ipynb
set -eu

root=$(CDPATH='' cd "$(dirname "$0")/.." && pwd -P)
work=$root/target/notebooks
python=$work/venv/bin/python
"$root/kan" --version >/dev/null
if [ ! -x "$work/venv/bin/jupyter-kernelspec" ]; then
  python3 -m venv "$work/venv"
  "$python" -m pip install --quiet --disable-pip-version-check -r "$root/notebooks/requirements.txt"
fi
. "$root/notebooks/environment.sh"
cd "$root/notebooks"
[ $# -gt 0 ] || set -- *.ipynb
exec "$python" run.py "$work" "$@"
