package dev.darkroom.bot.slack;

import dev.darkroom.bot.slack.message.Postman;
import dev.darkroom.bot.slack.message.Postman.Place;
import dev.darkroom.bot.slack.web.Channels;
import dev.darkroom.generation.Generation;
import dev.darkroom.generation.Post;
import dev.darkroom.generation.Posts;
import dev.darkroom.generation.State;
import dev.darkroom.provider.Progress;
import dev.darkroom.surface.Sent;
import dev.darkroom.surface.Surface;
import dev.darkroom.surface.Words;
import dev.darkroom.surface.card.Card;
import dev.darkroom.surface.card.GenerationCards;
import dev.darkroom.surface.status.StatusBoard;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Function;

/// Hands generations over in Slack: one status message that changes, then [Endings].
final class SlackSurface implements Surface, StatusBoard.Display {
  static final String NAME = "slack";

  private final Postman postman;
  private final Channels channels;
  private final Endings endings;
  private final GenerationCards cards;
  private final Posts posts;
  private final StatusBoard board;
  private final InstantSource clock;

  /// @param board makes the board on which this shows status messages
  SlackSurface(
      Postman postman,
      Channels channels,
      Endings endings,
      GenerationCards cards,
      Posts posts,
      Function<StatusBoard.Display, StatusBoard> board,
      InstantSource clock) {
    this.postman = postman;
    this.channels = channels;
    this.endings = endings;
    this.cards = cards;
    this.posts = posts;
    this.board = board.apply(this);
    this.clock = clock;
  }

  @Override
  public String name() {
    return NAME;
  }

  StatusBoard board() {
    return board;
  }

  /// Takes up the status messages that an earlier process left.
  void resume() {
    board.resume(posts, NAME);
  }

  @Override
  public Words words(Generation generation) {
    return address(generation).words();
  }

  @Override
  public void show(Generation generation, Progress progress) {
    board.progress(generation.id(), progress);
  }

  /// Posts the status, once, unless the ending overtook it. What was asked for twice has it
  /// already.
  Sent open(Generation generation) {
    return board.alone(
        generation.id(),
        () -> {
          var card = board.card(generation);
          boolean shown =
              posts.find(generation.id(), Post.Kind.STATUS).isPresent()
                  || posts.find(generation.id(), Post.Kind.ENDING).isPresent();
          if (card.isEmpty() || shown) return new Sent.Done("", "");
          var sent = post(generation, card.get());
          if (sent instanceof Sent.Done(var channel, var message)) {
            save(generation, channel, message);
            board.watch(generation.id(), card.get());
          }
          return sent;
        });
  }

  /// What the status shows now; empty once the ending is on its way.
  Optional<Card> status(Generation generation) {
    return board.card(generation);
  }

  /// In the channel, or where that is closed or the answer is private, as a direct message.
  private Sent post(Generation generation, Card card) {
    var address = address(generation);
    if (!address.hidden() && !address.channel().isEmpty()) {
      var sent = postOnce(address.place(), card, generation);
      if (!(sent instanceof Sent.Closed)) return sent;
    }
    return channels
        .direct(address.team(), address.user())
        .sent(direct -> postOnce(new Place(address.team(), direct, ""), card, generation));
  }

  /// Where the answer was lost, the message may stand there.
  private Sent postOnce(Place place, Card card, Generation generation) {
    var sent = postman.post(place, card);
    if (!(sent instanceof Sent.Later)) return sent;
    var there = postman.messages(place, generation.createdAt());
    return Postman.standing(place, there, it -> Postman.isStatus(it, generation.id())).orElse(sent);
  }

  @Override
  public void change(Generation generation, Card card) {
    posts
        .find(generation.id(), Post.Kind.STATUS)
        .ifPresent(status -> {
          var team = Address.read(status.address()).team();
          var _ = postman.change(team, status.channel(), status.message(), card);
        });
  }

  @Override
  public Delivery deliver(Generation generation) {
    return board.end(
        generation.id(),
        () -> endings.result(generation, cards.result(generation, words(generation))));
  }

  @Override
  public Delivery tell(Generation generation) {
    return generation.state() instanceof State.Failing(var failure)
        ? board.end(
            generation.id(),
            () ->
                endings.failure(generation, cards.failure(generation, failure, words(generation))))
        : new Delivery.Done();
  }

  /// Takes a result away that its owner deleted.
  void remove(Generation generation) {
    var _ =
        board.alone(
            generation.id(),
            () -> {
              endings.remove(generation);
              return true;
            });
  }

  private void save(Generation generation, String channel, String message) {
    posts.save(
        new Post(
            generation.id(),
            Post.Kind.STATUS,
            NAME,
            channel,
            message,
            "",
            generation.replyTo().address(),
            clock.instant()));
  }

  private static Address address(Generation generation) {
    return Address.read(generation.replyTo().address());
  }
}
