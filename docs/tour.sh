#!/bin/sh
# Takes the tour of the README against a running server with an empty store: runs each of its command blocks in turn and
# compares what it prints with the answer that stands below it, but for ids, times and tokens.
#
#   docs/tour.sh [http://127.0.0.1:8080] [data/mails]
set -u

base=${1:-http://127.0.0.1:8080}
mailed=${2:-data/mails}
readme=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd -P)/README.md
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# One file a command block, NN.sh, and one for the answer below it, NN.expected.
awk -v work="$work" '
  /^<!-- tour -->$/ { touring = 1 }
  /^<!-- \/tour -->$/ { touring = 0 }
  !touring { next }
  /^```sh$/ { number++; file = sprintf("%s/%02d.sh", work, number); next }
  /^```$/ && file != "" { close(file); file = ""; next }
  /^```$/ { file = sprintf("%s/%02d.expected", work, number); printf "" > file; next }
  file != "" { print > file }
' "$readme"

# What differs from one run to the next, and what the README shortens, becomes the same.
plain() {
  sed -E \
    -e 's/eyJ[A-Za-z0-9_.-]*(…)?/<token>/g' \
    -e 's/p(rt|dt|ec)1\.[A-Za-z0-9_-]*(…)?/<token>/g' \
    -e 's/[0-9a-f]{8}-([0-9a-f-]{27}|…)/<id>/g' \
    -e 's/20[0-9-]{8}T([0-9:.]+Z|…)/<time>/g' \
    -e 's/curl\/[^"]*/curl/g' \
    -e 's/"(x|y|kid)":"[^"]*"/"\1":"<key>"/g' \
    -e 's/"refresh_expires_in":(1209600|1209599)/"refresh_expires_in":<fortnight>/g' \
    "$1"
}

steps=0
for command in "$work"/*.sh; do
  sed -e "s|^api=.*|api=$base|" -e "s|^mails=.*|mails=$mailed|" "$command" >"$command.run"
  expected=${command%.sh}.expected
  # shellcheck disable=SC1090
  . "$command.run" >"$command.actual" 2>&1
  [ -f "$expected" ] || continue
  steps=$((steps + 1))
  if [ "$(plain "$expected")" != "$(plain "$command.actual")" ]; then
    printf 'The tour differs at:\n'
    cat "$command"
    printf '\nexpected:\n'
    plain "$expected"
    printf '\nbut it was:\n'
    plain "$command.actual"
    exit 1
  fi
  printf '%s %s\n' "$(tail -n 1 "$expected")" "$(sed -n '$p' "$command" | cut -c 1-100)"
done

if [ "$steps" -lt 19 ]; then
  printf 'The tour has only %s steps: has its form changed?\n' "$steps"
  exit 1
fi
printf 'the tour: %s passed, 0 failed\n' "$steps"
