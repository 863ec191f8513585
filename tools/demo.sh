#!/bin/sh
# Read the samples, say what was found and where to look. Called by `make demo` with the programs' folder and the demo's folder.
set -eu
bin=$1
demo=$2
store=$demo/store
run() {
  echo
  shown=
  for word in "$@"; do
    case $word in *" "*) shown="$shown \"$word\"" ;; *) shown="$shown $word" ;; esac
  done
  echo "\$ gapgraph$shown"
  "$bin/gapgraph" "$@" --store "$store"
}
mkdir -p "$demo"
run build samples/ --force
run gaps
run trace "paragraph 12"
run report "$demo/report"
echo
echo "Look: open $demo/report/index.html in a browser."
echo "Ask:  $bin/gapgraph queries; $bin/gapgraph query who-owes-whom --store $store"
