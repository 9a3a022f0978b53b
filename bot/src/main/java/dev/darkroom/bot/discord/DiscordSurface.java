package dev.darkroom.bot.discord;

import dev.darkroom.bot.discord.message.Postman;
import dev.darkroom.bot.discord.message.Postman.Parcel;
import dev.darkroom.generation.Generation;
import dev.darkroom.generation.GenerationId;
import dev.darkroom.generation.Post;
import dev.darkroom.generation.Posts;
import dev.darkroom.generation.State;
import dev.darkroom.provider.Progress;
import dev.darkroom.surface.Label;
import dev.darkroom.surface.Sent;
import dev.darkroom.surface.Surface;
import dev.darkroom.surface.Words;
import dev.darkroom.surface.card.Card;
import dev.darkroom.surface.card.Card.Tone;
import dev.darkroom.surface.card.GenerationCards;
import dev.darkroom.surface.card.Part;
import dev.darkroom.surface.status.BatchBoard;
import dev.darkroom.surface.status.StatusBoard;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/// Hands generations over in Discord: while the interaction's token lasts as its answer, which may
/// be repeated; afterwards as a message of its own; and where that is closed, as a direct message.
final class DiscordSurface implements Surface, StatusBoard.Display {
  static final String NAME = "discord";

  private final Postman postman;
  private final GenerationCards cards;
  private final Posts posts;
  private final StatusBoard board;
  private final BatchBoard batches;
  private final InstantSource clock;

  /// @param board makes the board on which this shows status messages
  /// @param batches speaks for batches
  DiscordSurface(
      Postman postman,
      GenerationCards cards,
      Posts posts,
      Function<StatusBoard.Display, StatusBoard> board,
      BatchBoard batches,
      InstantSource clock) {
    this.postman = postman;
    this.cards = cards;
    this.posts = posts;
    this.board = board.apply(this);
    this.batches = batches;
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

  /// Shows the status for the first time, as the answer to an interaction, unless the ending
  /// overtook it.
  Sent open(Generation generation, Address address) {
    return board.alone(
        generation.id(),
        () -> {
          var card = board.card(generation);
          var ended = posts.find(generation.id(), Post.Kind.ENDING).filter(Post::isPosted);
          if (card.isEmpty() || ended.isPresent()) return new Sent.Done("", "");
          var parcel = parcel(generation, card.get());
          var target = address(generation);
          var sent =
              target.isApart()
                  ? postman.post(
                      target.channel(), "ds-" + generation.id().value(), Optional.empty(), parcel)
                  : postman.answer(address.token(), parcel);
          if (sent instanceof Sent.Done(_, var message)) {
            var where = target.isApart() ? target : address;
            save(generation.id(), Post.Kind.STATUS, where.channel(), message, "", where);
            board.watch(generation.id(), card.get());
            if (target.isApart()) pointTo(target, address);
          }
          return sent;
        });
  }

  /// The interaction's own answer says where things go on.
  private void pointTo(Address target, Address address) {
    var text = address.words().controls().say(Label.THREAD_OPENED);
    var card =
        new Card(
            Tone.PLAIN,
            List.of(new Part.Subject(Part.Subject.Kind.CHANNEL, target.channel(), text)));
    var _ =
        postman.answer(
            address.token(),
            new Parcel(card, address.words(), "thread", address.sizeBytesMax(), false));
  }

  @Override
  public void change(Generation generation, Card card) {
    var status = posts.find(generation.id(), Post.Kind.STATUS);
    if (status.isEmpty()) return;
    var address = Address.read(status.get().address());
    var _ =
        address.isOpen(clock.instant())
            ? postman.answer(address.token(), parcel(generation, card))
            : changeByBot(status.get(), address, generation, card);
  }

  private Sent changeByBot(Post status, Address address, Generation generation, Card card) {
    if (address.hidden() || address.channel().isEmpty()) return new Sent.Closed("not ours");
    return postman.change(address.channel(), status.message(), parcel(generation, card));
  }

  /// A batch speaks for what belongs to it.
  @Override
  public Delivery deliver(Generation generation) {
    if (batches.speaksFor(generation)) return new Delivery.Done();
    return end(generation, () -> cards.result(generation, words(generation)));
  }

  @Override
  public Delivery tell(Generation generation) {
    if (batches.speaksFor(generation)) return new Delivery.Done();
    return generation.state() instanceof State.Failing(var failure)
        ? end(generation, () -> cards.failure(generation, failure, words(generation)))
        : new Delivery.Done();
  }

  private Delivery end(Generation generation, Supplier<Card> card) {
    return board.end(
        generation.id(),
        () -> {
          var earlier = posts.find(generation.id(), Post.Kind.ENDING);
          boolean stands =
              earlier.isPresent()
                  && (earlier.get().isPosted() || isFound(generation, earlier.get()));
          return stands ? new Delivery.Done() : endNow(generation, parcel(generation, card.get()));
        });
  }

  /// Whether a post that was meant to be made stands there, though its answer was lost.
  private boolean isFound(Generation generation, Post intended) {
    var found = postman.find(intended.channel(), generation.id());
    found.ifPresent(it ->
        save(
            generation.id(),
            Post.Kind.ENDING,
            it.channel(),
            it.message(),
            intended.nonce(),
            Address.read(intended.address())));
    return found.isPresent();
  }

  /// The ways, in their order; a closed one leaves it to the next.
  private Delivery endNow(Generation generation, Parcel parcel) {
    var status = posts.find(generation.id(), Post.Kind.STATUS);
    var address = status.map(it -> Address.read(it.address())).orElseGet(() -> address(generation));
    var answered = status.map(Post::message).filter(it -> !it.isEmpty());
    var nonce = nonce(generation);
    var ways =
        List.<Supplier<Sent>>of(
            () -> answer(address, parcel),
            () -> post(generation, address, address.channel(), answered, parcel),
            () -> post(generation, address, address.parent(), Optional.empty(), parcel),
            () -> postman.post(address.user(), nonce, parcel));
    var why = "";
    for (var way : ways) {
      switch (way.get()) {
        case Sent.Done(var channel, var message) -> {
          save(generation.id(), Post.Kind.ENDING, channel, message, nonce, address);
          if (!channel.isEmpty()) pointElsewhere(generation, status, address);
          return new Delivery.Done();
        }
        case Sent.Later(var after, var reason) -> {
          return new Delivery.Later(after, reason);
        }
        case Sent.Closed(var reason) -> why = reason;
      }
    }
    return new Delivery.Undeliverable(why);
  }

  private Sent answer(Address address, Parcel parcel) {
    return address.isOpen(clock.instant())
        ? postman.answer(address.token(), parcel)
        : new Sent.Closed("the interaction is over");
  }

  /// The intent is kept first: after a crash it tells where to look.
  private Sent post(
      Generation generation,
      Address address,
      String channel,
      Optional<String> answered,
      Parcel parcel) {
    if (address.hidden() || channel.isEmpty()) return new Sent.Closed("not for this channel");
    var nonce = nonce(generation);
    save(generation.id(), Post.Kind.ENDING, channel, "", nonce, address);
    return postman.post(channel, nonce, answered, parcel);
  }

  /// At most 25 characters, as Discord wants it.
  private static String nonce(Generation generation) {
    return "dr-" + generation.id().value();
  }

  /// The ending stands in a message of its own: the status says so.
  private void pointElsewhere(Generation generation, Optional<Post> status, Address address) {
    if (status.isEmpty()) return;
    var words = address.words();
    var card = Card.of(Tone.PLAIN, words.controls().say(Label.ELSEWHERE));
    var _ = changeByBot(status.get(), address, generation, card);
  }

  private void save(
      GenerationId id,
      Post.Kind kind,
      String channel,
      String message,
      String nonce,
      Address address) {
    posts.save(new Post(id, kind, NAME, channel, message, nonce, address.write(), clock.instant()));
  }

  Parcel parcel(Generation generation, Card card) {
    var address = address(generation);
    return new Parcel(
        card,
        address.words(),
        "discord-" + generation.id().value(),
        address.sizeBytesMax(),
        !generation.length().isZero());
  }

  private static Address address(Generation generation) {
    return Address.read(generation.replyTo().address());
  }
}
