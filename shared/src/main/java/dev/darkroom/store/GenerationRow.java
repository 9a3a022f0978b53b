package dev.darkroom.store;

import dev.darkroom.catalog.Quote;
import dev.darkroom.catalog.Ratio;
import dev.darkroom.catalog.Size;
import dev.darkroom.catalog.Workflow;
import dev.darkroom.credit.CommunityId;
import dev.darkroom.credit.MemberId;
import dev.darkroom.generation.BatchId;
import dev.darkroom.generation.Generation;
import dev.darkroom.generation.GenerationId;
import dev.darkroom.generation.Prompt;
import dev.darkroom.generation.ReplyTo;
import dev.darkroom.generation.Requester;
import dev.darkroom.generation.State;
import dev.darkroom.media.MediaRef;
import dev.darkroom.media.Region;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// A generation as it stands in its row.
final class GenerationRow {
  private GenerationRow() {}

  /// What is neither searched nor guarded, as JSON.
  private record Detail(
      Set<String> roles,
      boolean moderator,
      ReplyTo replyTo,
      Workflow workflow,
      String prompt,
      String fullPrompt,
      Optional<String> look,
      List<MediaRef> references,
      String modelReason,
      String size,
      Optional<Ratio> ratio,
      int count,
      long seed,
      Duration length,
      Optional<Region> region,
      Optional<Long> parent,
      boolean hidden,
      Quote quote,
      Instant notBefore) {}

  static String detail(Generation generation) {
    return Json.write(
        new Detail(
            generation.requester().roles(),
            generation.requester().moderator(),
            generation.replyTo(),
            generation.workflow(),
            generation.prompt().text(),
            generation.fullPrompt().text(),
            generation.look(),
            generation.references(),
            generation.modelReason(),
            generation.size().name(),
            generation.ratio(),
            generation.count(),
            generation.seed(),
            generation.length(),
            generation.region(),
            generation.parent().map(GenerationId::value),
            generation.hidden(),
            generation.quote(),
            generation.notBefore()));
  }

  static Generation read(ResultSet row) throws SQLException {
    var detail = Json.read(row.getString("detail"), Detail.class);
    var member = new MemberId(new CommunityId(row.getString("community")), row.getString("member"));
    return new Generation(
        new GenerationId(row.getLong("id")),
        row.getString("request_key"),
        new Requester(member, detail.roles(), detail.moderator()),
        detail.replyTo(),
        detail.workflow(),
        new Prompt(detail.prompt()),
        new Prompt(detail.fullPrompt()),
        detail.look(),
        detail.references(),
        row.getString("model"),
        detail.modelReason(),
        new Size(detail.size()),
        detail.ratio(),
        detail.count(),
        detail.seed(),
        detail.length(),
        detail.region(),
        detail.parent().map(GenerationId::new),
        Optional.ofNullable(row.getString("batch")).map(BatchId::new),
        detail.hidden(),
        detail.quote(),
        Columns.instant(row, "created_at"),
        detail.notBefore(),
        row.getInt("attempt"),
        row.getBoolean("cancel_requested"),
        row.getInt("crashes"),
        row.getInt("version"),
        state(row.getString("state"), row.getString("state_data")));
  }

  static String stateData(State state) {
    return Json.write(state);
  }

  private static State state(String label, String data) {
    return Json.read(data, type(label));
  }

  private static Class<? extends State> type(String label) {
    return switch (label) {
      case "REQUESTED" -> State.Requested.class;
      case "QUEUED" -> State.Queued.class;
      case "ADMITTED" -> State.Admitted.class;
      case "SUBMITTING" -> State.Submitting.class;
      case "RUNNING" -> State.Running.class;
      case "FETCHED" -> State.Fetched.class;
      case "DELIVERED" -> State.Delivered.class;
      case "SETTLED" -> State.Settled.class;
      case "FAILING" -> State.Failing.class;
      case "RELEASED" -> State.Released.class;
      case "UNCERTAIN" -> State.Uncertain.class;
      default -> throw new IllegalStateException("unknown state in the database: " + label);
    };
  }
}
