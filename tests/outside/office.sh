#!/usr/bin/env bash
# Files of Word opened by LibreOffice: every example, and the comparison of some with tracked changes, becomes a PDF that has
# each word of the file, and as many pictures.
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
failed=0
tell() { echo "office.sh: $*" >&2; failed=1; }

for file in examples/*/*.yaml; do
  case $file in */okplan.yaml | */register.yaml | examples/flawed/*) continue ;; esac
  name=$(basename "$(dirname "$file")")-$(basename "$file" .yaml)
  "$OKPLAN" --lang sv render "$file" --to docx --output "$folder/$name.docx" || tell "$file was not written"
done
tracked() {
  "$OKPLAN" diff "examples/$1.yaml" "examples/$2.yaml" --format docx --on 2026-11-22 --output "$folder/tracked-$3.docx" --exit-zero ||
    tell "$1 and $2 were not compared"
}
tracked vasterbotten/lansplan-2017 vasterbotten/lansplan-2018 plan
tracked vasterbotten/handlingsplan-2013-2014 vasterbotten/lansplan-2018 plans
tracked norrskog/rutin-halsoundersokning-2026 norrskog/avtal-halsoteam-2026 agreement

# A profile of its own, so that nobody's settings count.
soffice "-env:UserInstallation=file://$folder/profile" --headless --convert-to pdf --outdir "$folder" "$folder"/*.docx \
  >"$folder/said" 2>&1 || { tell "LibreOffice failed"; cat "$folder/said" >&2; }
python3 tests/outside/office.py "$folder"/*.docx || failed=1
exit "$failed"
