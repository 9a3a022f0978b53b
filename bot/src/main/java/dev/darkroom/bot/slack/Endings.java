package dev.darkroom.bot.slack;

import dev.darkroom.bot.slack.message.Mrkdwn;
import dev.darkroom.bot.slack.message.Postman;
import dev.darkroom.bot.slack.message.Postman.Place;
import dev.darkroom.bot.slack.web.Calls.Outcome;
import dev.darkroom.bot.slack.web.Channels;
import dev.darkroom.bot.slack.web.Uploads;
import dev.darkroom.bot.slack.web.Uploads.Parcel;
import dev.darkroom.generation.Audience.Delivery;
import dev.darkroom.generation.Generation;
import dev.darkroom.generation.Post;
import dev.darkroom.generation.Posts;
import dev.darkroom.media.MediaStore;
import dev.darkroom.surface.Label;
import dev.darkroom.surface.Sent;
import dev.darkroom.surface.card.Card;
import dev.darkroom.surface.card.Part;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/// Shows what came of a generation, once: its files, then a message with buttons, in the thread
/// where it was asked for; where that is closed, in the channel; and where that is closed, too, as
/// direct messages.
///
/// What is about to be done is kept first, with the ids of the files: after a lost answer or a
/// crash, Slack is asked what stands there already.
final class Endings {
  /// A file that Slack is not done with does not say yet where it was shared.
  private static final Duration NOT_READY = Duration.ofSeconds(5);

  private final Postman postman;
  private final Uploads uploads;
  private final Channels channels;
  private final Posts posts;
  private final MediaStore store;
  private final InstantSource clock;

  Endings(
      Postman postman,
      Uploads uploads,
      Channels channels,
      Posts posts,
      MediaStore store,
      InstantSource clock) {
    this.postman = postman;
    this.uploads = uploads;
    this.channels = channels;
    this.posts = posts;
    this.store = store;
    this.clock = clock;
  }

  /// An ending on its way.
  ///
  /// @param files that Slack has and shows to nobody, or shows where they were shared
  /// @param sharedIn the channel where the files are shown already
  /// @param tried the channel where an earlier try may have left its message
  private record Ending(
      Generation generation,
      Address address,
      Optional<Post> status,
      Card card,
      List<Uploads.Sent> files,
      Optional<String> sharedIn,
      Optional<String> tried) {
    String team() {
      return address.team();
    }

    String fileIds() {
      return String.join(",", files.stream().map(Uploads.Sent::id).toList());
    }

    Ending with(List<Uploads.Sent> sent, Optional<String> shared) {
      return new Ending(generation, address, status, card, sent, shared, tried);
    }
  }

  /// Shows a result.
  Delivery result(Generation generation, Card card) {
    var earlier = posts.find(generation.id(), Post.Kind.ENDING);
    if (earlier.filter(Post::isPosted).isPresent()) return new Delivery.Done();
    var ending = ending(generation, card, earlier);
    var known = earlier.map(Post::nonce).filter(ids -> !ids.isEmpty());
    if (known.isPresent()) {
      var ids = List.of(known.get().split(","));
      var first = uploads.info(ending.team(), ids.getFirst());
      if (first.isPresent() && !Uploads.isReady(first.get()))
        return new Delivery.Later(NOT_READY, "Slack is not done with the files");
      boolean shared =
          first.filter(it -> Uploads.isSharedIn(it, earlier.get().channel())).isPresent();
      if (shared) return byAnyWay(ending.with(named(ids), Optional.of(earlier.get().channel())));
    }
    return switch (uploads.send(ending.team(), parcels(card))) {
      case Outcome.Fine<List<Uploads.Sent>>(var files) ->
          byAnyWay(ending.with(files, Optional.empty()));
      case Outcome.Refused<List<Uploads.Sent>>(var error) -> new Delivery.Undeliverable(error);
      case Outcome.Later<List<Uploads.Sent>>(var after, var why, _) ->
          new Delivery.Later(after, why);
    };
  }

  /// Says that it came to nothing: the status message becomes that sentence where it stands.
  Delivery failure(Generation generation, Card card) {
    var earlier = posts.find(generation.id(), Post.Kind.ENDING);
    if (earlier.filter(Post::isPosted).isPresent()) return new Delivery.Done();
    var ending = ending(generation, card, earlier);
    return switch (inPlaceOfStatus(ending)) {
      case Sent.Done(var channel, var message) -> {
        save(ending, channel, message);
        yield new Delivery.Done();
      }
      case Sent.Later(var after, var why) -> new Delivery.Later(after, why);
      case Sent.Closed _ -> byAnyWay(ending);
    };
  }

  /// Takes a result away, files and all.
  void remove(Generation generation) {
    var ending = posts.find(generation.id(), Post.Kind.ENDING);
    if (ending.isEmpty()) return;
    var team = Address.read(ending.get().address()).team();
    Arrays.stream(ending.get().nonce().split(","))
        .filter(id -> !id.isEmpty())
        .forEach(id -> {
          var _ = uploads.remove(team, id);
        });
    var _ = postman.remove(team, ending.get().channel(), ending.get().message());
  }

  private Ending ending(Generation generation, Card card, Optional<Post> earlier) {
    var status = posts.find(generation.id(), Post.Kind.STATUS).filter(Post::isPosted);
    var address =
        status
            .map(it -> Address.read(it.address()))
            .orElseGet(() -> Address.read(generation.replyTo().address()));
    return new Ending(
        generation, address, status, card, List.of(), Optional.empty(), earlier.map(Post::channel));
  }

  private static List<Uploads.Sent> named(List<String> ids) {
    return ids.stream().map(id -> new Uploads.Sent(id, id)).toList();
  }

  private List<Parcel> parcels(Card card) {
    var parcels = new ArrayList<Parcel>();
    for (var part : card.parts())
      if (part instanceof Part.Gallery(var pictures))
        for (var picture : pictures)
          store
              .open(picture.media())
              .ifPresent(file ->
                  parcels.add(new Parcel(file, picture.media().fileName(), picture.description())));
    return parcels;
  }

  /// The ways, in their order; a closed one leaves it to the next.
  private Delivery byAnyWay(Ending ending) {
    var why = "nobody to tell";
    for (var way : ways(ending)) {
      var sent =
          switch (way.get()) {
            case Outcome.Fine<Place>(var place) -> at(place, ending);
            case Outcome.Refused<Place>(var error) -> new Sent.Closed(error);
            case Outcome.Later<Place>(var after, var reason, _) -> new Sent.Later(after, reason);
          };
      switch (sent) {
        case Sent.Done(var channel, var message) -> {
          save(ending, channel, message);
          pointThere(ending, message);
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

  private List<Supplier<Outcome<Place>>> ways(Ending ending) {
    if (ending.sharedIn().isPresent())
      return List.of(() -> new Outcome.Fine<>(place(ending, ending.sharedIn().get())));
    var address = ending.address();
    var ways = new ArrayList<Supplier<Outcome<Place>>>();
    if (!address.hidden() && !address.channel().isEmpty()) {
      var inThread = place(ending, address.channel());
      ways.add(() -> new Outcome.Fine<>(inThread));
      if (!inThread.thread().isEmpty())
        ways.add(() -> new Outcome.Fine<>(new Place(ending.team(), address.channel(), "")));
    }
    ways.add(() -> direct(ending));
    return ways;
  }

  private Outcome<Place> direct(Ending ending) {
    return switch (channels.direct(ending.team(), ending.address().user())) {
      case Outcome.Fine<String>(var channel) -> new Outcome.Fine<>(place(ending, channel));
      case Outcome.Refused<String>(var error) -> new Outcome.Refused<>(error);
      case Outcome.Later<String>(var after, var why, _) -> new Outcome.Later<>(after, why);
    };
  }

  /// In the thread that was asked in, or the one that the status message begins.
  private static Place place(Ending ending, String channel) {
    var address = ending.address();
    var thread = address.channel().equals(channel) ? address.thread() : "";
    if (thread.isEmpty())
      thread =
          ending.status().filter(it -> it.channel().equals(channel)).map(Post::message).orElse("");
    return new Place(ending.team(), channel, thread);
  }

  private Sent at(Place place, Ending ending) {
    boolean shared = ending.files().isEmpty() || ending.sharedIn().isPresent();
    if (!shared) {
      save(ending, place.channel(), "");
      var comment =
          Mrkdwn.mention(ending.address().user()) + " " + ending.generation().id().toString();
      var sent =
          uploads
              .share(ending.team(), ending.files(), place.channel(), place.thread(), comment)
              .sent(channel -> new Sent.Done(channel, ""));
      if (!(sent instanceof Sent.Done)) return sent;
      // The message with the buttons is new for sure: nothing was shown before.
      return message(place, ending);
    }
    return ending.tried().filter(place.channel()::equals).isPresent()
        ? messageOnce(place, ending)
        : message(place, ending);
  }

  /// An earlier try may have posted it: what stands there is looked at first. Where the bot may not
  /// read, the status message takes the buttons, which can be repeated.
  private Sent messageOnce(Place place, Ending ending) {
    var there = postman.messages(place, ending.generation().createdAt());
    if (there.isEmpty() && ending.status().isPresent()) return inPlaceOfStatus(ending);
    return Postman.standing(place, there, it -> Postman.isEnding(it, ending.generation().id()))
        .orElseGet(() -> message(place, ending));
  }

  private Sent message(Place place, Ending ending) {
    boolean told = !ending.files().isEmpty();
    var card = ending.card();
    if (ending.files().isEmpty()) save(ending, place.channel(), "");
    var sent = postman.post(place, told ? new Card(card.tone(), card.parts()) : card);
    // The files are there: the buttons alone are no reason to send them once more elsewhere.
    return told && sent instanceof Sent.Closed ? inPlaceOfStatus(ending) : sent;
  }

  private Sent inPlaceOfStatus(Ending ending) {
    return ending
        .status()
        .map(it -> postman.change(ending.team(), it.channel(), it.message(), ending.card()))
        .orElseGet(() -> new Sent.Closed("no status message"));
  }

  /// The ending stands in a message of its own: the status says so.
  private void pointThere(Ending ending, String message) {
    var status = ending.status();
    if (status.isEmpty() || status.get().message().equals(message)) return;
    var card = Card.of(Card.Tone.PLAIN, ending.address().words().controls().say(Label.ELSEWHERE));
    var _ = postman.change(ending.team(), status.get().channel(), status.get().message(), card);
  }

  private void save(Ending ending, String channel, String message) {
    posts.save(
        new Post(
            ending.generation().id(),
            Post.Kind.ENDING,
            SlackSurface.NAME,
            channel,
            message,
            ending.fileIds(),
            ending.address().write(),
            clock.instant()));
  }
}
