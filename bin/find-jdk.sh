# shellcheck shell=sh
# Sourced by ./mvnw and the launchers: exports JAVA_HOME of a JDK 25 or newer, or reports what is missing and exits with 3.
# A release brings its own runtime. Otherwise these are tried, in this order: JAVA_HOME, JAVA25_HOME, the usual folders, the java on the PATH.

# Neither starts a process of its own: each takes a millisecond of every command.
errdict_is_jdk() { # whether the JDK in $1 is new enough (reads its release file: no JVM start)
  [ -x "$1/bin/javac" ] && [ -r "$1/release" ] || return 1
  errdict_found=0
  while IFS='=' read -r errdict_key errdict_value; do
    if [ "$errdict_key" = JAVA_VERSION ]; then
      errdict_value=${errdict_value#\"}
      errdict_found=${errdict_value%%[!0-9]*}
    fi
  done <"$1/release"
  [ "${errdict_found:-0}" -ge 25 ]
}

errdict_find_jdk() { # sets errdict_home
  for errdict_home in "${JAVA_HOME:-}" "${JAVA25_HOME:-}"; do
    [ -n "$errdict_home" ] && errdict_is_jdk "$errdict_home" && return
  done
  set +f
  for errdict_home in /usr/lib/jvm/* /usr/java/* /opt/java/* /opt/jdk* "${HOME:-/}"/.sdkman/candidates/java/* "${HOME:-/}"/.jdks/* \
    "${HOME:-/}"/.local/share/mise/installs/java/* /Library/Java/JavaVirtualMachines/*/Contents/Home \
    /opt/homebrew/opt/openjdk*/libexec/openjdk.jdk/Contents/Home; do
    errdict_is_jdk "$errdict_home" && return
  done
  errdict_java=$(command -v java) || return 1
  errdict_home=$(dirname "$(dirname "$(readlink -f "$errdict_java")")")
  errdict_is_jdk "$errdict_home"
}

if [ -x "${root:-}/runtime/bin/java" ]; then
  JAVA_HOME=$root/runtime
elif errdict_find_jdk; then
  JAVA_HOME=$errdict_home
else
  cat >&2 <<'TEXT'
errdict: no JDK 25 or newer found. Install one (for example "apt install openjdk-25-jdk", or from https://adoptium.net)
or set JAVA25_HOME to its folder, then run this command again.
errdict：找不到 JDK 25 或更新的版本。请先安装（例如「apt install openjdk-25-jdk」，或从 https://adoptium.net 下载），
或者把 JAVA25_HOME 设为它所在的目录，然后重新运行这条命令。
TEXT
  exit 3
fi
export JAVA_HOME
