package dev.darkroom.bot.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.darkroom.generation.GenerationId;
import dev.darkroom.surface.Words;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// What commands have in common that answer at once: text or one JSON document.
abstract class ShortCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Mixin SharedOptions shared;

  PrintWriter out() {
    return spec.commandLine().getOut();
  }

  PrintWriter err() {
    return spec.commandLine().getErr();
  }

  Transcript transcript() {
    return new Transcript(out(), new Words(Locale.getDefault()), false);
  }

  static ObjectNode document() {
    return JsonNodeFactory.instance.objectNode();
  }

  void print(ObjectNode document) {
    JsonReport.print(out(), document);
  }

  /// Reads the number of a generation, with or without `#`.
  static GenerationId generation(String number) {
    try {
      return new GenerationId(Long.parseLong(number.replaceFirst("^#", "")));
    } catch (IllegalArgumentException wrong) {
      throw new CommandException(ExitCode.INPUT, "Give the number of a generation, such as 12.");
    }
  }
}
