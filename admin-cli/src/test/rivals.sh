#!/bin/sh
# Two errdict commands and a process that stays write the same entries at once, for SECONDS (default
# 60); then checks that every change that was saved stands in the history exactly once.
#   admin-cli/src/test/rivals.sh [SECONDS]
set -eu
cd "$(dirname "$0")/../../.."
. bin/find-jdk.sh
# shellcheck disable=SC2046
unset $(env | sed -n -e 's/^\(ERRDICT_[A-Z_]*\)=.*/\1/p' -e 's/^\(DISCORD_[A-Z_]*\)=.*/\1/p') # it edits
./mvnw -q -B -pl admin-cli -am -Dspotless.check.skip test-compile \
  org.apache.maven.plugins:maven-dependency-plugin:3.11.0:build-classpath \
  -Dmdep.outputFile=target/test-classpath
exec "$JAVA_HOME/bin/java" \
  -cp "admin-cli/target/test-classes:admin-cli/target/classes:$(cat admin-cli/target/test-classpath)" \
  dev.errdict.admin.rivals.Rivals "${1:-60}"
