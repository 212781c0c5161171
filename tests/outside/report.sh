#!/usr/bin/env bash
# Reports on paper, read by other programs: comparisons in each view and the status on a day are sound PDF/UA-1 and PDF/A-2a, say
# what the same report says as text, and have the same bytes in another time zone.
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
failed=0
tell() { echo "report.sh: $*" >&2; failed=1; }

reports=()
# Prints what the command after NAME tells as text and as a PDF.
report() {
  local name=$1
  shift
  "$OKPLAN" "$@" --format text >"$folder/$name.txt" || { tell "$name was not told"; return; }
  "$OKPLAN" "$@" --format pdf -o "$folder/$name.pdf" || { tell "$name was not printed"; return; }
  TZ=Pacific/Auckland LC_ALL=C "$OKPLAN" "$@" --format pdf -o "$folder/again.pdf" || tell "$name was not printed again"
  cmp "$folder/$name.pdf" "$folder/again.pdf" || tell "$name gives other bytes in another time zone"
  reports+=("$folder/$name.pdf" "$folder/$name.txt")
}

# Every change of every kind of document that an example has in two editions, and two that have little in common.
pairs="
vasterbotten/lansplan-2017 vasterbotten/lansplan-2018
vasterbotten/handlingsplan-2013-2014 vasterbotten/lansplan-2018
flawed/lansplan-2025 flawed/lansplan-2026
flawed/overenskommelse-boende-2024 flawed/overenskommelse-boende-2027
norrskog/rutin-halsoundersokning-2026 norrskog/avtal-halsoteam-2026
"
while read -r old new; do
  [ -n "$old" ] || continue
  for view in summary parallel inline; do
    report "$view-$(basename "$old")-$(basename "$new")" \
      diff "examples/$old.yaml" "examples/$new.yaml" --view "$view" --exit-zero
  done
done <<<"$pairs"
for place in norrskog uppsala vasterbotten vastmanland house-style; do
  report "status-$place" status "examples/$place" --on 2026-10-01
done

python3 tests/outside/report.py "${reports[@]}" || failed=1
exit "$failed"
