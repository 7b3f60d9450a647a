#!/bin/sh
# Kills commands, bots and a PostgreSQL server on one database, ROUNDS times (default 500), and checks after each that nothing
# acknowledged is lost and nothing is reported as not saved that is. A seed repeats the choices of a run.
#   search/src/test/server-fault.sh [ROUNDS [SEED]]
set -eu
cd "$(dirname "$0")/../../.."
. bin/find-jdk.sh
./mvnw -q -B -pl db,search -Dspotless.check.skip test-compile \
  org.apache.maven.plugins:maven-dependency-plugin:3.11.0:build-classpath \
  -Dmdep.outputFile=target/test-classpath
exec "$JAVA_HOME/bin/java" --add-modules jdk.incubator.vector \
  -cp "search/target/test-classes:search/target/classes:db/target/test-classes:$(cat search/target/test-classpath)" \
  dev.errdict.search.fault.ServerRounds "${1:-500}" ${2:+"$2"}
