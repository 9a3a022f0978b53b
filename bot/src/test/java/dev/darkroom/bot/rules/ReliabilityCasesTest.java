package dev.darkroom.bot.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// Every case of the fault and abuse catalogue has a test that carries its id as a tag: K = killed
/// at a point, D = database, B = bad input, R = exhaustion, F = configuration, P = provider, C =
/// chat platform, A = abuse. `mvn test -Dgroups=K07` runs one. Prints the table id → tests.
final class ReliabilityCasesTest {
  /// Cases that have no test yet. Only ever gets shorter. K10 and P10 are about webhooks, of which
  /// Darkroom has none: it polls.
  private static final List<String> OWED = List.of("K10", "P10");

  private static final Pattern TAG =
      Pattern.compile("@Tag\\(\"([A-Z]\\d{2})\"\\)(?s:.*?)(?:void|class) (\\w+)");

  @Test
  void everyCaseHasATest() {
    var tests = testsByCase();
    for (var id : cases()) {
      System.out.printf("%s  %s%n", id, String.join(", ", tests.getOrDefault(id, List.of("-"))));
    }

    var missing = new ArrayList<>(cases());
    missing.removeAll(tests.keySet());
    missing.removeAll(OWED);
    assertThat(missing).as("cases without a test").isEmpty();
  }

  private static Collection<String> cases() {
    var ids = new TreeSet<String>();
    addTo(ids, 'K', 1, 18);
    addTo(ids, 'D', 1, 9);
    addTo(ids, 'B', 1, 8);
    addTo(ids, 'R', 3, 4);
    addTo(ids, 'P', 1, 11);
    addTo(ids, 'C', 1, 10);
    for (var id : List.of("A01", "A02", "A03", "A06", "A08", "A13")) ids.add(id);
    addTo(ids, 'F', 1, 6);
    return ids;
  }

  private static void addTo(Collection<String> ids, char letter, int first, int last) {
    IntStream.rangeClosed(first, last)
        .forEach(number -> ids.add("%c%02d".formatted(letter, number)));
  }

  private static Map<String, List<String>> testsByCase() {
    var found = new TreeMap<String, List<String>>();
    for (var file : Sources.tests()) {
      var type = file.getFileName().toString().replace(".java", "");
      var text = Sources.read(file);
      // Several tags may stand over one test: look on from behind the tag, not from behind the
      // test.
      var tag = TAG.matcher(text);
      for (int from = 0; tag.find(from); from = tag.end(1)) {
        var name = tag.group(2).equals(type) ? type : type + "." + tag.group(2);
        found.computeIfAbsent(tag.group(1), _ -> new ArrayList<>()).add(name);
      }
    }
    return found;
  }
}
