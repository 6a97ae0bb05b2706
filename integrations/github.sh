#!/usr/bin/env bash
# The scan of the GitHub Action. From the environment: PATHS, FAIL_ON, SINCE,
# and what GitHub sets: RUNNER_TEMP, GITHUB_OUTPUT, GITHUB_STEP_SUMMARY.
set -euo pipefail

laocoon="${LAOCOON:-$RUNNER_TEMP/laocoon/bin/laocoon}"
sarif="$RUNNER_TEMP/laocoon.sarif"
markdown="$RUNNER_TEMP/laocoon.md"
printf 'sarif=%s\nmarkdown=%s\n' "$sarif" "$markdown" >>"$GITHUB_OUTPUT"

read -ra paths <<<"$PATHS"
options=()
[ -z "$SINCE" ] || options+=(--since "$SINCE")

# The Markdown report goes first: the second run decides how the job ends.
"$laocoon" scan "${options[@]}" --fail-on never --format markdown --output "$markdown" -- "${paths[@]}"
cat "$markdown" >>"$GITHUB_STEP_SUMMARY"
"$laocoon" scan "${options[@]}" --fail-on "$FAIL_ON" --format sarif --output "$sarif" -- "${paths[@]}"
