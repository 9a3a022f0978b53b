# Sourced by ./mvnw and ./darkroom: sets JAVA_HOME to a JDK of at least version 25.
# Reads each JDK's `release` file, which is quicker than starting JVMs to ask them.

darkroom_java_major() { # JDK-folder -> major version, or nothing
  [ -x "$1/bin/java" ] && [ -r "$1/release" ] || return 0
  sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$1/release" | head -n 1
}

darkroom_find_jdk() {
  darkroom_looked_in="JAVA_HOME, /usr/lib/jvm, /opt, ~/.sdkman, ~/.jdks, /Library/Java/JavaVirtualMachines, Homebrew"
  for darkroom_jdk in "${JAVA_HOME:-}" "${JAVA25_HOME:-}" /usr/lib/jvm/* /opt/jdk* /opt/java/* \
      "$HOME"/.sdkman/candidates/java/* "$HOME"/.jdks/* \
      /Library/Java/JavaVirtualMachines/*/Contents/Home /opt/homebrew/opt/openjdk*/libexec/openjdk.jdk/Contents/Home; do
    [ -n "$darkroom_jdk" ] || continue
    darkroom_major=$(darkroom_java_major "$darkroom_jdk")
    [ -n "$darkroom_major" ] && [ "$darkroom_major" -ge 25 ] || continue
    # The compiler is needed to build; a plain runtime is enough for a packaged Darkroom.
    [ "${1:-compiler}" = runtime ] || [ -x "$darkroom_jdk/bin/javac" ] || continue
    JAVA_HOME=$darkroom_jdk
    export JAVA_HOME
    return 0
  done
  echo "Java 25 not found; looked in $darkroom_looked_in." >&2
  echo "Install it with: apt install openjdk-25-jdk-headless (Debian 13, Ubuntu), brew install openjdk@25 (macOS), or sdk install java 25-tem (SDKMAN); then try again, or set JAVA_HOME." >&2
  return 1
}
