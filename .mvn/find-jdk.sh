# Sourced by ./mvnw and ./darkroom: sets JAVA_HOME to a JDK 25.
# Reads each JDK's `release` file without starting a process, so that it costs a few milliseconds.

darkroom_java_major() { # JDK folder -> darkroom_major, empty if there is no Java
  darkroom_major=
  [ -x "$1/bin/java" ] && [ -r "$1/release" ] || return 0
  while IFS= read -r darkroom_line; do
    case $darkroom_line in
      JAVA_VERSION=*)
        darkroom_major=${darkroom_line#JAVA_VERSION=\"}
        darkroom_major=${darkroom_major%%[!0-9]*}
        return 0
        ;;
    esac
  done <"$1/release"
}

darkroom_find_jdk() { # compiler | runtime
  darkroom_looked_in="JAVA_HOME, JAVA25_HOME, PATH, /usr/lib/jvm, /opt, ~/.sdkman, ~/.jdks, /Library/Java/JavaVirtualMachines, Homebrew"
  darkroom_on_path=$(command -v java 2>/dev/null) && darkroom_on_path=$(readlink -f "$darkroom_on_path" 2>/dev/null)
  for darkroom_jdk in "${JAVA_HOME:-}" "${JAVA25_HOME:-}" "${darkroom_on_path%/bin/java}" \
      /usr/lib/jvm/* /opt/jdk* /opt/java/* /opt/java \
      "${HOME:-/nonexistent}"/.sdkman/candidates/java/* "${HOME:-/nonexistent}"/.jdks/* \
      /Library/Java/JavaVirtualMachines/*/Contents/Home /opt/homebrew/opt/openjdk*/libexec/openjdk.jdk/Contents/Home; do
    [ -n "$darkroom_jdk" ] || continue
    darkroom_java_major "$darkroom_jdk"
    case $darkroom_major in '' | *[!0-9]*) continue ;; esac
    if [ "${1:-compiler}" = runtime ]; then
      # A plain runtime, also a newer one, is enough for a packaged Darkroom.
      [ "$darkroom_major" -ge 25 ] || continue
    else
      # Error Prone is pinned to a compiler version, so building takes exactly this one.
      [ "$darkroom_major" -eq 25 ] && [ -x "$darkroom_jdk/bin/javac" ] || continue
    fi
    JAVA_HOME=$darkroom_jdk
    export JAVA_HOME
    return 0
  done
  echo "Java 25 not found; looked in $darkroom_looked_in." >&2
  echo "Install it with: apt install openjdk-25-jdk-headless (Debian 13, Ubuntu), brew install openjdk@25 (macOS), or sdk install java 25-tem (SDKMAN); then try again, or set JAVA_HOME." >&2
  return 1
}
