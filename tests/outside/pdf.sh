#!/usr/bin/env bash
# Every example on paper, read by other programs: sound PDF/UA-1 and PDF/A-2a, all words in order, the same bytes from another
# folder in another time zone; and the picture of the README, which is the first page of one of them.
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
failed=0
tell() { echo "pdf.sh: $*" >&2; failed=1; }

# What has an error that keeps it from being read at all, or holds a personal number, and must not be printed.
unreadable=" examples/flawed/remissutkast-2027.yaml examples/flawed/overenskommelse-boende-2024.yaml "

# Defines a note twice, which is an error, since one of its texts is not printed: that one is missing, and nothing else.
note_lost=examples/flawed/overenskommelse-hemgang-2025.yaml

pairs=()
for file in examples/*/*.yaml; do
  case $file in */okplan.yaml | */register.yaml) continue ;; esac
  name=$(basename "$(dirname "$file")")-$(basename "$file" .yaml)
  here=$folder/$name.pdf
  if [[ $unreadable == *" $file "* ]]; then
    ! "$OKPLAN" render "$file" --to pdf -o "$here" 2>/dev/null || tell "$file was printed"
    [ ! -e "$here" ] || tell "$file left a file"
    continue
  fi
  "$OKPLAN" render "$file" --to pdf -o "$here" 2>"$folder/said" || { tell "$file was not printed"; cat "$folder/said" >&2; continue; }
  (cd "$(dirname "$file")" && TZ=Pacific/Auckland LC_ALL=C "$OKPLAN" render "$(basename "$file")" --to pdf -o "$folder/again.pdf") 2>/dev/null ||
    tell "$file was not printed from its own folder"
  cmp "$here" "$folder/again.pdf" || tell "$file gives other bytes from another folder"
  if [ "$file" = "$note_lost" ]; then
    ! said=$(python3 tests/outside/pdf.py "$here" "$file" 2>&1) || tell "$file lacks nothing"
    [[ $said == *"$file: 1 faults"*"missing in the structure tree: “lagen 2017 612 om"* ]] || tell "$said"
    continue
  fi
  pairs+=("$here" "$file")
done

python3 tests/outside/pdf.py "${pairs[@]}" || failed=1

example=norrskog-overenskommelse-placerade-barn-2026
python3 tests/outside/pdf_faults.py "$folder/$example.pdf" "examples/${example/-//}.yaml" "$folder" || failed=1

# Poppler says of each file that /Suspects is no name, which ISO 32000-1 makes a boolean.
pdftoppm -r 144 -png -singlefile "$folder/vasterbotten-handlingsplan-2013-2014.pdf" "$folder/page" 2>/dev/null
python3 tests/outside/picture.py docs/rendered-plan.png "$folder/page.png" || failed=1

exit "$failed"
