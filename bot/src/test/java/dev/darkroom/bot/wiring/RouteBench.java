package dev.darkroom.bot.wiring;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.darkroom.catalog.Workflow;
import dev.darkroom.credit.CommunityId;
import dev.darkroom.credit.MemberId;
import dev.darkroom.generation.Generation;
import dev.darkroom.generation.ReplyTo;
import dev.darkroom.generation.Request;
import dev.darkroom.generation.Requester;
import dev.darkroom.generation.Studio.SubmitAnswer;
import dev.darkroom.provider.Progress;
import dev.darkroom.samples.Samples;
import dev.darkroom.settings.ConfigFixture;
import dev.darkroom.surface.Surface;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import okhttp3.MediaType;
import okhttp3.MultipartBody;
import okhttp3.OkHttpClient;
import okhttp3.RequestBody;

/// How much longer a generation takes than the service that makes it: the whole way of a real bot
/// (hold, queue, preparation in a worker, OpenAI's adapter over a socket, checks, store, delivery)
/// beside a bare client that sends the same picture and keeps the same answer. The service takes a
/// fixed time of its own, which is subtracted from both.
///
/// `-Dbench.rounds=`, `-Dbench.own-ms=`.
final class RouteBench {
  private static final int ROUNDS = Integer.getInteger("bench.rounds", 2);
  private static final long OWN_MS = Long.getLong("bench.own-ms", 200);
  private static final String KEY = "key-of-bench";
  private static final MemberId MEMBER = new MemberId(new CommunityId("bench:1"), "ann");

  private final Map<Long, CompletableFuture<Void>> delivered = new ConcurrentHashMap<>();
  private final MockWebServer service = new MockWebServer();
  private final OkHttpClient bare = new OkHttpClient();
  private final Path folder;
  private final Path photo;

  private RouteBench(Path folder) throws IOException {
    this.folder = folder;
    photo = Samples.MOUNTAIN_DAY.copyTo(folder);
  }

  public static void main(String[] arguments) throws Exception {
    new RouteBench(Files.createTempDirectory("darkroom-bench")).run();
    // Threads of the clients would keep the process for a while.
    Runtime.getRuntime().halt(0);
  }

  private void run() throws Exception {
    answerEverything();
    var variables =
        Map.of(
            "DARKROOM_QUEUE_SLOTS", "100",
            "DARKROOM_QUEUE_PER_COMMUNITY", "100",
            "DARKROOM_QUEUE_PER_MEMBER", "100",
            "DARKROOM_PROVIDERS_OPENAI_URL", service.url("/v1/").toString(),
            "DARKROOM_PROVIDERS_OPENAI_LOCAL", "true",
            "DARKROOM_PROVIDERS_OPENAI_IN_FLIGHT", "100",
            "DARKROOM_PROVIDERS_OPENAI_PER_MINUTE", "100000",
            "OPENAI_API_KEY", KEY);
    var setup = Setup.load(ConfigFixture.RELEASED, variables).withData(folder.resolve("data"));
    try (var bot = Bot.open(setup, List.of(new Ears()), InstantSource.system())) {
      bot.plans().assign(MEMBER.community(), "unlimited", "bench");
      bot.plans().assign(MEMBER, "unlimited", "bench");
      bot.start();
      var _ = measure(1, 5, () -> generate(bot));
      for (int round = 0; round < ROUNDS; round++)
        for (int inFlight : List.of(1, 100)) {
          int each = inFlight == 1 ? 20 : 2;
          print(round, "bare", inFlight, measure(inFlight, each, this::exchange));
          print(round, "darkroom", inFlight, measure(inFlight, each, () -> generate(bot)));
        }
    }
  }

  /// Nanoseconds of every one, in order.
  private static long[] measure(int inFlight, int each, Callable<Void> work) throws Exception {
    var times = new ConcurrentHashMap<Integer, Long>();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int thread = 0; thread < inFlight; thread++) {
        int first = thread * each;
        var _ =
            threads.submit(() -> {
              for (int i = 0; i < each; i++) {
                long begin = System.nanoTime();
                var _ = work.call();
                var _ = times.put(first + i, System.nanoTime() - begin);
              }
              return null;
            });
      }
    }
    if (times.size() != inFlight * each)
      throw new IllegalStateException("only " + times.size() + " came");
    return times.values().stream().mapToLong(Long::longValue).sorted().toArray();
  }

  private Void generate(Bot bot) throws Exception {
    var request =
        new Request(
            UUID.randomUUID().toString(),
            new Requester(MEMBER, Set.of(), false),
            new ReplyTo(Ears.NAME, "channel", "{}"),
            Workflow.TRANSFORM,
            "warm evening light",
            List.of(new Request.Reference.NewFile(photo)),
            "gpt-image",
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            1,
            OptionalLong.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            true,
            Duration.ZERO,
            false);
    if (!(bot.studio().submit(request) instanceof SubmitAnswer.Accepted(var generation, _)))
      throw new IllegalStateException("refused");
    return arrival(generation).get(2, TimeUnit.MINUTES);
  }

  private CompletableFuture<Void> arrival(Generation generation) {
    return delivered.computeIfAbsent(generation.id().value(), _ -> new CompletableFuture<>());
  }

  private Void exchange() throws IOException {
    var body =
        new MultipartBody.Builder()
            .setType(MultipartBody.FORM)
            .addFormDataPart("prompt", "warm evening light")
            .addFormDataPart(
                "image[]",
                "photo.jpg",
                RequestBody.create(photo.toFile(), MediaType.get("image/jpeg")))
            .build();
    var url = service.url("/v1/images/edits");
    var kept = Files.createTempFile(folder, "bare", ".json");
    try (var answer =
            bare.newCall(new okhttp3.Request.Builder().url(url).post(body).build()).execute();
        var out = Files.newOutputStream(kept)) {
      var _ = answer.body().byteStream().transferTo(out);
    }
    Files.delete(kept);
    return null;
  }

  private void answerEverything() throws IOException {
    var picture = Files.readAllBytes(Samples.MOUNTAIN_DAY.copyTo(folder));
    var json = JsonNodeFactory.instance.objectNode().put("output_format", "jpeg");
    var _ =
        json.putArray("data")
            .addObject()
            .put("b64_json", Base64.getEncoder().encodeToString(picture));
    var answer =
        new MockResponse.Builder()
            .setHeader("Content-Type", "application/json")
            .headersDelay(OWN_MS, TimeUnit.MILLISECONDS)
            .body(json.toString())
            .build();
    service.setDispatcher(
        new Dispatcher() {
          @Override
          public MockResponse dispatch(RecordedRequest request) {
            return answer;
          }
        });
    service.start(InetAddress.getLoopbackAddress(), 0);
  }

  @SuppressWarnings("SystemOut") // The figures.
  private static void print(int round, String way, int inFlight, long[] times) {
    System.out.printf(
        "{\"round\":%d,\"way\":\"%s\",\"in_flight\":%d,\"generations\":%d,"
            + "\"beyond_own_p50_ms\":%.1f,\"beyond_own_p99_ms\":%.1f}%n",
        round, way, inFlight, times.length, beyond(times, 0.5), beyond(times, 0.99));
  }

  private static double beyond(long[] times, double share) {
    return times[(int) Math.min(times.length - 1, times.length * share)] / 1e6 - OWN_MS;
  }

  /// Where results arrive.
  private final class Ears implements Surface {
    static final String NAME = "bench";

    @Override
    public String name() {
      return NAME;
    }

    @Override
    public void show(Generation generation, Progress progress) {}

    @Override
    public Delivery deliver(Generation generation) {
      arrival(generation).complete(null);
      return new Delivery.Done();
    }

    @Override
    public Delivery tell(Generation generation) {
      arrival(generation)
          .completeExceptionally(new IllegalStateException("failed: " + generation.state()));
      return new Delivery.Done();
    }
  }
}
