package dev.darkroom.store;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.darkroom.credit.MemberId;
import dev.darkroom.generation.Generation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;

/// Everything that is stored about one member, under all names, as one JSON document, written row
/// by row.
final class PersonalFile {
  private static final int FETCHED = 200;

  private final Handle handle;
  private final List<MemberId> names;

  PersonalFile(Handle handle, List<MemberId> names) {
    this.handle = handle;
    this.names = names;
  }

  void write(Writer out) {
    try (var json = new JsonFactory().createGenerator(out)) {
      json.useDefaultPrettyPrinter();
      json.writeStartObject();
      json.writeArrayFieldStart("names");
      for (var name : names) name(json, name);
      json.writeEndArray();
      list(json, "generations", GENERATIONS, row -> generation(json, GenerationRow.read(row)));
      list(json, "bookings", BOOKINGS, row -> booking(json, row));
      list(json, "casts", CASTS, row -> cast(json, row));
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static final String GENERATIONS =
      "select * from generation where community = :community and member = :member order by id";

  private static final String BOOKINGS =
      """
      select at, kind, amount, memo from transfer
      where community_id = :community and member_id = :member order by id
      """;

  private static final String CASTS =
      """
      select name, made_at from cast_of_pictures
      where community = :community and made_by = :member order by name
      """;

  private interface RowWriter {
    void write(ResultSet row) throws IOException, SQLException;
  }

  private void list(JsonGenerator json, String name, String sql, RowWriter writer)
      throws IOException {
    json.writeArrayFieldStart(name);
    for (var member : names) rows(json, sql, member, writer);
    json.writeEndArray();
  }

  private void rows(JsonGenerator json, String sql, MemberId member, RowWriter writer) {
    try (Query query =
        handle
            .createQuery(sql)
            .bind("community", member.community().value())
            .bind("member", member.id())
            .setFetchSize(FETCHED)) {
      query
          .map((row, _) -> {
            try {
              json.writeStartObject();
              writer.write(row);
              json.writeEndObject();
              return true;
            } catch (IOException e) {
              throw new UncheckedIOException(e);
            }
          })
          .forEach(_ -> {});
    }
  }

  private static void name(JsonGenerator json, MemberId member) throws IOException {
    json.writeStartObject();
    json.writeStringField("community", member.community().value());
    json.writeStringField("member", member.id());
    json.writeEndObject();
  }

  private static void generation(JsonGenerator json, Generation generation) throws IOException {
    json.writeNumberField("id", generation.id().value());
    json.writeStringField("at", generation.createdAt().toString());
    json.writeStringField("workflow", generation.workflow().name());
    json.writeStringField("model", generation.model());
    json.writeStringField("prompt", generation.prompt().text());
    if (generation.look().isPresent()) json.writeStringField("look", generation.look().get());
    json.writeStringField("size", generation.size().name());
    json.writeNumberField("seed", generation.seed());
    json.writeNumberField("credits", generation.quote().credits().amount());
    json.writeStringField("state", generation.state().label());
    json.writeStringField("channel", generation.replyTo().channel());
    json.writeArrayFieldStart("references");
    for (var reference : generation.references()) json.writeString(reference.fileName());
    json.writeEndArray();
    json.writeArrayFieldStart("outputs");
    for (var output : generation.outputs()) json.writeString(output.media().fileName());
    json.writeEndArray();
  }

  private static void booking(JsonGenerator json, ResultSet row) throws IOException, SQLException {
    json.writeStringField("at", Columns.instant(row, "at").toString());
    json.writeStringField("kind", row.getString("kind"));
    json.writeNumberField("credits", row.getLong("amount"));
    json.writeStringField("memo", row.getString("memo"));
  }

  private static void cast(JsonGenerator json, ResultSet row) throws IOException, SQLException {
    json.writeStringField("name", row.getString("name"));
    json.writeStringField("at", Columns.instant(row, "made_at").toString());
  }
}
