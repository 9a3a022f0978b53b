package dev.darkroom.settings;

import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.stream.Stream;

/// How a service that runs models is reached.
///
/// @param name what routes in `models.yaml` call it
/// @param url base address, ends in a slash
/// @param keys its keys by the environment variable that holds each; empty when it needs none
/// @param local whether it runs in the operator's own network: private addresses are allowed
/// @param inFlightMax most generations at once in all copies of the bot
/// @param perMinuteMax most submits a minute in all copies of the bot
/// @param callTimeout longest that one request may take, download included
/// @param pollEvery how often running work is asked for
/// @param resultHosts hosts that results are fetched from; `*.name` is every host below it
/// @param answerBytesMax largest JSON answer
/// @param resultBytesMax largest result file
public record ProviderSettings(
    String name,
    ProviderKind kind,
    boolean enabled,
    URI url,
    List<Key> keys,
    boolean local,
    int inFlightMax,
    int perMinuteMax,
    Duration connectTimeout,
    Duration callTimeout,
    Duration pollEvery,
    List<String> resultHosts,
    long answerBytesMax,
    long resultBytesMax) {
  public ProviderSettings {
    keys = List.copyOf(keys);
    resultHosts = List.copyOf(resultHosts);
  }

  /// A key and the environment variable that it comes from.
  public record Key(String variable, Optional<Secret> secret) {}

  /// The first key.
  ///
  /// @throws IllegalStateException when it is not set; ask [#missing] first
  public Secret key() {
    return key(0);
  }

  /// The key at `index`, as [ProviderKind] orders them.
  public Secret key(int index) {
    var key = keys.get(index);
    return key.secret().orElseThrow(() -> new IllegalStateException(key.variable() + " not set"));
  }

  /// What is not set and has to be before the service can be used: a variable or a key.
  public Optional<String> missing() {
    if (!enabled) return Optional.of("providers." + name + ".enabled");
    return keys.stream().filter(it -> it.secret().isEmpty()).map(Key::variable).findFirst();
  }

  /// All services: those that everybody has, changed by the file, and those that it adds.
  static SequencedMap<String, ProviderSettings> from(Section section, Secrets secrets) {
    var all = new LinkedHashMap<String, ProviderSettings>();
    for (var kind : ProviderKind.values()) {
      if (kind == ProviderKind.COMFYUI) continue;
      var name = kind.name().toLowerCase(Locale.ROOT);
      all.put(name, from(name, kind, section.section(name, introOf(kind)), secrets));
    }
    for (var name : section.names())
      if (!all.containsKey(name)) all.put(name, added(name, section.section(name, ""), secrets));
    return all;
  }

  private static ProviderSettings added(String name, Section section, Secrets secrets) {
    if (!name.matches("[a-z0-9][a-z0-9-]{0,39}"))
      section.mistake("kind", "belongs to a name of other letters than a-z, 0-9 and -");
    if (!section.has("kind"))
      section.mistake("kind", "expected the wire format of a service that is not built in");
    var kind = section.key("kind").choice(ProviderKind.OPENAI);
    return from(name, kind, section, secrets);
  }

  private static ProviderSettings from(
      String name, ProviderKind kind, Section section, Secrets secrets) {
    var enabled = section.key("enabled", "Whether its routes are used.").flag(true);
    var url = kind == ProviderKind.ENGINE ? URI.create(kind.url()) : url(kind, section);
    boolean builtIn = kind == ProviderKind.ENGINE;
    return new ProviderSettings(
        name,
        kind,
        enabled,
        url,
        builtIn ? List.of() : keys(kind, section, secrets),
        !builtIn
            && section
                .key("local", "Whether it runs in your own network; allows private addresses.")
                .flag(kind == ProviderKind.COMFYUI),
        section
            .key("in-flight", "Most generations at once, all copies of the bot together.")
            .whole(inFlight(kind), 1, 1_000),
        section
            .key("per-minute", "Most generations begun in a minute, all copies together.")
            .whole(builtIn ? 100_000 : 60, 1, 100_000),
        builtIn ? Duration.ofSeconds(10) : connectTimeout(section),
        builtIn ? Duration.ofMinutes(5) : callTimeout(section),
        builtIn ? Duration.ofSeconds(1) : pollEvery(kind, section),
        builtIn ? List.of() : hosts(kind, url, section),
        4L << 20 << (carriesPictures(kind) ? 5 : 0),
        500L << 20);
  }

  private static URI url(ProviderKind kind, Section section) {
    var url = section.key("url", "Base address; ends in a slash.").address(kind.url());
    return url.toString().endsWith("/") ? url : URI.create(url + "/");
  }

  private static List<Key> keys(ProviderKind kind, Section section, Secrets secrets) {
    var variables =
        section
            .key("keys", "Environment variables that hold its keys; [] when it needs none.")
            .list(
                "a list of variable names such as [MY_API_KEY]",
                kind.keys(),
                it -> it,
                it -> it.matches("[A-Z][A-Z0-9_]{0,79}") ? Optional.of(it) : Optional.empty());
    return variables.stream()
        .map(it -> new Key(it, secrets.read(it, shape(kind), "Key of " + introOf(kind))))
        .toList();
  }

  private static Duration connectTimeout(Section section) {
    return section
        .key("connect-timeout", "Longest wait for a connection.")
        .duration(Duration.ofSeconds(10), Duration.ofMillis(100), Duration.ofMinutes(1));
  }

  private static Duration callTimeout(Section section) {
    return section
        .key("call-timeout", "Longest that one request may take, download included.")
        .duration(Duration.ofMinutes(5), Duration.ofSeconds(1), Duration.ofMinutes(30));
  }

  private static Duration pollEvery(ProviderKind kind, Section section) {
    var byDefault = kind == ProviderKind.BFL || kind == ProviderKind.FAL ? 1 : 5;
    return section
        .key("poll-every", "How often running work is asked for.")
        .duration(Duration.ofSeconds(byDefault), Duration.ofMillis(100), Duration.ofMinutes(5));
  }

  private static List<String> hosts(ProviderKind kind, URI url, Section section) {
    var own = url.getHost();
    var hosts =
        section
            .key("result-hosts", "Hosts that its results come from, besides its own.")
            .texts(kind.hosts());
    return hosts.contains(own) ? hosts : Stream.concat(Stream.of(own), hosts.stream()).toList();
  }

  /// BFL allows 24 active tasks; the engine shares this machine's cores.
  private static int inFlight(ProviderKind kind) {
    return switch (kind) {
      case ENGINE -> 2;
      case BFL -> 20;
      case COMFYUI -> 1;
      case GEMINI, ARK, FAL, KLING, OPENAI -> 8;
    };
  }

  /// Whether pictures come inside its JSON.
  private static boolean carriesPictures(ProviderKind kind) {
    return kind == ProviderKind.GEMINI || kind == ProviderKind.OPENAI;
  }

  private static SecretShape shape(ProviderKind kind) {
    return switch (kind) {
      case GEMINI -> SecretShape.GEMINI;
      case FAL -> SecretShape.FAL;
      case OPENAI -> SecretShape.OPENAI;
      case ENGINE, BFL, ARK, KLING, COMFYUI -> SecretShape.OTHER;
    };
  }

  private static String introOf(ProviderKind kind) {
    return switch (kind) {
      case ENGINE -> "The built-in engine: no key, no network.";
      case GEMINI -> "Google Gemini API: Nano Banana, Veo, Omni.";
      case BFL -> "Black Forest Labs: Flux Kontext, FLUX.2.";
      case ARK -> "BytePlus ModelArk: Seedream, Seedance.";
      case FAL -> "fal: a second route to nearly every model.";
      case KLING -> "Kling: clips.";
      case OPENAI -> "OpenAI: gpt-image.";
      case COMFYUI -> "";
    };
  }
}
