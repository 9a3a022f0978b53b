package dev.darkroom.bot.cli;

import dev.darkroom.settings.ConfigFixture;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Types commands as at a shell, in this process: with a data folder, a configuration and an
/// environment of the test.
record Typed(Path data, Path config, Map<String, String> variables) {
  /// @param code what the process would end with
  record Ended(int code, String out, String err) {}

  /// With the configuration as it is released, and nothing in the environment.
  static Typed in(Path data) {
    return new Typed(data, ConfigFixture.RELEASED, Map.of());
  }

  Typed with(String variable, String value) {
    var more = new HashMap<>(variables);
    more.put(variable, value);
    return new Typed(data, config, more);
  }

  Typed withConfig(Path folder) {
    return new Typed(data, folder, variables);
  }

  Ended run(String... arguments) {
    var all = new ArrayList<>(List.of(arguments));
    all.addAll(List.of("--data", data.toString(), "--config", config.toString()));
    var out = new StringWriter();
    var err = new StringWriter();
    int code =
        Darkroom.commandLine(variables)
            .setOut(new PrintWriter(out, true))
            .setErr(new PrintWriter(err, true))
            .execute(all.toArray(String[]::new));
    return new Ended(code, out.toString(), err.toString());
  }
}
