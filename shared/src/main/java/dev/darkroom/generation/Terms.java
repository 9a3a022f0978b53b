package dev.darkroom.generation;

import dev.darkroom.catalog.Catalog;
import dev.darkroom.catalog.Catalog.Choice;
import dev.darkroom.catalog.Wish;
import dev.darkroom.catalog.Workflow;
import dev.darkroom.credit.MemberId;
import dev.darkroom.generation.Refusal.Reason;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// On which terms communities are served: the operator's, as their moderators changed them.
final class Terms {
  private final Catalog catalog;
  private final Looks looks;
  private final Rulebook rulebook;
  private final StudioSettings settings;

  Terms(Catalog catalog, Looks looks, Rulebook rulebook, StudioSettings settings) {
    this.catalog = catalog;
    this.looks = looks;
    this.rulebook = rulebook;
    this.settings = settings;
  }

  /// Those on which one request is served.
  Here at(Request request) {
    return new Here(rulebook.of(request.requester().member().community()));
  }

  /// Why nothing of theirs is taken.
  Optional<Refusal> refusal(MemberId member) {
    return rulebook.isBlocked(member)
        ? forbidden(
            "A moderator has blocked you from using Darkroom here; ask them. Nothing was charged.")
        : Optional.empty();
  }

  private static Optional<Refusal> forbidden(String sentence) {
    return Optional.of(new Refusal(Reason.FORBIDDEN, sentence));
  }

  private String names(List<String> models) {
    return models.stream().map(catalog::nameOf).collect(Collectors.joining(", "));
  }

  /// The terms of one community, which were read once.
  final class Here {
    private final CommunityRules rules;

    private Here(CommunityRules rules) {
      this.rules = rules;
    }

    /// The request with the community's look, where it names none and is about a whole picture. A
    /// look that is gone by now is not missed.
    Request applied(Request request) {
      if (request.workflow() != Workflow.TRANSFORM || request.look().isPresent()) return request;
      return rules
          .look()
          .filter(id -> looks.find(rules.community(), id).isPresent())
          .map(request::withLook)
          .orElse(request);
    }

    /// Why the request is not taken, whatever it asks for.
    Optional<Refusal> refusal(Request request) {
      if (!rules.allowsChannel(request.replyTo().channel()))
        return forbidden(
            "Moderators keep Darkroom to other channels; go there and ask again. Nothing was"
                + " charged.");
      if (!request.model().equals(Wish.AUTO)
          && catalog.find(request.model()).isPresent()
          && !rules.allowsModel(request.model()))
        return Optional.of(
            new Refusal(
                Reason.MODEL,
                "Moderators allow these models here: %s. Take one of them, or leave the model out."
                    .formatted(names(rules.models()))));
      return Terms.this.refusal(request.requester().member());
    }

    /// The model for a wish, among those that the community allows.
    Choice choose(Request request, String fullPrompt) {
      var wish = Wishes.of(request, fullPrompt);
      var first = catalog.choose(wish);
      if (!(first instanceof Choice.Chosen(var model, _, _, _, _, _))
          || rules.allowsModel(model.id())) return first;
      return catalog.models().stream()
          .filter(it -> rules.allowsModel(it.id()))
          .sorted(Comparator.comparing(it -> !it.generative()))
          .map(it -> catalog.choose(wish.of(it.id())))
          .filter(Choice.Chosen.class::isInstance)
          .findFirst()
          .orElseGet(() ->
              new Choice.Impossible(
                  "None of the models that moderators allow here can do this: %s."
                      .formatted(names(rules.models())),
                  Optional.empty()));
    }

    /// Whether the price must be accepted before it runs.
    boolean needsConfirmation(Choice.Chosen choice) {
      var price = choice.quote().credits();
      if (choice.model().isVideo() && settings.confirmVideos() && !price.isNone()) return true;
      return !rules.confirmAbove().orElse(settings.confirmAbove()).covers(price);
    }
  }
}
