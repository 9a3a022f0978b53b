package dev.darkroom.surface.desk;

import dev.darkroom.catalog.Catalog;
import dev.darkroom.catalog.Catalog.Availability;
import dev.darkroom.catalog.Model;
import dev.darkroom.catalog.Prices;
import dev.darkroom.credit.Credits;
import dev.darkroom.credit.Ledger;
import dev.darkroom.credit.Plan;
import dev.darkroom.credit.Plans;
import dev.darkroom.generation.CastFiles;
import dev.darkroom.generation.Casts;
import dev.darkroom.generation.Generation;
import dev.darkroom.generation.Generations;
import dev.darkroom.generation.Looks;
import dev.darkroom.surface.Label;
import dev.darkroom.surface.Words;
import dev.darkroom.surface.card.Card;
import dev.darkroom.surface.card.Card.Tone;
import dev.darkroom.surface.card.GenerationCards;
import dev.darkroom.surface.card.Part;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/// Answers what there is and what somebody has: for the one who asks, alone.
public final class LookUpDesk {
  private static final int LISTED_MAX = 15;

  private final Catalog catalog;
  private final Looks looks;
  private final Casts casts;
  private final CastFiles castFiles;
  private final Generations generations;
  private final Ledger ledger;
  private final Plans plans;
  private final GenerationCards cards;
  private final ZoneId zone;

  /// @param zone in which dates are said
  public LookUpDesk(
      Catalog catalog,
      Looks looks,
      Casts casts,
      CastFiles castFiles,
      Generations generations,
      Ledger ledger,
      Plans plans,
      GenerationCards cards,
      ZoneId zone) {
    this.catalog = catalog;
    this.looks = looks;
    this.casts = casts;
    this.castFiles = castFiles;
    this.generations = generations;
    this.ledger = ledger;
    this.plans = plans;
    this.cards = cards;
    this.zone = zone;
  }

  /// The models with what they are good at and what they cost.
  public Answer models(Caller caller) {
    var words = caller.words();
    return list(
        Label.MODELS, words, catalog.models().stream().map(it -> entry(it, words)).toList());
  }

  private Part entry(Model model, Words words) {
    var controls = words.controls();
    var price = isReady(model) ? controls.from(lowest(model)) : controls.say(Label.MODEL_MISSING);
    var text = new StringBuilder(price).append(" · ").append(model.strength());
    if (!model.watchOut().isBlank()) text.append("; ").append(model.watchOut());
    return new Part.Entry(model.name(), text.toString());
  }

  /// The lowest price that one output of it can have.
  public static Credits lowest(Model model) {
    var length = model.isVideo() ? model.lengths().getFirst() : Duration.ZERO;
    return model.sizes().stream()
        .map(size -> model.prices().at(size, length))
        .map(Prices.Price::credits)
        .min(Credits::compareTo)
        .orElse(Credits.NONE);
  }

  /// Whether some route to it can be used.
  public boolean isReady(Model model) {
    return model.routes().stream()
        .anyMatch(route -> catalog.availability(route) instanceof Availability.Ready);
  }

  public Answer looks(Caller caller) {
    return list(
        Label.LOOKS,
        caller.words(),
        looks.all(caller.community()).stream()
            .<Part>map(look -> new Part.Entry(look.id(), look.name()))
            .toList());
  }

  public Answer casts(Caller caller) {
    var controls = caller.words().controls();
    var entries =
        casts.all(caller.community()).stream()
            .<Part>map(
                cast -> new Part.Entry(cast.name(), controls.castPictures(cast.pictures().size())))
            .toList();
    return entries.isEmpty()
        ? aside(controls.say(Label.NO_CASTS))
        : list(Label.CASTS, caller.words(), entries);
  }

  /// Forgets a cast: who made it may, and moderators.
  public Answer removeCast(String name, Caller caller) {
    var controls = caller.words().controls();
    var cast = casts.find(caller.community(), name);
    if (cast.isEmpty()) return Answer.refused(controls.noCast(name));
    var requester = caller.requester();
    if (!requester.moderator() && !cast.get().madeBy().equals(requester.member().id()))
      return Answer.refused(controls.say(Label.MODERATORS_ONLY));
    var _ = castFiles.forget(cast.get());
    return aside(controls.castRemoved(name));
  }

  public Answer history(Caller caller) {
    return generations(
        Label.HISTORY,
        Label.NO_HISTORY,
        generations.ofMember(caller.requester().member(), LISTED_MAX),
        caller);
  }

  public Answer queue(Caller caller) {
    return generations(
        Label.QUEUE,
        Label.EMPTY_QUEUE,
        generations.open(caller.community(), LISTED_MAX).stream()
            .filter(it -> isShown(it, caller))
            .toList(),
        caller);
  }

  /// What somebody hides is for that person and for moderators.
  private static boolean isShown(Generation generation, Caller caller) {
    return !generation.hidden()
        || caller.requester().moderator()
        || generation.requester().member().equals(caller.requester().member());
  }

  private Answer generations(Label title, Label none, List<Generation> found, Caller caller) {
    var words = caller.words();
    return found.isEmpty()
        ? aside(words.controls().say(none))
        : list(title, words, found.stream().<Part>map(it -> cards.entry(it, words)).toList());
  }

  public Answer credits(Caller caller) {
    var member = caller.requester().member();
    var balance = ledger.balance(member);
    var planName = plans.find(balance.plan()).map(Plan::name).orElse(balance.plan());
    return list(
        Label.BALANCE,
        caller.words(),
        caller.words().money().balance(balance, planName, zone).stream()
            .<Part>map(Part.Text::new)
            .toList());
  }

  public Answer plans(Caller caller) {
    var words = caller.words();
    var own = plans.of(caller.requester().member());
    var entries = new ArrayList<Part>();
    for (var plan : plans.all()) entries.add(entry(plan, plan.equals(own), words));
    entries.add(new Part.Small(words.controls().say(Label.ASK_FOR_PLANS)));
    return list(Label.PLANS, words, entries);
  }

  private static Part entry(Plan plan, boolean own, Words words) {
    var controls = words.controls();
    var text = plan.unlimited() ? controls.say(Label.UNLIMITED) : controls.monthly(plan.monthly());
    return new Part.Entry(
        plan.name(), own ? text + " (" + controls.say(Label.YOUR_PLAN) + ")" : text);
  }

  public Answer help(Caller caller) {
    var controls = caller.words().controls();
    return list(
        Label.HELP,
        caller.words(),
        List.of(
            new Part.Entry("/transform", controls.say(Label.HELP_TRANSFORM)),
            new Part.Entry("/edit", controls.say(Label.HELP_EDIT)),
            new Part.Entry("/animate", controls.say(Label.HELP_ANIMATE)),
            new Part.Entry(
                "/models /looks /cast /history /credits /plan", controls.say(Label.HELP_LISTS)),
            new Part.Text(controls.say(Label.HELP_APPS))));
  }

  private static Answer list(Label title, Words words, List<Part> entries) {
    var parts = new ArrayList<Part>();
    parts.add(new Part.Title(words.controls().say(title)));
    parts.addAll(entries);
    return new Answer.Aside(new Card(Tone.PLAIN, parts));
  }

  private static Answer aside(String sentence) {
    return new Answer.Aside(Card.of(Tone.PLAIN, sentence));
  }
}
