package dev.darkroom.bot.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.darkroom.credit.CommunityId;
import dev.darkroom.credit.ManualClock;
import dev.darkroom.media.MediaFacts;
import dev.darkroom.media.MediaType;
import dev.darkroom.media.s3.S3StandIn;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Settings reach the parts that they are for.
final class BotTest {
  private static final Path CONFIG = Path.of("..", "config");

  @TempDir Path data;
  private final ManualClock clock = ManualClock.at("2026-11-24T12:00:00Z");

  private Bot open(Map<String, String> variables) {
    return Bot.open(Setup.load(CONFIG, variables).withData(data), List.of(), clock);
  }

  @Test
  void withStoreS3FilesGoToTheBucket() throws IOException {
    var file = Files.writeString(data.resolve("a.jpg"), "a picture");
    try (var bucket = new S3StandIn();
        var bot = open(objectStore(bucket))) {
      var facts = new MediaFacts(MediaType.JPEG, 4, 4, 1, Duration.ZERO, false);

      var _ = bot.store().keep("1/ref-1", file, facts);

      assertThat(bucket.types()).containsEntry("darkroom/1/ref-1", "image/jpeg");
    }
  }

  private static Map<String, String> objectStore(S3StandIn bucket) {
    var variables = new HashMap<String, String>();
    variables.put("DARKROOM_MEDIA_STORE", "s3");
    variables.put("DARKROOM_MEDIA_S3_BUCKET", S3StandIn.BUCKET);
    variables.put("DARKROOM_MEDIA_S3_ENDPOINT", bucket.endpoint().toString());
    variables.put("DARKROOM_MEDIA_S3_REGION", S3StandIn.REGION);
    variables.put("S3_ACCESS_KEY", S3StandIn.ACCESS_KEY);
    variables.put("S3_SECRET_KEY", S3StandIn.SECRET_KEY);
    return variables;
  }

  @Test
  void whatIsOlderThanRetentionAllowsIsErased() {
    try (var bot = open(Map.of("DARKROOM_RETENTION_AUDIT", "2h"))) {
      bot.plans().assign(new CommunityId("discord:1"), "pro", "operator");

      clock.advance(Duration.ofHours(1));
      bot.retention().sweep();
      assertThat(audited(bot)).isOne();

      clock.advance(Duration.ofHours(2));
      bot.retention().sweep();
      assertThat(audited(bot)).isZero();
    }
  }

  private static int audited(Bot bot) {
    return bot.database()
        .with(
            handle -> handle.createQuery("select count(*) from audit").mapTo(Integer.class).one());
  }
}
