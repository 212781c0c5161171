#!/usr/bin/env bash
# Files of Word read by another program: pandoc finds in each example the words of its page of Markdown, and in the comparison
# of each example with the next, all accepted, the newer document, all rejected the older. A missing program fails.
set -euo pipefail
cd "$(dirname "$0")/../.."
okplan=${OKPLAN:-target/debug/okplan}
for program in pandoc python3 "$okplan"; do
  command -v "$program" >/dev/null || { echo "docx.sh: $program is missing" >&2; exit 1; }
done
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
failed=0

# Reads FILE as FORMAT into FILE.json.
read_with_pandoc() { pandoc --from "$2" --to json "${@:3}" --output "$1.json" "$1"; }

compare() { python3 tests/outside/docx.py "$1" "$folder/$2.json" "$folder/$3.json" || failed=1; }

previous=""
for file in examples/*/*.yaml; do
  # Registers and settings are not printed, nor is a draft with an unknown key, which okplan says.
  "$okplan" --lang sv render "$file" --to docx --output "$folder/plain.docx" 2>/dev/null || continue
  "$okplan" render "$file" --to markdown --output "$folder/page.md" 2>/dev/null
  read_with_pandoc "$folder/plain.docx" docx
  read_with_pandoc "$folder/page.md" gfm+footnotes
  echo "$file"
  compare words plain.docx page.md
  if [ -n "$previous" ]; then
    mv "$folder/kept.json" "$folder/older.json"
    "$okplan" diff "$previous" "$file" --format docx --output "$folder/tracked.docx" --exit-zero
    for settle in accept reject; do
      cp "$folder/tracked.docx" "$folder/$settle"
      read_with_pandoc "$folder/$settle" docx "--track-changes=$settle"
    done
    compare same accept plain.docx
    compare same reject older
  fi
  cp "$folder/plain.docx.json" "$folder/kept.json"
  previous=$file
done
[ -n "$previous" ] || { echo "docx.sh: no example was printed" >&2; exit 1; }
exit "$failed"
