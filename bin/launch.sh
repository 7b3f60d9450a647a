# shellcheck shell=bash disable=SC2154
# Sourced by the launchers: builds errdict when needed and starts one of its programs, quickly.
#   errdict_launch MODULE LESSON JVM-FLAGS… -- ARGUMENTS…
# MODULE/target/errdict-MODULE.jar names its main class and its class path (target/lib) in its manifest.
# What is in the array own is added for this command, but not for the training of its cache, which others use as well.
# LESSON names the AOT cache to use; the launcher's function train makes it, but not for a command that the launcher calls brief.
# In a release there is nothing to build: both jars are in app/, and a runtime is in runtime/.

# Sets home to the folder of the data, as far as it can be told without reading a settings file.
errdict_home() { # the program's arguments
  home=${ERRDICT_HOME:-${XDG_DATA_HOME:-${HOME:-/nonexistent}/.local/share}/errdict}
  while [ $# -gt 0 ]; do
    case $1 in
      --home) home=${2-} ;;
      --home=*) home=${1#*=} ;;
    esac
    shift
  done
}

# Whether the operator has set a heap; who sets one decides.
errdict_heap_is_set() {
  [[ ${JAVA_TOOL_OPTIONS-}${JDK_JAVA_OPTIONS-} == *-Xmx* ]]
}

# Whether the module in $1 is not built, or was built before one of its sources changed.
errdict_stale() {
  local built=$root/$1/target/built
  [ ! -d "$root/app" ] || return 1
  [ -e "$built" ] || return 0
  [ -n "$(exec find "$root"/pom.xml "$root"/*/pom.xml "$root"/*/src/main "$root"/*/src/build "$root"/db/migrations \
    -type f -newer "$built" -print -quit 2>/dev/null)" ]
}

errdict_build() { # the module that is needed; the other comes with it
  [ -w "$root" ] || [ ! -e "$root/$1/target/built" ] || return 0 # a copy that cannot be written is used as it is
  if command -v flock >/dev/null; then
    exec 9>"$root/.build.lock"
    flock 9
    if ! errdict_stale "$1"; then # another launcher has built it meanwhile
      exec 9>&-
      return 0
    fi
  fi
  echo "errdict: building; the first time this needs Maven Central … 正在构建，首次构建需要访问 Maven Central……" >&2
  if ! (cd "$root" && ./mvnw -q -B -Dmaven.test.skip -Dspotless.check.skip -pl admin-cli,bot -am package </dev/null) >&2 9>&-; then
    echo "errdict: the build failed; the reason is above. 构建失败，原因见上。" >&2
    exit 3
  fi
  exec 9>&-
}

# Makes the AOT cache (JEP 514), which more than halves the start, by a run of "train" on a temporary home. The bot's has the
# shipped catalogs and their index, nothing else: it is kept, for new homes to be copied from.
errdict_train() { # cache, flags…
  local cache=$1 home lock=''
  shift
  [ -w "${cache%/*}" ] || return 0
  # Another launcher may be making it; until then errdict starts without.
  if command -v flock >/dev/null; then
    exec 9>"${cache%/*}/.training.lock"
    flock -n 9 || return 0
  else
    lock=${cache%/*}/.training.folder
    [ -z "$(find "$lock" -prune -mmin +10)" ] || rmdir "$lock" # its launcher was killed
    mkdir "$lock" || return 0
  fi
  rm -rf "${cache%/*}/$lesson".* "${cache%/*}"/training.*
  [ -z "$caches" ] || find "$caches" -mindepth 2 -maxdepth 2 -name used -mtime +30 -exec sh -c 'for used; do rm -rf "${used%/*}"; done' sh {} +
  home=$(mktemp -d "${cache%/*}/training.XXXXXX") || return 0
  trap : INT # this shell waits for the training's end, and tidies up
  (
    trap 'exit 130' INT # Java ends by itself when it is interrupted, so bash would go on
    # The operator's settings are not for a training: it would edit their database.
    unset "${!ERRDICT_@}" "${!DISCORD_@}"
    ERRDICT_HOME=$home train "$JAVA_HOME/bin/java" "$@" -XX:AOTCacheOutput="$cache.$$"
  ) >/dev/null 2>&1 9>&-
  if [ $? -eq 130 ]; then
    rm -rf "$home" "$cache.$$"*
    [ -z "$lock" ] || rmdir "$lock"
    exit 130
  fi
  trap - INT
  [ -s "$cache.$$" ] || : >"$cache.$$" # an empty cache remembers that none can be made
  printf '%s' "$stats" >"$cache.parts"
  mv -f "$cache.$$" "$cache"
  if [ "$lesson" = chat ]; then
    rm -rf "$prepared"
    mv "$home" "$prepared"
  fi
  rm -rf "$home" "$cache.$$".*
  [ -z "$lock" ] || rmdir "$lock"
  exec 9>&-
} 2>/dev/null

# Whether a training has made the cache, and what belongs to it, for this very build and runtime.
errdict_ready() {
  local made=''
  [ -e "$cache" ] && [ -r "$cache.parts" ] || return 1
  IFS= read -r -d '' made <"$cache.parts" || :
  [ "$made" = "$stats" ]
}

errdict_launch() {
  local module=$1 lesson=$2 flags=() cache caches='' build='' parts prepared runtime stats stream
  local folder=$root/$1/target
  [ ! -d "$root/app" ] || folder=$root/app
  jar=$folder/errdict-$1.jar
  shift 2
  while [ "$1" != -- ]; do
    flags+=("$1")
    shift
  done
  shift
  if errdict_stale "$module"; then
    errdict_build "$module"
  fi
  # A newer JVM that lacks one of these options, which only affect speed and memory, starts without it.
  flags+=(-XX:+IgnoreUnrecognizedVMOptions)
  # JVM warnings about its cache are hidden; errors are shown.
  flags+=(-Xlog:disable -Xlog:all=error:stderr)
  # Lucene and the sentence models call native code.
  flags+=(--enable-native-access=ALL-UNNAMED)
  # Without this the JVM relocates its archives to random addresses at each start, which takes time and protects little here.
  flags+=(-XX:+UnlockDiagnosticVMOptions -XX:ArchiveRelocationMode=0)
  # A start touches tens of megabytes for the first time: in large pages that takes a tenth less of it, and no more memory.
  case ${OSTYPE-} in linux*) flags+=(-XX:+UseTransparentHugePages) ;; esac
  if [ -d "$root/app" ] && [ ! -w "$folder" ]; then # installed by another user
    # Each build has a folder of its own, so that going back finds the older one's files; unused ones are deleted by a training.
    { IFS= read -r build <"$folder/build"; } 2>/dev/null || :
    caches=${XDG_CACHE_HOME:-${HOME:-/nonexistent}/.cache}/errdict
    folder=$caches/${build:-unknown}
    [ -d "$folder" ] || (umask 077 && mkdir -p "$folder") 2>/dev/null || :
    { echo >"$folder/used"; } 2>/dev/null || :
  fi
  runtime=${JAVA_HOME//[!A-Za-z0-9]/-}
  cache=$folder/$lesson.$runtime.aot
  prepared=$folder/prepared-home
  # JDK 25 runs old code from its cache when a jar was replaced by one with an older time (JDK-8377932). BSD has another stat.
  parts=("$JAVA_HOME/release" "$jar" "${jar%/*}"/lib/*.jar)
  stats=$(exec stat -L -c '%n %i %s %Y' "${parts[@]}" 2>/dev/null)
  [ -n "$stats" ] || stats=$(exec stat -L -f '%N %i %z %m' "${parts[@]}" 2>/dev/null)
  if [ -z "$brief" ] && ! errdict_ready; then
    if [ -t 2 ] && [ -w "${cache%/*}" ]; then
      echo "errdict: preparing its quick start, once after an installation, about half a minute … 正在准备快速启动，安装后只需一次，约半分钟……" >&2
    fi
    errdict_train "$cache" "${flags[@]}" -Derrdict.unpacked="$folder/unpacked"
  fi
  if errdict_ready; then
    flags+=(-Derrdict.unpacked="$folder/unpacked")
    [ ! -s "$cache" ] || flags+=(-XX:AOTCache="$cache")
    [ "$lesson" != chat ] || [ ! -d "$prepared" ] || flags+=(-Derrdict.preparedHome="$prepared")
  fi
  flags+=(${own[@]+"${own[@]}"}) # so that an older bash takes an empty one
  # Java cannot detect which streams are terminals, nor their width.
  ERRDICT_TERMINALS=
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
