#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Builds what a release publishes (docs/release.md) twice, from clean clones of HEAD in different places, time zones and
# locales, and compares every file to the last bit. Arguments go to Maven, but not --offline: without a network
# CycloneDX writes no bill of materials.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
root=$PWD
commit=$(git rev-parse HEAD)

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# Prints the sums of one build's files. Takes place, time zone, language, options of Maven.
build() (
  # jars keep the modes of files
  umask 022
  git clone --quiet --no-checkout "$root" "$work/$1"
  cd "$work/$1"
  git -c advice.detachedHead=false checkout --quiet "$commit"
  export TZ=$2 MAVEN_OPTS="-Duser.language=$3 -Duser.country="
  shift 3
  ./mvnw --batch-mode --no-transfer-progress --quiet -Prelease,spark -DskipTests -pl '!kan-examples' "$@" package >&2
  # the jars, the bills of materials and the poms
  find . -path '*/target/*.jar' -o -path '*/target/bom.*' -o -name pom.xml -o -name .flattened-pom.xml \
    | LC_ALL=C sort | xargs sha256sum
)

build here UTC en "$@" >"$work/first.sums"
build in/another/place Asia/Kolkata de "$@" >"$work/second.sums"

cat "$work/first.sums"
if ! diff "$work/first.sums" "$work/second.sums" >&2; then
  echo 'the two builds differ in the files above' >&2
  exit 1
fi
echo "two builds bit-equal: $(wc -l <"$work/first.sums") files"
