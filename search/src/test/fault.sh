#!/bin/sh
# Kills real processes on one home, ROUNDS times (default 200), and checks after each that nothing
# acknowledged is lost. Takes about ten seconds a round. A seed repeats the choices of a run.
#   search/src/test/fault.sh [ROUNDS [SEED]]
set -eu
cd "$(dirname "$0")/../../.."
. bin/find-jdk.sh
./mvnw -q -B -pl db,search -Dspotless.check.skip test-compile \
  org.apache.maven.plugins:maven-dependency-plugin:3.11.0:build-classpath \
  -DincludeScope=test -Dmdep.outputFile=target/test-classpath
exec "$JAVA_HOME/bin/java" --enable-native-access=ALL-UNNAMED \
  -cp "search/target/test-classes:search/target/classes:$(cat search/target/test-classpath)" \
  dev.errdict.search.fault.Rounds "${1:-200}" ${2:+"$2"}
