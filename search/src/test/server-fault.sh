#!/bin/sh
# Kills commands, bots and a PostgreSQL server on one database, ROUNDS times (default 500), and checks after each that nothing
# acknowledged is lost and nothing is reported as not saved that is. A seed repeats the choices of a run.
#   search/src/test/server-fault.sh [ROUNDS [SEED]]
set -eu
cd "$(dirname "$0")/../../.."
. bin/find-jdk.sh
exec ./mvnw -q -B -Plong -pl db,search -Dspotless.check.skip test \
  -Dtest='ServerFaultsTest#nothing_acknowledged*' -Dsurefire.failIfNoSpecifiedTests=false \
  -Drounds="${1:-500}" -Dseed="${2:-$(date +%s)}"
