package dev.darkroom.bot.discord.message;

import dev.darkroom.surface.Label;
import dev.darkroom.surface.Words;
import dev.darkroom.surface.card.Card;
import dev.darkroom.surface.card.Part;
import java.awt.Color;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.dv8tion.jda.api.components.MessageTopLevelComponent;
import net.dv8tion.jda.api.components.actionrow.ActionRow;
import net.dv8tion.jda.api.components.buttons.Button;
import net.dv8tion.jda.api.components.buttons.ButtonStyle;
import net.dv8tion.jda.api.components.container.Container;
import net.dv8tion.jda.api.components.container.ContainerChildComponent;
import net.dv8tion.jda.api.components.filedisplay.FileDisplay;
import net.dv8tion.jda.api.components.mediagallery.MediaGallery;
import net.dv8tion.jda.api.components.mediagallery.MediaGalleryItem;
import net.dv8tion.jda.api.components.selections.StringSelectMenu;
import net.dv8tion.jda.api.components.textdisplay.TextDisplay;
import net.dv8tion.jda.api.utils.FileUpload;

/// A card laid out for Discord: as Components V2, or plainly where a clip is to play in the
/// message, which V2 does not do.
///
/// @param content empty in V2
/// @param files attachments that no component shows
record Letter(
    boolean v2,
    String content,
    List<MessageTopLevelComponent> components,
    List<FileUpload> files,
    Optional<String> mention) {
  /// Discord's limit for all text of one message (V2; JDA 6.5.0), with room for what we add.
  private static final int TEXT_CHARS_MAX = 3_900;

  private static final int PLAIN_CHARS_MAX = 1_900;
  private static final int BUTTON_LABEL_CHARS = 80;
  private static final int CHOICE_LABEL_CHARS = 100;
  private static final int BUTTONS_PER_ROW = 5;

  /// Lays a card out with its files.
  static Letter of(Postman.Parcel parcel, Enclosures.Found files) {
    var card = parcel.card();
    var mention = card.mention().map(it -> it.id());
    return parcel.plain()
        ? plain(card, files, parcel.words(), mention)
        : v2(card, files, parcel.words(), mention);
  }

  private static Letter v2(
      Card card, Enclosures.Found files, Words words, Optional<String> mention) {
    var children = new ArrayList<ContainerChildComponent>();
    var text = new TextRun(TEXT_CHARS_MAX);
    for (var part : card.parts()) {
      var markup = text(part);
      if (markup.isPresent()) {
        text.add(markup.get());
        continue;
      }
      text.takeInto(children);
      children.addAll(shown(part, files));
    }
    remark(files, words).ifPresent(text::add);
    text.takeInto(children);
    var top = new ArrayList<MessageTopLevelComponent>();
    mention.ifPresent(id -> top.add(TextDisplay.of("<@" + id + ">")));
    top.add(Container.of(children).withAccentColor(colour(card.tone())));
    return new Letter(true, "", top, List.of(), mention);
  }

  private static Letter plain(
      Card card, Enclosures.Found files, Words words, Optional<String> mention) {
    var text = new TextRun(PLAIN_CHARS_MAX);
    mention.ifPresent(id -> text.add("<@" + id + ">"));
    var rows = new ArrayList<MessageTopLevelComponent>();
    for (var part : card.parts()) {
      text(part).ifPresent(text::add);
      rows.addAll(rows(part));
    }
    remark(files, words).ifPresent(text::add);
    var uploads = files.byMedia().values().stream().map(Enclosure::upload).toList();
    return new Letter(false, text.take(), rows, uploads, mention);
  }

  private static Optional<String> text(Part part) {
    return switch (part) {
      case Part.Title(var text) -> Optional.of(Markdown.title(text));
      case Part.Text(var text) -> Optional.of(Markdown.escape(text));
      case Part.Quote(var text) -> Optional.of(Markdown.quote(text));
      case Part.Small(var text) -> Optional.of(Markdown.small(text));
      case Part.Entry(var name, var text) -> Optional.of(Markdown.entry(name, text));
      case Part.Subject(var kind, var id, var text) ->
          Optional.of(Markdown.subject(kind, id) + " " + Markdown.escape(text));
      case Part.Bar bar -> Optional.of(bar.drawn());
      case Part.Due(var label, var at) ->
          Optional.of(Markdown.escape(label) + " <t:" + at.getEpochSecond() + ":R>");
      case Part.Gallery _, Part.Drawing _, Part.Document _ -> Optional.empty();
      case Part.Buttons _, Part.Menu _ -> Optional.empty();
    };
  }

  private static List<ContainerChildComponent> shown(Part part, Enclosures.Found files) {
    return switch (part) {
      case Part.Gallery(var pictures) ->
          gallery(
              pictures.stream()
                  .map(picture -> files.byMedia().get(picture.media()))
                  .flatMap(it -> Optional.ofNullable(it).stream())
                  .toList());
      case Part.Drawing(var file, _) ->
          gallery(files.drawings().stream().filter(it -> it.file().equals(file)).toList());
      case Part.Document(var file, _) ->
          files.drawings().stream()
              .filter(it -> it.file().equals(file))
              .<ContainerChildComponent>map(it -> FileDisplay.fromFile(it.upload()))
              .toList();
      case Part.Buttons _, Part.Menu _ -> List.copyOf(rows(part));
      case Part.Title _, Part.Text _, Part.Quote _, Part.Small _ -> List.of();
      case Part.Entry _, Part.Subject _, Part.Bar _, Part.Due _ -> List.of();
    };
  }

  private static List<ContainerChildComponent> gallery(List<Enclosure> files) {
    if (files.isEmpty()) return List.of();
    return List.of(
        MediaGallery.of(
            files.stream()
                .map(it ->
                    MediaGalleryItem.fromFile(it.upload())
                        .withDescription(it.description().isBlank() ? null : it.description()))
                .toList()));
  }

  private static List<ActionRow> rows(Part part) {
    return switch (part) {
      case Part.Buttons(var buttons) -> {
        var rows = new ArrayList<ActionRow>();
        for (int i = 0; i < buttons.size(); i += BUTTONS_PER_ROW)
          rows.add(
              ActionRow.of(
                  buttons.subList(i, Math.min(i + BUTTONS_PER_ROW, buttons.size())).stream()
                      .map(Letter::button)
                      .toList()));
        yield rows;
      }
      case Part.Menu(var label, var choices) -> {
        var menu = StringSelectMenu.create(MENU_ID).setPlaceholder(cut(label, 150));
        choices.forEach(it -> menu.addOption(cut(it.label(), CHOICE_LABEL_CHARS), it.id()));
        yield List.of(ActionRow.of(menu.build()));
      }
      case Part.Gallery _, Part.Drawing _, Part.Document _ -> List.of();
      case Part.Title _, Part.Text _ -> List.of();
      case Part.Quote _, Part.Small _, Part.Entry _, Part.Subject _ -> List.of();
      case Part.Bar _, Part.Due _ -> List.of();
    };
  }

  /// The id of the one menu of a message; its values are ids of buttons.
  static final String MENU_ID = "dr1.menu";

  private static Button button(Part.Button button) {
    var style =
        switch (button.weight()) {
          case MAIN -> ButtonStyle.PRIMARY;
          case NORMAL -> ButtonStyle.SECONDARY;
          case DANGER -> ButtonStyle.DANGER;
        };
    return Button.of(style, button.id(), cut(button.label(), BUTTON_LABEL_CHARS));
  }

  /// What there is to say about files that are smaller than they were, or missing.
  private static Optional<String> remark(Enclosures.Found files, Words words) {
    if (!files.complete())
      return Optional.of(Markdown.small(words.controls().say(Label.PICTURE_GONE)));
    return files.isShrunk()
        ? Optional.of(Markdown.small(words.controls().say(Label.SHRUNK)))
        : Optional.empty();
  }

  private static Color colour(Card.Tone tone) {
    return switch (tone) {
      case PLAIN -> new Color(0x5C6370);
      case WORKING -> new Color(0x5B8DEF);
      case ASKING -> new Color(0xFFB454);
      case DONE -> new Color(0x3FB27F);
      case REFUSED -> new Color(0xE5534B);
    };
  }

  private static String cut(String text, int chars) {
    return text.length() <= chars ? text : text.substring(0, chars - 1) + "…";
  }
}
