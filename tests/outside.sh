#!/usr/bin/env bash
# What other programs say of what okplan writes. `.ci/outside-programs` installs them, and `cargo build` or `cargo test` makes
# the okplan that is tried, or OKPLAN names it. A program that is missing is a failure. Runs every tests/outside/*.sh, from the
# root of the repository, with OKPLAN set and the Python of the environment first on the path; `tests/outside.sh pdf` only that.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

target=${CARGO_TARGET_DIR:-$PWD/target}
export OKPLAN=${OKPLAN:-$target/debug/okplan}
export PATH="$target/outside/venv/bin:$PATH"
export PYTHONDONTWRITEBYTECODE=1 LC_ALL=C.UTF-8
unset NO_COLOR CLICOLOR_FORCE

failed=()
for program in python3 qpdf pdftotext pdftoppm pandoc soffice "$OKPLAN"; do
  command -v "$program" >/dev/null || { echo "outside.sh: $program is missing" >&2; failed+=("$program"); }
done
[ -x "$target/outside/venv/bin/python3" ] || { echo "outside.sh: $target/outside/venv is missing" >&2; failed+=(venv); }
[ "${#failed[@]}" -eq 0 ] || { echo "outside.sh: run .ci/outside-programs and cargo build first" >&2; exit 1; }

for script in tests/outside/${1:-*}.sh; do
  printf '\n-- %s\n' "$script"
  bash "$script" || failed+=("$script")
done
[ "${#failed[@]}" -eq 0 ] || { echo "outside.sh: failed: ${failed[*]}" >&2; exit 1; }
