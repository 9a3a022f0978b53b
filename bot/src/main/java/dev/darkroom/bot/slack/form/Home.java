package dev.darkroom.bot.slack.form;

import static com.slack.api.model.block.Blocks.actions;
import static com.slack.api.model.block.Blocks.divider;
import static com.slack.api.model.block.Blocks.image;
import static com.slack.api.model.block.composition.BlockCompositions.plainText;
import static com.slack.api.model.block.element.BlockElements.button;

import com.slack.api.model.block.LayoutBlock;
import com.slack.api.model.block.composition.SlackFileObject;
import com.slack.api.model.view.View;
import dev.darkroom.bot.slack.message.CardBlocks;
import dev.darkroom.generation.Generation;
import dev.darkroom.generation.Generations;
import dev.darkroom.generation.Post;
import dev.darkroom.generation.Posts;
import dev.darkroom.media.MediaType;
import dev.darkroom.surface.Label;
import dev.darkroom.surface.card.Card;
import dev.darkroom.surface.card.Card.Tone;
import dev.darkroom.surface.card.GenerationCards;
import dev.darkroom.surface.card.Part;
import dev.darkroom.surface.desk.Answer;
import dev.darkroom.surface.desk.Caller;
import dev.darkroom.surface.desk.CommunityDesk.Changes;
import dev.darkroom.surface.desk.Desks;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/// The app's home tab for one person, within Slack's hundred blocks.
public final class Home {
  /// Before `.on` and `.off`: the button that lets members spend the pool.
  public static final String POOL = "dr1.home.pool";

  private static final int LISTED_MAX = 10;
  private static final int BLOCKS_MAX = 100;
  private static final int ALT_CHARS_MAX = 2_000;

  /// What blocks can show.
  private static final Set<MediaType> SHOWN = Set.of(MediaType.PNG, MediaType.JPEG, MediaType.GIF);

  private final Desks desks;
  private final GenerationCards cards;
  private final Generations generations;
  private final Posts posts;

  public Home(Desks desks, GenerationCards cards, Generations generations, Posts posts) {
    this.desks = desks;
    this.cards = cards;
    this.generations = generations;
    this.posts = posts;
  }

  /// @param pictures which recent pictures are shown, by the ids of their files, and only those
  ///   that Slack is done with
  public View view(Caller caller, Predicate<String> pictures) {
    var blocks = new ArrayList<LayoutBlock>();
    add(desks.lookUps().credits(caller), blocks);
    add(desks.moderators().ownQuotas(caller), blocks);
    var all = generations.ofMember(caller.requester().member(), LISTED_MAX);
    var running = all.stream().filter(it -> !it.state().isEnd()).toList();
    var ended = all.stream().filter(it -> it.state().isEnd()).toList();
    if (!running.isEmpty()) list(Label.HOME_RUNNING, running, _ -> false, caller, blocks);
    if (!ended.isEmpty()) list(Label.HOME_RECENT, ended, pictures, caller, blocks);
    if (caller.administrator()) settings(caller, blocks);
    return View.builder().type("home").blocks(blocks.stream().limit(BLOCKS_MAX).toList()).build();
  }

  private static void add(Answer answer, List<LayoutBlock> blocks) {
    if (answer instanceof Answer.Aside(var card)) blocks.addAll(CardBlocks.of(card));
  }

  private void list(
      Label title,
      List<Generation> listed,
      Predicate<String> pictures,
      Caller caller,
      List<LayoutBlock> blocks) {
    var words = caller.words();
    blocks.add(divider());
    var heading = new Part.Title(words.controls().say(title));
    blocks.addAll(CardBlocks.of(new Card(Tone.PLAIN, List.of(heading))));
    for (var generation : listed) {
      blocks.addAll(CardBlocks.of(new Card(Tone.PLAIN, List.of(cards.entry(generation, words)))));
      picture(generation, pictures).ifPresent(blocks::add);
    }
  }

  /// The first picture of a result, as Slack has it since it was posted.
  private Optional<LayoutBlock> picture(Generation generation, Predicate<String> pictures) {
    boolean shown =
        generation.outputs().stream()
            .findFirst()
            .filter(it -> SHOWN.contains(it.media().type()))
            .isPresent();
    if (!shown) return Optional.empty();
    return posts
        .find(generation.id(), Post.Kind.ENDING)
        .map(post -> post.nonce().replaceFirst(",.*", ""))
        .filter(id -> id.startsWith("F") && pictures.test(id))
        .map(id ->
            image(it ->
                it.slackFile(SlackFileObject.builder().id(id).build())
                    .altText(
                        CardBlocks.cut(
                            generation.id() + " " + generation.prompt().text(), ALT_CHARS_MAX))));
  }

  private void settings(Caller caller, List<LayoutBlock> blocks) {
    var controls = caller.words().controls();
    blocks.add(divider());
    var heading = new Part.Title(controls.say(Label.HOME_SETTINGS));
    blocks.addAll(CardBlocks.of(new Card(Tone.PLAIN, List.of(heading))));
    add(desks.communities().settings(NO_CHANGES, caller), blocks);
    blocks.add(
        actions(
            List.of(
                button(it ->
                    it.actionId(POOL + ".on").text(plainText(controls.say(Label.SHARE_POOL)))),
                button(it ->
                    it.actionId(POOL + ".off").text(plainText(controls.say(Label.KEEP_POOL)))))));
  }

  private static final Changes NO_CHANGES =
      new Changes(
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          false,
          Optional.empty(),
          false,
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty());
}
