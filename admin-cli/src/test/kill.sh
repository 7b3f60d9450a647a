#!/usr/bin/env bash
# Kills bots, commands, imports, backups and restores of the real programs (bin/) at random instants, ROUNDS times
# (default 300). After each round the changes that were acknowledged in it are in the history exactly once, and nothing is left
# over; every tenth round and at the end this holds for all changes, and every entry is what its last change made of it. Prints
# how long the first command after a kill takes that opens the database, and how long a plain one takes.
#   admin-cli/src/test/kill.sh [--large] [ROUNDS [SEED]]      --large: in a home of about 20 MB
set -u
size=0
if [ "${1-}" = --large ]; then
  size=60000
  shift
fi
rounds=${1:-300}
RANDOM=${2:-$$}
root=$(cd "$(dirname "$0")/../../.." && pwd)
work=$(mktemp -d)
# The operator's settings are not for this: it edits.
unset "${!ERRDICT_@}" "${!DISCORD_@}"
export ERRDICT_HOME=$work/home USER=kill LC_ALL=C.UTF-8
# Java does not read TMPDIR. It reports this option on standard error.
export JAVA_TOOL_OPTIONS=-Djava.io.tmpdir=$work/tmp
mkdir "$work/tmp" "$work/log" "$work/pid" "$work/checked"
exec {never}<> <(:) # nothing is ever written to it: reading from it waits without starting a program
pids=()
firsts=()
plain=()
round=0

now() { # in milliseconds, into the variable time
  time=${EPOCHREALTIME/[.,]/}
  time=$((time / 1000))
}

sleep_up_to() { # milliseconds; ends early when there is nothing left to kill
  local end
  now
  end=$((time + (RANDOM * 32768 + RANDOM) % $1))
  while [ $time -lt $end ] && kill -0 "${pids[@]}" 2>/dev/null; do
    read -r -t "0.0$((end - time < 50 ? (end - time + 9) / 10 : 5))" -u "$never"
    now
  done
}

fail() {
  echo "round $round: $*; see $work" >&2
  kill -9 "${pids[@]}" 2>/dev/null
  exit 1
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
  local name=$1
  list 300 "$name" >"$work/$name.csv"
  "$root/bin/errdict" import "$work/$name.csv" --catalog kill -m "$name" --yes >"$work/log/$name" 2>&1 &
  pids+=($!)
  echo $! >"$work/pid/$name"
}

list() { # entries, title
  awk -v n="$1" -v title="$2" 'BEGIN {
    print "code,title,meaning"
    for (i = 0; i < n; i++) print "K" i "," title " " i ",A meaning of a usual length for the entry " i " of this list."
  }'
}

start_bot() { # name, options…
  local name=$1
  shift
  "$root/bin/errdict-bot" --console "$@" <&"$never" >"$work/bot.out" 2>&1 &
  pids+=($!)
  echo $! >"$work/pid/bot$name"
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
  local file pid
  kill "${pids[@]}" 2>/dev/null
  for file in "$work"/pid/*; do
    [ -e "$file" ] && read -r pid <"$file" && kill -9 "$pid" 2>/dev/null
  done
  kill -9 "${pids[@]}" 2>/dev/null
  wait "${pids[@]}" 2>/dev/null
  pids=()
  rm -f "$work"/pid/*
}

history() { # limit; into the file history, its milliseconds into the variable took
  local began
  now
  began=$time
  "$root/bin/errdict" history --limit "$1" --json >"$work/history" 2>"$work/err" || fail "history fails: $(<"$work/err")"
  now
  took=$((time - began))
}

# The changes that were acknowledged, as the logs in these folders tell, are in the file history exactly once.
check_acknowledged() { # folders…
  find "$@" -type f -exec awk '
    FILENAME ~ /\/history$/ { if (split($0, part, "\"message\" : \"") > 1) { sub(/".*/, "", part[2]); found[part[2]]++ }; next }
    /^Saved as revision/ { token = FILENAME; sub(/.*\//, "", token); if (found[token] != 1) print token, found[token] + 0, "times" }
  ' "$work/history" {} + >"$work/wrong"
  [ ! -s "$work/wrong" ] || fail "not there exactly once: $(<"$work/wrong")"
}

check_leftovers() {
  local left
  left=$(find "$ERRDICT_HOME" -mindepth 1 -maxdepth 1 ! -name errdict.mv.db ! -name errdict.lock ! -name errdict.stamp ! -name index)
  [ -z "$left" ] || fail "left over in the home: $left"
  # Two minutes after a start with models was killed, the next one deletes what it has left: an empty folder at most.
  left=$(find "$work/tmp" -type f)
  [ -z "$left" ] || fail "left over in the temporary folder: $left"
}

check_all() {
  local doctor
  doctor=$("$root/bin/errdict" doctor --lang en 2>&1)
  case $doctor in *trouble*) fail "$doctor" ;; esac
  history 1000000
  plain+=("$took")
  check_acknowledged "$work/checked"
  # What killed backups have left goes with the next backup into the folder.
  rm -f "$work/good"
  "$root/bin/errdict" backup "$work/good" >/dev/null 2>"$work/err" || fail "backup fails: $(<"$work/err")"
  [ -z "$(find "$work" -maxdepth 1 -name '.*')" ] || fail "left over beside the backups"
}

acknowledged() {
  find "$work/checked" -type f -exec grep -l '^Saved as revision' {} + | wc -l
}

figures() { # milliseconds…
  printf '%s\n' "$@" | sort -n | awk '{ all[NR] = $1 } END { printf "longest %d ms, median %d ms", all[NR], all[int((NR + 1) / 2)] }'
}

report() {
  echo "$1: $(acknowledged) acknowledged changes, none lost; history after a kill: $(figures "${firsts[@]}"); a plain one:" \
    "$(figures "${plain[@]}"); database $(($(stat -c %s "$ERRDICT_HOME/errdict.mv.db") >> 10)) KB"
}

# The launchers build and make their caches before the first round: a start that takes a minute is killed before it does anything.
"$root/bin/errdict" show 4303 >/dev/null || exit 1
"$root/bin/errdict" set 4303 note.en=First. -m first --yes >"$work/log/first" || exit 1
"$root/bin/errdict-bot" --console <<<'!err 4303' >/dev/null || exit 1
history 200
if [ "$size" != 0 ]; then
  list "$size" "A title" >"$work/large.csv"
  "$root/bin/errdict" import "$work/large.csv" --catalog large -m large --yes >"$work/log/large" 2>&1 || fail "$(<"$work/log/large")"
fi
# Long enough for a few edits beside an import or a bot's start, on this machine, now.
now
began=$time
"$root/bin/errdict" set 4303 note.en=Second. -m second --yes >"$work/log/second" || exit 1
now
longest_sleep=$((10 * (time - began)))
for _ in 1 2 3; do
  history 200
  plain+=("$took")
done
for ((round = 1; round <= rounds; round++)); do
  case $((RANDOM % 4)) in
    0)
      rm -f "$work/good"
      "$root/bin/errdict" backup "$work/good" >/dev/null 2>"$work/err" || fail "backup fails: $(<"$work/err")"
      start_restore "$round"
      ;;
    1)
      start_import "i$round"
      start_writer "w$round"
      ;;
    2)
      start_bot "$round" --no-embeddings
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
  history 200
  firsts+=("$took")
  check_acknowledged "$work/log"
  check_leftovers
  find "$work/log" -type f -exec mv -t "$work/checked" {} +
  rm -rf "$work"/backup-* "$work"/home.before-* "$work"/i*.csv
  if [ $((round % 10)) = 0 ]; then
    check_all
    report "round $round"
  fi
done
check_all
find "$work/tmp" -mindepth 1 -exec touch -d '3 minutes ago' {} +
"$root/bin/errdict-bot" --console <<<'!err 4303' >/dev/null 2>&1
[ -z "$(find "$work/tmp" -mindepth 1)" ] || fail "left over in the temporary folder: $(find "$work/tmp")"
[ "$(acknowledged)" -gt 3 ] || fail "no round acknowledged a change: the machine is too slow for $longest_sleep ms a round"
report "done after $rounds rounds"
rm -rf "$work"
