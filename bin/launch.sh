# Sourced by the launchers: builds errdict when needed and starts one of its programs, quickly.
#   errdict_launch MODULE JAR JVM-FLAGS… -- ARGUMENTS…
# MODULE/target/JAR.jar names its main class and its class path (target/lib) in its manifest.

# The folder that holds bin/, also when the launcher was called through symbolic links.
errdict_root() {
  local path=$1 target
  while [ -L "$path" ]; do
    target=$(readlink "$path")
    case $target in
      /*) path=$target ;;
      *) path=${path%/*}/$target ;;
    esac
  done
  cd -P "${path%/*}/.." && pwd
}

# Whether the jar in $1 is missing or older than what it is made from.
errdict_stale() {
  [ -s "$1" ] || return 0
  [ -n "$(find "$root"/pom.xml "$root"/*/pom.xml "$root"/*/src/main "$root"/*/src/build "$root"/db/migrations \
    -type f -newer "$1" -print 2>/dev/null | head -n 1)" ]
}

errdict_build() { # module, jar
  # A copy that cannot be written is used as it is.
  [ ! -s "$2" ] || [ -w "$2" ] || return 0
  if command -v flock >/dev/null && exec 9>"$root/.build.lock"; then
    flock 9
    errdict_stale "$2" || { exec 9>&-; return 0; } # another launcher has built it meanwhile
  fi
  echo "errdict: building (the first time needs Maven Central and takes a minute) … 正在构建（首次需要访问 Maven Central，约一分钟）……" >&2
  if ! (cd "$root" && ./mvnw -q -B -DskipTests -Dspotless.check.skip -pl "$1" -am package) >&2 9>&-; then
    echo "errdict: the build failed; its messages stand above. 构建失败，原因见上。" >&2
    exit 3
  fi
  exec 9>&- 2>/dev/null || true
}

# Makes the AOT cache (JEP 514) that halves the start: runs the program once on a home of its own.
errdict_train() { # jar, cache, flags…
  local jar=$1 cache=$2 home
  shift 2
  [ -w "${cache%/*}" ] && home=$(mktemp -d 2>/dev/null) || return 0
  rm -f "${cache%/*}"/*.aot
  "$JAVA_HOME/bin/java" "$@" -XX:AOTCacheOutput="$cache.$$" -jar "$jar" "${training[@]}" \
    --home "$home" </dev/null >/dev/null 2>&1 || true
  # An empty cache remembers that none can be made.
  [ -s "$cache.$$" ] || : >"$cache.$$"
  mv -f "$cache.$$" "$cache"
  rm -rf "$home"
} 2>/dev/null

errdict_launch() {
  local module=$1 jar=$root/$1/target/$2.jar flags=() cache
  shift 2
  while [ "$1" != -- ]; do
    flags+=("$1")
    shift
  done
  shift
  if errdict_stale "$jar"; then
    errdict_build "$module" "$jar"
  fi
  # Whatever the JVM says of its cache is nobody's business; real errors are.
  flags+=(-Xlog:disable -Xlog:all=error:stderr)
  cache=$root/$module/target/java${JAVA_HOME//[!A-Za-z0-9]/-}.aot
  if [ ! -e "$cache" ] || [ "$jar" -nt "$cache" ] || [ "$JAVA_HOME/release" -nt "$cache" ]; then
    errdict_train "$jar" "$cache" "${flags[@]}"
  fi
  if [ -s "$cache" ]; then
    flags+=(-XX:AOTCache="$cache")
  fi
  # Java cannot tell by itself which streams are terminals, nor how wide they are.
  ERRDICT_TERMINALS=
  local stream
  for stream in 0 1 2; do
    [ ! -t "$stream" ] || ERRDICT_TERMINALS+=$stream
  done
  export ERRDICT_TERMINALS
  if [ -t 1 ]; then
    shopt -s checkwinsize
    (:) # makes bash look at the window's size
    export COLUMNS
  fi
  # Java reads its arguments in the locale's encoding, and a locale that is not installed has none.
  export ERRDICT_LC_ALL=${LC_ALL-} LC_ALL=C.UTF-8
  exec "$JAVA_HOME/bin/java" "${flags[@]}" -jar "$jar" "$@"
}
