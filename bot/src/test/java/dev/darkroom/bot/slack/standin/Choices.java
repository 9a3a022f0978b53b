package dev.darkroom.bot.slack.standin;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.List;
import java.util.Map;

/// Rules of elements that offer options.
final class Choices {
  private static final Map<String, Integer> MOST =
      Map.of("overflow", 5, "radio_buttons", 10, "checkboxes", 10);
  private static final int MENU = 100;

  private final List<String> problems;

  Choices(List<String> problems) {
    this.problems = problems;
  }

  void check(JsonNode element, String at) {
    var type = element.path("type").asText();
    var groups = element.path("option_groups");
    if (groups.isEmpty()) options(element.path("options"), MOST.getOrDefault(type, MENU), at);
    if (groups.size() > MENU) problems.add("no more than 100 option_groups" + at);
    for (var group : groups) {
      length(group.path("label").path("text").asText(), 1, 75, "label of a group" + at);
      options(group.path("options"), MENU, at);
    }
    initial(element, at);
  }

  private void options(JsonNode options, int max, String at) {
    if (options.isEmpty() || options.size() > max)
      problems.add("1 to " + max + " options, not " + options.size() + at);
    var values = new HashSet<String>();
    for (var option : options) {
      length(option.path("text").path("text").asText(), 1, 75, "text of an option" + at);
      length(option.path("description").path("text").asText(), 0, 75, "description" + at);
      var value = option.path("value").asText();
      length(value, 1, 150, "value of an option" + at);
      if (!values.add(value)) problems.add("value is there twice: " + value + at);
    }
  }

  private void initial(JsonNode element, String at) {
    var all = State.options(element);
    if (element.has("initial_option") && !all.contains(element.path("initial_option")))
      problems.add("initial_option is not one of the options" + at);
    for (var it : element.path("initial_options")) {
      if (!all.contains(it)) problems.add("initial_options are not among the options" + at);
    }
  }

  private void length(String text, int min, int max, String what) {
    if (text.length() < min || text.length() > max)
      problems.add("%s must have %d to %d characters".formatted(what, min, max));
  }
}
