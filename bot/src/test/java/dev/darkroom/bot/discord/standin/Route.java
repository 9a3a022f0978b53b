package dev.darkroom.bot.discord.standin;

import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A REST address and what stands behind it.
///
/// @param path with names in braces for its changing parts, as the official schema writes it
record Route(String method, String path, Pattern pattern, Function<Call, Answer> what) {
  static Route of(String methodAndPath, Function<Call, Answer> what) {
    int space = methodAndPath.indexOf(' ');
    var path = methodAndPath.substring(space + 1);
    // Names of groups may not hold underscores.
    var regex = path.replace("_", "").replaceAll("\\{(\\w+)}", "(?<$1>[^/]+)");
    return new Route(methodAndPath.substring(0, space), path, Pattern.compile(regex), what);
  }

  @Nullable Matcher match(String calledMethod, String calledPath) {
    var matcher = pattern.matcher(calledPath);
    return method.equals(calledMethod) && matcher.matches() ? matcher : null;
  }
}
