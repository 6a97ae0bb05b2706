#!/bin/bash
# ruleid: injection/argument-evaluated
eval "$1"
# ruleid: injection/argument-evaluated
bash -c "$1"
# ruleid: injection/argument-evaluated
eval "$QUERY_STRING"
# ok: injection/argument-evaluated
eval "$(ssh-agent -s)"
# ok: injection/argument-evaluated
bash -c "ls"
# ok: injection/argument-evaluated
case "$1" in start) run ;; esac
# ok: injection/argument-evaluated
echo "$1"
# ok: injection/argument-evaluated
eval "color=red"
