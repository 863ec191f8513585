#!/bin/sh
# Build the wheel, install it into an empty environment outside the checkout, and run the demo there, and the tests that go through
# what is installed: programs, the data beside the code, libraries. The rest is the same code byte for byte (tests/house/test_packaging.py)
# and is tested in the checkout. The environment takes the packages that are pinned, and nothing of the checkout. Called with the Python that builds.
set -eu
builder=$1
checkout=$(pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
rooms="acceptance brief cli documents networks ontology queries report views"
"$builder" -m build --no-isolation --wheel --outdir "$work/dist" . >"$work/build.log" 2>&1 || { cat "$work/build.log"; exit 1; }
"${PYTHON:-python3}" -m venv "$work/env"
python=$work/env/bin/python
"$python" -m pip install -qq --prefer-binary --constraint constraints.txt "$work"/dist/*.whl
cp -r samples tests pyproject.toml "$work"
cd "$work"
"$python" - "$checkout" <<'P'
import pathlib, sys, gapgraph, graph_store, ingest
for module in (graph_store, gapgraph, ingest):
    assert pathlib.Path(sys.argv[1]) not in pathlib.Path(module.__file__).parents, module.__file__
P
sh "$checkout/tools/demo.sh" "$work/env/bin" demo >demo.log 2>&1 || { cat demo.log; exit 1; }
test -s demo/report/index.html
"$python" -m pip install -qq --prefer-binary --constraint "$checkout/constraints.txt" "$(ls dist/*.whl)[test]"
for room in $rooms; do set -- "$@" "tests/$room"; done
shift # the Python that builds
"$work/env/bin/pytest" -q -r f -p no:cacheprovider --numprocesses auto --dist loadfile --no-loadscope-reorder "$@"
echo "The wheel works outside the checkout."
