#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# Runs ./kan bench on an NVIDIA GPU and on the processor alone, and prints both tables. Arguments go to ./kan bench.
#
#   KAN_NATIVES  the TensorFlow natives to run on; linux-x86_64-gpu if unset
set -eu

fail() {
  printf 'gpu-bench: %s\n' "$1" >&2
  exit 1
}

kan=$(CDPATH='' cd "$(dirname "$0")/.." && pwd -P)/kan
command -v nvidia-smi >/dev/null || fail 'there is no GPU: nvidia-smi is missing, which comes with the driver'
gpu=$(nvidia-smi --query-gpu=name,driver_version --format=csv,noheader) || fail "there is no GPU: nvidia-smi says: $gpu"
export KAN_NATIVES="${KAN_NATIVES:-linux-x86_64-gpu}"

log=$(mktemp)
trap 'rm -f "$log" "$log.out"' EXIT
if ! "$kan" bench "$@" >"$log.out" 2>"$log"; then
  cat "$log" >&2
  fail 'kan bench failed on the GPU'
fi
# without its libraries TensorFlow runs on the processor and says so in its log only
grep -q '^TensorFlow sees .*GPU:' "$log" ||
  fail "TensorFlow finds no GPU with the natives $KAN_NATIVES beside $gpu; docs/gpu.md names the libraries it needs"
printf 'GPU, driver: %s\n\n' "$gpu"
cat "$log.out"
printf '\nThe processor alone:\n\n'
CUDA_VISIBLE_DEVICES=-1 "$kan" bench "$@"
