package dev.darkroom.bot.discord.standin;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.dialect.Dialect;
import com.networknt.schema.dialect.Dialects;
import com.networknt.schema.keyword.NonValidationKeyword;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.LoggerFactory;

/// Holds what the bot sends against Discord's official OpenAPI description. The description is not
/// ours to ship: where it is not found, this says so once and finds nothing wrong.
final class SchemaCheck {
  private static final String PROPERTY = "discord.schema";
  private static final String USUAL_PLACE = "../shared/contracts/discord-openapi.json";
  private static final String NAME = "https://discord.test/openapi";
  private static final int SHOWN_MAX = 6;

  private final Map<String, Schema> byCall = new ConcurrentHashMap<>();
  private final SchemaRegistry registry;
  private final boolean present;

  private SchemaCheck(Path file) {
    present = Files.exists(file);
    if (!present)
      LoggerFactory.getLogger(SchemaCheck.class)
          .warn("no schema of Discord at {}: bodies are not checked against it", file);
    registry =
        SchemaRegistry.withDialect(
            dialect(), it -> it.schemas(present ? Map.of(NAME, read(file)) : Map.of()));
  }

  /// The words that Discord adds mean nothing to a check.
  private static Dialect dialect() {
    return Dialect.builder(Dialects.getOpenApi31())
        .keyword(new NonValidationKeyword("x-discord-union"))
        .build();
  }

  private static final class Holder {
    static final SchemaCheck ONLY = new SchemaCheck(place());
  }

  /// Read once for all tests.
  static SchemaCheck shared() {
    return Holder.ONLY;
  }

  private static Path place() {
    var root = Path.of("").toAbsolutePath();
    while (!Files.exists(root.resolve("mvnw"))) root = Objects.requireNonNull(root.getParent());
    return root.resolve(System.getProperty(PROPERTY, USUAL_PLACE)).normalize();
  }

  boolean isPresent() {
    return present;
  }

  /// What is wrong with the body of a call; empty is nothing.
  List<String> problems(Call call) {
    if (!present || call.body().isMissingNode()) return List.of();
    var body = JdaHabits.straightened(call.body());
    var problems = new ArrayList<String>();
    for (var error : schema(call).validate(body.toString(), InputFormat.JSON)) {
      if (problems.size() < SHOWN_MAX) problems.add(call.name() + ": " + error);
    }
    return problems;
  }

  private Schema schema(Call call) {
    return byCall.computeIfAbsent(
        call.name(),
        _ -> {
          var path = call.route().replace("/", "~1");
          var method = call.method().toLowerCase(Locale.ROOT);
          var pointer =
              "#/paths/" + path + "/" + method + "/requestBody/content/application~1json/schema";
          return registry.getSchema(SchemaLocation.of(NAME + pointer));
        });
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
