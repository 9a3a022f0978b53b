package dev.darkroom.bot.slack.form;

import static com.slack.api.model.block.Blocks.context;
import static com.slack.api.model.block.Blocks.section;
import static com.slack.api.model.block.composition.BlockCompositions.plainText;
import static com.slack.api.model.block.element.BlockElements.checkboxes;
import static com.slack.api.model.block.element.BlockElements.conversationsSelect;
import static com.slack.api.model.block.element.BlockElements.fileInput;
import static com.slack.api.model.block.element.BlockElements.numberInput;
import static com.slack.api.model.block.element.BlockElements.radioButtons;
import static dev.darkroom.bot.slack.form.Inputs.labelled;
import static dev.darkroom.bot.slack.form.Inputs.menu;
import static dev.darkroom.bot.slack.form.Inputs.option;
import static dev.darkroom.bot.slack.form.Inputs.priced;
import static dev.darkroom.bot.slack.form.Inputs.say;

import com.slack.api.model.block.InputBlock;
import com.slack.api.model.block.LayoutBlock;
import com.slack.api.model.block.composition.OptionObject;
import com.slack.api.model.block.element.RadioButtonsElement;
import com.slack.api.model.view.View;
import dev.darkroom.bot.slack.message.CardBlocks;
import dev.darkroom.bot.slack.web.Channels.Access;
import dev.darkroom.catalog.Catalog;
import dev.darkroom.catalog.Catalog.Choice;
import dev.darkroom.catalog.Model;
import dev.darkroom.catalog.Size;
import dev.darkroom.catalog.Wish;
import dev.darkroom.credit.CommunityId;
import dev.darkroom.generation.Casts;
import dev.darkroom.generation.HouseRules;
import dev.darkroom.generation.Looks;
import dev.darkroom.surface.Label;
import dev.darkroom.surface.Words;
import dev.darkroom.surface.desk.CommunityDesk;
import dev.darkroom.surface.desk.LookUpDesk;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/// The form in which a wish is put together: pictures, prompt, model with its price, and the rest.
/// Changing what the price depends on changes the price at its foot.
public final class WishForm {
  /// What the form is called when it is sent.
  public static final String CALLBACK = "dr1.wish";

  /// Results go to the channel, which the bot joins first.
  public static final String JOIN = "join";

  /// Results go to direct messages.
  public static final String DIRECT = "direct";

  private static final int FILES_MAX = 10;
  private static final List<String> FILE_TYPES =
      List.of("jpg", "jpeg", "png", "webp", "gif", "heic", "bmp", "tiff");

  private final Catalog catalog;
  private final Looks looks;
  private final Casts casts;
  private final LookUpDesk lookUps;
  private final CommunityDesk communities;

  public WishForm(
      Catalog catalog, Looks looks, Casts casts, LookUpDesk lookUps, CommunityDesk communities) {
    this.catalog = catalog;
    this.looks = looks;
    this.casts = casts;
    this.lookUps = lookUps;
    this.communities = communities;
  }

  /// The form as it looks with what is filled in.
  ///
  /// @param begun the prompt that it begins with
  /// @param access whether results can be shown in the conversation where it was opened
  public View view(
      FormState state, Filled filled, String begun, Access access, CommunityId community) {
    var words = state.words();
    var blocks = new ArrayList<LayoutBlock>();
    if (!state.pictures().isEmpty())
      blocks.add(context(List.of(plainText(words.controls().chosen(state.pictures().size())))));
    blocks.add(Inputs.prompt(state.workflow(), begun, words));
    blocks.add(
        labelled(
            Inputs.FILES,
            say(Label.ASK_FILES, words),
            fileInput(it -> it.actionId(Inputs.FILES).filetypes(FILE_TYPES).maxFiles(FILES_MAX)),
            true));
    blocks.add(models(state, words));
    sizes(state, filled, words).ifPresent(blocks::add);
    if (counted(state, filled) > 1) blocks.add(count(counted(state, filled), words));
    own(community, words).forEach(blocks::add);
    blocks.add(seed(words));
    where(state, access, words).ifPresent(blocks::add);
    blocks.add(whoSees(communities.isHidden(community), words));
    blocks.add(price(state, filled, words));
    return Inputs.modal(CALLBACK, Inputs.title(state.workflow(), words), state, blocks, words);
  }

  private LayoutBlock models(FormState state, Words words) {
    var options = new ArrayList<OptionObject>();
    options.add(option(Wish.AUTO, Wish.AUTO));
    fitting(state)
        .forEach(model ->
            options.add(
                option(
                    model.id(),
                    model.name() + " · " + words.controls().from(LookUpDesk.lowest(model)))));
    return priced(
        Inputs.MODEL, say(Label.ASK_MODEL, words), options, Optional.of(options.getFirst()));
  }

  private List<Model> fitting(FormState state) {
    return catalog.models().stream()
        .filter(model -> model.workflows().contains(state.workflow()) && lookUps.isReady(model))
        .toList();
  }

  /// The sizes of the chosen model, or of all; none where there is one only.
  private Optional<LayoutBlock> sizes(FormState state, Filled filled, Words words) {
    var sizes =
        chosen(state, filled).stream()
            .flatMap(model -> model.sizes().stream())
            .map(Size::name)
            .distinct()
            .toList();
    if (sizes.size() < 2) return Optional.empty();
    return Optional.of(
        priced(
            Inputs.SIZE,
            say(Label.FORM_SIZE, words),
            sizes.stream().map(it -> option(it, it)).toList(),
            Optional.empty()));
  }

  private int counted(FormState state, Filled filled) {
    return chosen(state, filled).stream().mapToInt(Model::countMax).max().orElse(1);
  }

  private List<Model> chosen(FormState state, Filled filled) {
    return catalog.find(filled.model()).map(List::of).orElseGet(() -> fitting(state));
  }

  private static LayoutBlock count(int most, Words words) {
    var options =
        IntStream.rangeClosed(1, most)
            .mapToObj(Integer::toString)
            .map(it -> option(it, it))
            .toList();
    return priced(
        Inputs.COUNT, say(Label.FORM_COUNT, words), options, Optional.of(options.getFirst()));
  }

  /// Looks, and the community's casts.
  private List<LayoutBlock> own(CommunityId community, Words words) {
    var blocks = new ArrayList<LayoutBlock>();
    var named = looks.all(community).stream().map(look -> option(look.id(), look.name())).toList();
    if (!named.isEmpty())
      blocks.add(
          labelled(
              Inputs.LOOK,
              say(Label.FORM_LOOK, words),
              menu(Inputs.LOOK, named, Optional.empty()),
              true));
    var people =
        casts.all(community).stream().map(cast -> option(cast.name(), cast.name())).toList();
    if (!people.isEmpty())
      blocks.add(
          labelled(
              Inputs.CAST,
              say(Label.FORM_CAST, words),
              menu(Inputs.CAST, people, Optional.empty()),
              true));
    return blocks;
  }

  private static LayoutBlock seed(Words words) {
    return labelled(
        Inputs.SEED,
        say(Label.FORM_SEED, words),
        numberInput(it ->
            it.actionId(Inputs.SEED)
                .decimalAllowed(false)
                .minValue("0")
                .maxValue(Long.toString(HouseRules.SEED_MAX))),
        true);
  }

  /// Where the result goes, as far as there is a choice.
  private static Optional<LayoutBlock> where(FormState state, Access access, Words words) {
    if (state.channel().isEmpty())
      return Optional.of(
          labelled(
              Inputs.CONVERSATION,
              say(Label.FORM_CONVERSATION, words),
              conversationsSelect(it -> it.actionId(Inputs.CONVERSATION)),
              true));
    return access == Access.OPEN ? Optional.empty() : Optional.of(closed(access, words));
  }

  private static LayoutBlock whoSees(boolean hidden, Words words) {
    var onlyMe = List.of(option("yes", say(Label.FORM_ONLY_ME, words)));
    return labelled(
        Inputs.PRIVATE,
        say(Label.FORM_PRIVATE, words),
        checkboxes(it -> {
          var made = it.actionId(Inputs.PRIVATE).options(onlyMe);
          return hidden ? made.initialOptions(onlyMe) : made;
        }),
        true);
  }

  /// The bot may not post there: it offers what it can do instead, before anything is charged.
  private static LayoutBlock closed(Access access, Words words) {
    var direct = option(DIRECT, say(Label.FORM_DIRECT, words));
    var options =
        access == Access.JOINABLE
            ? List.of(option(JOIN, say(Label.FORM_JOIN, words)), direct)
            : List.of(direct);
    return labelled(
        Inputs.WHERE,
        say(Label.FORM_WHERE, words),
        radioButtons(
            it -> it.actionId(Inputs.WHERE).options(options).initialOption(options.getFirst())),
        false);
  }

  /// What an open form asks about the channel, so that it asks the same again.
  public static Access asked(View view) {
    for (var block : view.getBlocks())
      if (block instanceof InputBlock input
          && input.getElement() instanceof RadioButtonsElement choice)
        return choice.getOptions().stream().anyMatch(it -> JOIN.equals(it.getValue()))
            ? Access.JOINABLE
            : Access.FOREIGN;
    return Access.OPEN;
  }

  private LayoutBlock price(FormState state, Filled filled, Words words) {
    var text = plainText(CardBlocks.cut(priceOf(state, filled, words), 3_000));
    return section(it -> it.blockId(Inputs.PRICE).text(text));
  }

  private String priceOf(FormState state, Filled filled, Words words) {
    int pictures = state.pictures().size() + filled.pictures().size();
    return switch (catalog.choose(
        new Wish(
            filled.model(),
            state.workflow(),
            Math.max(1, pictures),
            filled.size().map(Size::new),
            Optional.empty(),
            filled.count(),
            Optional.empty(),
            filled.seed().isPresent(),
            false,
            filled.prompt()))) {
      case Choice.Chosen chosen -> words.quote(chosen);
      case Choice.Impossible(var sentence, _) -> sentence;
      case Choice.Keyless(var sentence) -> sentence;
    };
  }
}
