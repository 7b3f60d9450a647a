#!/usr/bin/env bash
# Kills bots, commands, imports, backups and restores of the real programs (bin/) at random instants, ROUNDS times
# (default 300), and checks after each round: every acknowledged change is in the history exactly once, every entry is what
# its last change made of it, nothing is left over, and how long the first command takes that opens the home.
#   admin-cli/src/test/kill.sh [ROUNDS [SEED]]
set -u
rounds=${1:-300}
RANDOM=${2:-$$}
root=$(cd "$(dirname "$0")/../../.." && pwd)
work=$(mktemp -d)
# The operator's settings are not for this: it edits.
unset "${!ERRDICT_@}" "${!DISCORD_@}"
export ERRDICT_HOME=$work/home TMPDIR=$work/tmp USER=kill
mkdir "$TMPDIR"
pids=()
longest=0

now() { # in milliseconds
  echo $(($(date +%s%N) / 1000000))
}

sleep_up_to() { # milliseconds; ends early when there is nothing left to kill
  local end pid running=yes
  end=$(($(now) + (RANDOM * 32768 + RANDOM) % $1))
  while [ -n "$running" ] && [ "$(now)" -lt $end ]; do
    sleep 0.0$((RANDOM % 10))
    running=
    for pid in "${pids[@]}"; do
      kill -0 "$pid" 2>/dev/null && running=yes
    done
  done
}

fail() {
  echo "round $round: $*; see $work" >&2
  kill -9 "${pids[@]}" 2>/dev/null
  exit 1
}

acked() { # the messages of the changes that were acknowledged
  local log
  for log in "$work"/log/*; do
    [ -e "$log" ] && grep -q '^Saved as revision' "$log" && echo "${log##*/}"
  done
}

start_writer() { # commands one after another until it is killed
  local name=$1
  (
    trap 'kill -9 $! 2>/dev/null; exit' TERM
    n=0
    while [ $n -lt 20 ]; do
      n=$((n + 1))
      "$root/bin/errdict" set 4303 "note.en=$name $n" -m "$name-$n" --yes >"$work/log/$name-$n" 2>&1 &
      echo $! >"$work/pid/$name"
      wait $!
    done
  ) &
  pids+=($!)
}

start_import() {
  local name=$1 i
  { echo "code,title"; for ((i = 0; i < 300; i++)); do echo "K$i,$name $i"; done; } >"$work/$name.csv"
  "$root/bin/errdict" import "$work/$name.csv" --catalog kill -m "$name" --yes >"$work/log/$name" 2>&1 &
  pids+=($!)
  echo $! >"$work/pid/$name"
}

start_bot() {
  "$root/bin/errdict-bot" --console --no-embeddings < <(exec sleep 60) >"$work/bot.out" 2>&1 &
  pids+=($!)
  echo $! >"$work/pid/bot$1"
}

start_backup() {
  "$root/bin/errdict" backup "$work/backup-$1" >/dev/null 2>&1 &
  pids+=($!)
  echo $! >"$work/pid/backup$1"
}

start_restore() {
  "$root/bin/errdict" restore-backup "$work/good" --yes >/dev/null 2>&1 &
  pids+=($!)
  echo $! >"$work/pid/restore$1"
}

kill_all() {
  kill "${pids[@]}" 2>/dev/null
  for pid in "$work"/pid/*; do
    [ -e "$pid" ] && kill -9 "$(cat "$pid")" 2>/dev/null
  done
  kill -9 "${pids[@]}" 2>/dev/null
  wait "${pids[@]}" 2>/dev/null
  pids=()
  rm -f "$work"/pid/*
}

verify() {
  local began ended doctor token
  began=$(now)
  "$root/bin/errdict" show 4303 >/dev/null 2>"$work/err" || fail "show fails: $(cat "$work/err")"
  ended=$(now)
  [ $((ended - began)) -le $longest ] || longest=$((ended - began))
  doctor=$("$root/bin/errdict" doctor --lang en 2>&1)
  case $doctor in *trouble*) fail "$doctor" ;; esac
  "$root/bin/errdict" history --limit 10000 --json >"$work/history" 2>&1 || fail "history fails"
  for token in $(acked); do
    [ "$(grep -c "\"message\" : \"$token\"" "$work/history")" = 1 ] || fail "$token is not there exactly once"
  done
  [ -z "$(find "$ERRDICT_HOME" -maxdepth 1 -name '.*' ! -path "$ERRDICT_HOME")" ] || fail "left over in the home"
  [ -z "$(find "$TMPDIR" -name 'onnx*')" ] || fail "left over in $TMPDIR"
}

mkdir "$work/log" "$work/pid"
# The launchers build and make their caches before the first round: a start that takes a minute is killed before it does anything.
"$root/bin/errdict" show 4303 >/dev/null || exit 1
"$root/bin/errdict" set 4303 note.en=First. -m first --yes >"$work/log/first" || exit 1
"$root/bin/errdict-bot" --console --no-embeddings <<<'!err 4303' >/dev/null || exit 1
# Long enough for a few edits beside an import or a bot's start, on this machine, now.
began=$(now)
"$root/bin/errdict" set 4303 note.en=Second. -m second --yes >"$work/log/second" || exit 1
longest_sleep=$((10 * ($(now) - began)))
for ((round = 1; round <= rounds; round++)); do
  case $((RANDOM % 4)) in
    0)
      rm -f "$work/good"
      "$root/bin/errdict" backup "$work/good" >/dev/null || fail "backup fails"
      start_restore "$round"
      ;;
    1)
      start_import "i$round"
      start_writer "w$round"
      ;;
    2)
      start_bot "$round"
      start_writer "w$round"
      start_backup "$round"
      ;;
    3)
      start_writer "w$round"
      start_writer "v$round"
      start_bot "$round"
      ;;
  esac
  sleep_up_to "$longest_sleep"
  kill_all
  verify
  rm -f "$work"/backup-* "$work"/.backup-*
  rm -rf "$work"/home.before-*
  [ $((round % 10)) != 0 ] || echo "round $round: $(acked | wc -l) acknowledged changes, none lost; slowest first command $longest ms"
done
[ "$(acked | wc -l)" -gt 2 ] || fail "no round acknowledged a change: the machine is too slow for $longest_sleep ms a round"
echo "done: $rounds rounds, $(acked | wc -l) acknowledged changes, none lost; slowest first command $longest ms"
rm -rf "$work"
