package dev.darkroom.bot.slack.message;

import static com.slack.api.model.block.Blocks.actions;
import static com.slack.api.model.block.Blocks.context;
import static com.slack.api.model.block.Blocks.header;
import static com.slack.api.model.block.Blocks.section;
import static com.slack.api.model.block.composition.BlockCompositions.option;
import static com.slack.api.model.block.composition.BlockCompositions.plainText;
import static com.slack.api.model.block.element.BlockElements.button;
import static com.slack.api.model.block.element.BlockElements.staticSelect;

import com.slack.api.model.block.LayoutBlock;
import com.slack.api.model.block.composition.MarkdownTextObject;
import com.slack.api.model.block.element.BlockElement;
import dev.darkroom.surface.card.Card;
import dev.darkroom.surface.card.Part;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A card laid out in Slack's blocks, within their limits. Galleries and drawings are no blocks:
/// files are uploaded, and Slack is not done with them in time for a block to show them.
public final class CardBlocks {
  /// The action of the one menu of a message; its values are ids of buttons.
  public static final String MENU_ID = "dr1.menu";

  /// Slack's limit for all text of one message is near 13,200 (bolt-js#2509).
  private static final int TEXT_CHARS_MAX = 11_000;

  private static final int SECTION_CHARS_MAX = 3_000;
  private static final int TITLE_CHARS_MAX = 150;
  private static final int LABEL_CHARS_MAX = 75;
  private static final int BUTTONS_PER_ROW = 5;
  private static final int BLOCKS_MAX = 50;

  private final List<LayoutBlock> blocks = new ArrayList<>();
  private final StringBuilder text = new StringBuilder();
  private final StringBuilder small = new StringBuilder();
  private int charsLeft = TEXT_CHARS_MAX;

  private CardBlocks() {}

  /// The blocks of a card.
  public static List<LayoutBlock> of(Card card) {
    var made = new CardBlocks();
    card.mention().ifPresent(member -> made.say(Mrkdwn.mention(member.id())));
    card.parts().forEach(made::add);
    made.close();
    return made.blocks.stream().limit(BLOCKS_MAX).toList();
  }

  /// What stands in a notification, and for those whose client shows no blocks.
  public static String plain(Card card) {
    for (var part : card.parts()) {
      var said = said(part);
      if (said.isPresent()) return cut(said.get(), SECTION_CHARS_MAX);
    }
    return "Darkroom";
  }

  private static Optional<String> said(Part part) {
    return switch (part) {
      case Part.Title(var words) -> Optional.of(Mrkdwn.escape(words));
      case Part.Text(var words) -> Optional.of(Mrkdwn.escape(words));
      case Part.Quote(var words) -> Optional.of(Mrkdwn.quote(words));
      case Part.Entry(var name, var words) -> Optional.of(Mrkdwn.entry(name, words));
      case Part.Subject(var kind, var id, var words) ->
          Optional.of(Mrkdwn.subject(kind, id) + " " + Mrkdwn.escape(words));
      case Part.Bar bar -> Optional.of(bar.drawn());
      case Part.Due(var label, var at) ->
          Optional.of(Mrkdwn.escape(label) + " " + Mrkdwn.moment(at));
      case Part.Small _, Part.Gallery _, Part.Buttons _ -> Optional.empty();
      case Part.Menu _, Part.Drawing _, Part.Document _ -> Optional.empty();
    };
  }

  private void add(Part part) {
    switch (part) {
      case Part.Title(var words) -> {
        close();
        blocks.add(header(it -> it.text(plainText(cut(words, TITLE_CHARS_MAX)))));
      }
      case Part.Small(var words) -> murmur(Mrkdwn.escape(words));
      case Part.Text _, Part.Quote _, Part.Entry _, Part.Subject _, Part.Bar _, Part.Due _ ->
          said(part).ifPresent(this::say);
      case Part.Buttons(var buttons) -> row(buttons);
      case Part.Menu menu -> menu(menu);
      case Part.Gallery _, Part.Drawing _, Part.Document _ -> {}
    }
  }

  private void say(String line) {
    closeSmall();
    if (!fits(line)) return;
    if (text.length() + line.length() + 1 > SECTION_CHARS_MAX) closeText();
    if (!text.isEmpty()) text.append('\n');
    text.append(cut(line, SECTION_CHARS_MAX));
  }

  private void murmur(String line) {
    closeText();
    if (!fits(line)) return;
    if (small.length() + line.length() + 1 > SECTION_CHARS_MAX) closeSmall();
    if (!small.isEmpty()) small.append('\n');
    small.append(cut(line, SECTION_CHARS_MAX));
  }

  /// What is beyond the limit of a message is left out.
  private boolean fits(String line) {
    if (line.isBlank()) return false;
    charsLeft -= line.length() + 1;
    return charsLeft >= 0;
  }

  private void close() {
    closeText();
    closeSmall();
  }

  private void closeText() {
    if (text.isEmpty()) return;
    var words = mrkdwn(text);
    blocks.add(section(it -> it.text(words)));
    text.setLength(0);
  }

  private void closeSmall() {
    if (small.isEmpty()) return;
    var words = mrkdwn(small);
    blocks.add(context(it -> it.elements(List.of(words))));
    small.setLength(0);
  }

  private void row(List<Part.Button> buttons) {
    close();
    for (int i = 0; i < buttons.size(); i += BUTTONS_PER_ROW) {
      var row =
          buttons.subList(i, Math.min(i + BUTTONS_PER_ROW, buttons.size())).stream()
              .map(CardBlocks::element)
              .toList();
      blocks.add(actions(row));
    }
  }

  private static BlockElement element(Part.Button button) {
    return button(it -> {
      var made =
          it.actionId(button.id())
              .value(button.id())
              .text(plainText(cut(button.label(), LABEL_CHARS_MAX)));
      return switch (button.weight()) {
        case MAIN -> made.style("primary");
        case DANGER -> made.style("danger");
        case NORMAL -> made;
      };
    });
  }

  private void menu(Part.Menu menu) {
    close();
    var options =
        menu.choices().stream()
            .map(it -> option(plainText(cut(it.label(), LABEL_CHARS_MAX)), it.id()))
            .toList();
    blocks.add(
        actions(
            List.of(
                staticSelect(it ->
                    it.actionId(MENU_ID)
                        .placeholder(plainText(cut(menu.label(), TITLE_CHARS_MAX)))
                        .options(options)))));
  }

  /// Slack is not to find links, channels or people in it by itself.
  private static MarkdownTextObject mrkdwn(CharSequence text) {
    return MarkdownTextObject.builder().text(text.toString()).verbatim(true).build();
  }

  /// At most so many UTF-16 units, which is how Slack counts; no character is broken.
  public static String cut(String text, int chars) {
    if (text.length() <= chars) return text;
    int end = Character.isHighSurrogate(text.charAt(chars - 2)) ? chars - 2 : chars - 1;
    return text.substring(0, end) + "…";
  }
}
