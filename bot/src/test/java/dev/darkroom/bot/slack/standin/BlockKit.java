package dev.darkroom.bot.slack.standin;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/// What Slack refuses in a layout: limits of Block Kit, and what it knows nothing of.
final class BlockKit {
  private static final int MESSAGE_BLOCKS = 50;
  private static final int VIEW_BLOCKS = 100;

  /// More in one message fails with `msg_blocks_too_long`.
  private static final int MESSAGE_CHARACTERS = 13_200;

  private static final Set<String> IN_MESSAGES =
      Set.of(
          "section",
          "actions",
          "context",
          "divider",
          "header",
          "image",
          "rich_text",
          "markdown",
          "video",
          "file",
          "input");
  private static final Set<String> IN_VIEWS =
      Set.of(
          "section",
          "actions",
          "context",
          "divider",
          "header",
          "image",
          "rich_text",
          "video",
          "input");

  private final List<String> problems = new ArrayList<>();
  private final Predicate<String> isImage;
  private final Set<String> blockIds = new HashSet<>();

  private BlockKit(Predicate<String> isImage) {
    this.isImage = isImage;
  }

  /// @param isImage whether a file is a picture that Slack has processed
  static List<String> ofMessage(JsonNode blocks, Predicate<String> isImage) {
    var check = new BlockKit(isImage);
    check.blocks(blocks, MESSAGE_BLOCKS, IN_MESSAGES);
    return check.problems;
  }

  static boolean isTooLong(JsonNode blocks) {
    return blocks.toString().length() > 3 * MESSAGE_CHARACTERS
        || Words.of(blocks).length() > MESSAGE_CHARACTERS;
  }

  static List<String> ofView(JsonNode view, Predicate<String> isImage) {
    var check = new BlockKit(isImage);
    check.view(view);
    return check.problems;
  }

  private void view(JsonNode view) {
    var type = view.path("type").asText();
    var modal = type.equals("modal");
    if (!modal && !type.equals("home")) problems.add("type must be modal or home, not " + type);
    if (modal) {
      plain(view.path("title"), "title", 24, true);
      plain(view.path("submit"), "submit", 24, false);
      plain(view.path("close"), "close", 24, false);
    }
    most(view.path("private_metadata").asText(), 3_000, "private_metadata");
    most(view.path("callback_id").asText(), 255, "callback_id");
    most(view.path("external_id").asText(), 255, "external_id");
    most(view.toString(), 250_000, "view");
    blocks(view.path("blocks"), VIEW_BLOCKS, IN_VIEWS);
    var inputs = new ArrayList<String>();
    for (var block : view.path("blocks")) {
      if (block.path("type").asText().equals("input")) inputs.add("input");
    }
    if (modal && !inputs.isEmpty() && !view.has("submit"))
      problems.add("a modal with inputs needs submit");
  }

  private void blocks(JsonNode blocks, int max, Set<String> known) {
    if (blocks.isMissingNode() || blocks.isNull()) return;
    if (!blocks.isArray()) problems.add("blocks must be a list");
    if (blocks.size() > max) problems.add("no more than " + max + " items allowed [blocks]");
    for (int i = 0; i < blocks.size(); i++) {
      var type = blocks.get(i).path("type").asText();
      if (!known.contains(type)) problems.add("unsupported type: " + type + at(i));
      block(blocks.get(i), type, at(i));
    }
  }

  private static String at(int i) {
    return " [/blocks/" + i + "]";
  }

  private void block(JsonNode block, String type, String at) {
    var id = block.path("block_id").asText();
    most(id, 255, "block_id" + at);
    if (!id.isEmpty() && !blockIds.add(id)) problems.add("block_id is there twice: " + id + at);
    switch (type) {
      case "section" -> section(block, at);
      case "header" -> plain(block.path("text"), "header" + at, 150, true);
      case "context" -> context(block.path("elements"), at);
      case "actions" -> actions(block.path("elements"), at);
      case "image" -> image(block, at);
      case "input" -> input(block, at);
      case "markdown" -> most(block.path("text").asText(), 12_000, "markdown" + at);
      default -> {
        // Nothing that we send.
      }
    }
  }

  private void section(JsonNode block, String at) {
    var fields = block.path("fields");
    if (!block.has("text") && fields.isEmpty()) problems.add("a section needs text or fields" + at);
    if (block.has("text")) text(block.path("text"), "section" + at, 3_000);
    if (fields.size() > 10) problems.add("no more than 10 fields" + at);
    fields.forEach(it -> text(it, "field" + at, 2_000));
    if (block.has("accessory")) element(block.path("accessory"), at);
  }

  private void context(JsonNode elements, String at) {
    if (elements.isEmpty() || elements.size() > 10) problems.add("1 to 10 elements" + at);
    for (var it : elements) {
      if (it.path("type").asText().equals("image")) image(it, at);
      else text(it, "context" + at, 3_000);
    }
  }

  private void actions(JsonNode elements, String at) {
    if (elements.isEmpty() || elements.size() > 25) problems.add("1 to 25 elements" + at);
    var ids = new HashSet<String>();
    for (var it : elements) {
      element(it, at);
      if (!ids.add(it.path("action_id").asText())) problems.add("action_id is there twice" + at);
    }
  }

  private void image(JsonNode image, String at) {
    var alt = image.path("alt_text").asText();
    if (alt.isEmpty()) problems.add("alt_text is missing" + at);
    most(alt, 2_000, "alt_text" + at);
    most(image.path("image_url").asText(), 3_000, "image_url" + at);
    if (image.has("title")) plain(image.path("title"), "title" + at, 2_000, false);
    if (image.has("image_url") == image.has("slack_file"))
      problems.add("an image needs image_url or slack_file" + at);
    if (image.has("slack_file")) {
      var id = image.path("slack_file").path("id").asText();
      if (!isImage.test(id)) problems.add("invalid slack file " + id + at);
    }
  }

  private void input(JsonNode block, String at) {
    plain(block.path("label"), "label" + at, 2_000, true);
    plain(block.path("hint"), "hint" + at, 2_000, false);
    if (!block.has("element")) problems.add("an input needs an element" + at);
    else element(block.path("element"), at);
  }

  private void element(JsonNode element, String at) {
    var type = element.path("type").asText();
    most(element.path("action_id").asText(), 255, "action_id" + at);
    plain(element.path("placeholder"), "placeholder" + at, 150, false);
    switch (type) {
      case "button" -> button(element, at);
      case "static_select", "multi_static_select", "overflow", "radio_buttons", "checkboxes" ->
          new Choices(problems).check(element, at);
      case "plain_text_input" -> {
        int max = element.path("max_length").asInt(3_000);
        if (max > 3_000) problems.add("max_length must be at most 3000" + at);
        most(element.path("initial_value").asText(), max, "initial_value" + at);
      }
      case "file_input" -> {
        int max = element.path("max_files").asInt(10);
        if (max < 1 || max > 10) problems.add("max_files must be from 1 to 10" + at);
      }
      case "number_input" -> {
        if (!element.has("is_decimal_allowed")) problems.add("is_decimal_allowed is missing" + at);
      }
      case "image" -> image(element, at);
      case "users_select",
          "conversations_select",
          "channels_select",
          "external_select",
          "datepicker",
          "email_text_input",
          "url_text_input" -> {
        // Only what is common to all.
      }
      default -> problems.add("unsupported element: " + type + at);
    }
    if (element.has("confirm")) confirm(element.path("confirm"), at);
  }

  private void button(JsonNode button, String at) {
    plain(button.path("text"), "button" + at, 75, true);
    most(button.path("value").asText(), 2_000, "value" + at);
    most(button.path("url").asText(), 3_000, "url" + at);
    var style = button.path("style").asText("primary");
    if (!Set.of("primary", "danger").contains(style)) problems.add("style " + style + at);
  }

  private void confirm(JsonNode confirm, String at) {
    plain(confirm.path("title"), "confirm title" + at, 100, true);
    text(confirm.path("text"), "confirm text" + at, 300);
    plain(confirm.path("confirm"), "confirm" + at, 30, true);
    plain(confirm.path("deny"), "deny" + at, 30, true);
  }

  private void text(JsonNode text, String what, int max) {
    var type = text.path("type").asText();
    if (!Set.of("plain_text", "mrkdwn").contains(type)) problems.add("text type " + type + what);
    var words = text.path("text").asText();
    if (words.isEmpty()) problems.add(what + " is empty");
    most(words, max, what);
  }

  private void plain(JsonNode text, String what, int max, boolean needed) {
    if (text.isMissingNode()) {
      if (needed) problems.add(what + " is missing");
      return;
    }
    if (!text.path("type").asText().equals("plain_text")) problems.add(what + " must be plain");
    text(text, what, max);
  }

  private void most(String text, int max, String what) {
    if (text.length() > max)
      problems.add("must be less than " + (max + 1) + " characters: " + what);
  }
}
