#!/usr/bin/env bash
# Tracked changes settled by LibreOffice: with all accepted, the comparison of two documents has the paragraphs, the looks, the
# links and the margins of the newer one by itself, and with all rejected those of the older one.
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
pairs=()

# Compares the documents OLD and NEW as the pair NAME.
compare() {
  local old=$1 new=$2 name=$3
  "$OKPLAN" --lang sv render "$old" --to docx --output "$folder/$name-old.docx"
  "$OKPLAN" --lang sv render "$new" --to docx --output "$folder/$name-new.docx"
  "$OKPLAN" --lang sv diff "$old" "$new" --format docx --on 2026-11-22 --output "$folder/$name.docx" --exit-zero
  printf '%s\t%s\t%s\n' >>"$folder/list" \
    AcceptAllTrackedChanges "$folder/$name.docx" "$folder/$name-accepted.fodt" '' "$folder/$name-new.docx" "$folder/$name-new.fodt" \
    RejectAllTrackedChanges "$folder/$name.docx" "$folder/$name-rejected.fodt" '' "$folder/$name-old.docx" "$folder/$name-old.fodt"
  pairs+=("$folder/$name-accepted.fodt" "$folder/$name-new.fodt" "$folder/$name-rejected.fodt" "$folder/$name-old.fodt")
}

compare examples/vasterbotten/lansplan-2017.yaml examples/vasterbotten/lansplan-2018.yaml plan
compare examples/norrskog/overenskommelse-placerade-barn-2026.yaml examples/norrskog/rutin-halsoundersokning-2026.yaml agreement
compare examples/house-style/handlingsplan-2026.yaml examples/house-style/overenskommelse-2026.yaml house

# Two editions that differ in what no example has: the same words with another link, another look, in another list, and with
# contents on both sides.
edition() {
  mkdir "$folder/$1"
  printf '%s\n' 'okplan: 1' 'kind: agreement' 'form: routine' 'id: r' "edition: $1" 'title: Rutin' "record: \"$2\"" 'body: |' \
    "  # Rubrik {#$3}" '' "  Läs $4 och **gör** så, se [](#$3).[^n]" '' "  $5 punkt ett" "  $5 punkt två" '' "  $6" '' \
    "${@:7}" '' '  Sist.' \
    'footnotes:' "  n: Se $4." >"$folder/$1/r.yaml"
}
edition 2026 'A 1' rubrik '[blanketten](https://example.se/a)' '-' '**Ensamt**' '  # '{A,B,C,D,E,F}
edition 2027 'B 2' rubriken '_[blanketten](https://example.se/b)_' '1.' '_Ensamt_' '  # '{B,C,D,Nytt,E,G,H}
compare "$folder/2026/r.yaml" "$folder/2027/r.yaml" looks

# Goals that have another column, and entries of lists that change levels.
plan() {
  mkdir "$folder/$1"
  printf '%s\n' 'okplan: 1' 'kind: action-plan' 'id: p' "edition: $1" 'title: Plan' 'body: |' "${@:3}" '' '  ![](#goals)' 'goals:' \
    "- {goal: Ett mål, id: m, activities: [{activity: Gör en mall$2}, {activity: Utbilda, due: $1-09-30}]}" >"$folder/$1/p.yaml"
}
plan 2028 '' '  1. Första' '     1. Under ett som är långt' '     2. Under två som är långt' '        - djup' '  2. Andra'
plan 2029 ', comment: Gemensam' '  1. Första' '  2. Under ett som är långt' '     1. Under två som är långt' '     2. djup' '  3. Andra'
compare "$folder/2028/p.yaml" "$folder/2029/p.yaml" shape
compare "$folder/2029/p.yaml" "$folder/2028/p.yaml" turned

# A profile of its own, which LibreOffice makes when it first runs, with the macro in it.
libreoffice() { timeout 300 soffice "-env:UserInstallation=file://$folder/profile" --headless --norestore "$@" >"$folder/said" 2>&1; }
libreoffice --convert-to txt --outdir "$folder" "$folder/plan.docx" || { cat "$folder/said" >&2; exit 1; }
python3 tests/outside/macro.py tests/outside/settle.bas "$folder/profile/user/basic"
libreoffice "macro:///Standard.Settle.Settle(\"$folder/list\")" || { cat "$folder/said" >&2; exit 1; }
python3 tests/outside/tracked.py "${pairs[@]}"
