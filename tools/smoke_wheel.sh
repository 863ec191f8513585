#!/bin/sh
# Build the wheel, install it into an empty environment outside the checkout, and run the main job with it there.
# The environment takes the packages that are pinned, and nothing of the checkout.
set -eu
builder=$1
checkout=$(pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
"$builder" -m build --no-isolation --wheel --outdir "$work/dist" . >"$work/build.log" 2>&1 || { cat "$work/build.log"; exit 1; }
"${PYTHON:-python3}" -m venv "$work/env"
"$work/env/bin/python" -m pip install -qq -c constraints.txt "$work"/dist/*.whl
cp -r samples "$work/samples"
cd "$work"
"$work/env/bin/gapgraph" build samples --store store --quiet
"$work/env/bin/gapgraph" report report --store store
"$work/env/bin/gapgraph" queries >/dev/null
test -s report/index.html
"$work/env/bin/python" - "$checkout" <<'P'
import pathlib, sys, graph_store, gapgraph, ingest
for module in (graph_store, gapgraph, ingest):
    assert pathlib.Path(sys.argv[1]) not in pathlib.Path(module.__file__).parents, module.__file__
P
echo "The wheel works outside the checkout."
