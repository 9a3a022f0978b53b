package dev.darkroom.bot.discord;

import com.fasterxml.jackson.databind.JsonNode;
import dev.darkroom.bot.discord.standin.Message;
import java.util.Base64;
import java.util.stream.Collectors;

/// A message as a page that looks like Discord's dark theme, drawn from the very components that
/// were sent.
final class MessagePage {
  private static final String STYLE =
      """
      body{margin:0;padding:16px 20px 20px 72px;background:#313338;color:#dbdee1;width:560px;
        font:16px/1.375 "Noto Sans","DejaVu Sans",sans-serif;position:relative}
      .face{position:absolute;left:16px;top:18px;width:40px;height:40px;border-radius:50%;
        background:#5b8def;color:#fff;text-align:center;font:700 20px/40px sans-serif}
      .who{font-weight:600;color:#f2f3f5}.app{background:#5865f2;color:#fff;border-radius:4px;
        font-size:10px;font-weight:600;padding:2px 5px;margin-left:6px;vertical-align:2px}
      .when{color:#949ba4;font-size:12px;margin-left:8px}
      .box{background:#2b2d31;border:1px solid #3f4147;border-left:4px solid;border-radius:8px;
        padding:16px;margin-top:8px;max-width:516px}
      .box>*+*{margin-top:10px}h3{margin:0;font-size:20px;color:#f2f3f5}p{margin:4px 0}
      blockquote{margin:4px 0;padding-left:12px;border-left:4px solid #4e5058}
      .small{font-size:13px;color:#949ba4;margin:2px 0}.at{background:#3c4270;color:#c9cdfb;
        border-radius:3px;padding:0 2px}.time{background:#3b3d44;border-radius:3px;padding:0 2px}
      .gallery{display:grid;gap:4px}.two{grid-template-columns:1fr 1fr}
      img{width:100%;max-height:340px;object-fit:cover;border-radius:6px;display:block}
      .row{display:flex;flex-wrap:wrap;gap:8px}.b{border-radius:8px;padding:6px 14px;color:#fff;
        font-size:14px;font-weight:500;background:#4e5058}.s1{background:#5865f2}
      .s4{background:#da373c}.menu{flex:1;background:#1e1f22;color:#949ba4;border-radius:4px;
        padding:8px 12px;font-size:14px}.only{color:#949ba4;font-size:12px;margin-top:6px}
      """;

  private final Message message;

  MessagePage(Message message) {
    this.message = message;
  }

  String html() {
    var page = new StringBuilder("<!doctype html><meta charset=utf-8><style>").append(STYLE);
    page.append("</style><div class=face>D</div><span class=who>Darkroom</span>")
        .append("<span class=app>APP</span><span class=when>Today at 12:00</span>");
    if (!message.content().isEmpty())
      page.append("<div>").append(markdown(message.content())).append("</div>");
    for (var component : message.json().path("components")) page.append(drawn(component));
    if (message.isEphemeral()) page.append("<div class=only>Only you can see this</div>");
    return page.toString();
  }

  private String drawn(JsonNode component) {
    return switch (component.path("type").asInt()) {
      case 1 -> "<div class=row>" + children(component.path("components")) + "</div>";
      case 2 ->
          "<span class='b s%d'>%s</span>"
              .formatted(component.path("style").asInt(), escaped(component.path("label")));
      case 3 -> "<span class=menu>" + escaped(component.path("placeholder")) + " ⌄</span>";
      case 10 -> "<div>" + markdown(component.path("content").asText()) + "</div>";
      case 12 -> gallery(component.path("items"));
      case 17 ->
          "<div class=box style='border-left-color:#%06x'>%s</div>"
              .formatted(
                  component.path("accent_color").asInt(), children(component.path("components")));
      default -> throw new IllegalArgumentException("not drawn yet: " + component);
    };
  }

  private String children(JsonNode components) {
    return components.valueStream().map(this::drawn).collect(Collectors.joining());
  }

  private String gallery(JsonNode items) {
    return items
        .valueStream()
        .map(it -> "<img src='" + data(it.at("/media/attachment_id").asText()) + "'>")
        .collect(
            Collectors.joining(
                "", "<div class='gallery" + (items.size() > 1 ? " two" : "") + "'>", "</div>"));
  }

  private String data(String id) {
    var file = message.files().stream().filter(it -> it.id().equals(id)).findFirst().orElseThrow();
    return "data:image;base64," + Base64.getEncoder().encodeToString(file.content());
  }

  /// The markup that Darkroom writes, and no other.
  private static String markdown(String text) {
    return text.lines().map(MessagePage::line).collect(Collectors.joining());
  }

  private static String line(String line) {
    if (line.startsWith("### ")) return "<h3>" + inline(line.substring(4)) + "</h3>";
    if (line.startsWith("-# ")) return "<p class=small>" + inline(line.substring(3)) + "</p>";
    if (line.startsWith("> ")) return "<blockquote>" + inline(line.substring(2)) + "</blockquote>";
    return "<p>" + inline(line) + "</p>";
  }

  private static String inline(String text) {
    return html(text)
        .replaceAll("&lt;@\\d+&gt;", "<span class=at>@Ada</span>")
        .replaceAll("&lt;t:\\d+:R&gt;", "<span class=time>in a minute</span>")
        .replaceAll("\\*\\*(.+?)\\*\\*", "<b>$1</b>")
        .replaceAll("\\\\([^A-Za-z0-9\\s])", "$1");
  }

  private static String escaped(JsonNode text) {
    return html(text.asText());
  }

  private static String html(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
