package dev.darkroom.provider.http;

import dev.darkroom.catalog.Ratio;
import dev.darkroom.media.Inspection;
import dev.darkroom.provider.Failure;
import dev.darkroom.provider.Failure.Kind;
import dev.darkroom.provider.ProviderAnswer;
import dev.darkroom.provider.ServiceCheck;
import dev.darkroom.provider.ServiceCheck.Verdict;
import dev.darkroom.provider.http.Reply.Said;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import okhttp3.HttpUrl;
import okhttp3.Request;

/// Everything an adapter needs to talk to its service: one connection, one list of hosts, one way
/// to collect results and to name failures.
public final class Service {
  private final ServiceSettings settings;
  private final Http http;
  private final Hosts hosts;
  private final Results results;
  private final Faults faults;
  private final Function<Path, Inspection> inspect;
  private final InstantSource clock;

  /// @param authorization puts the key into the header that the service wants
  /// @param inspect reads what a file is, clips included
  public Service(
      ServiceSettings settings,
      Consumer<Request.Builder> authorization,
      Function<Path, Inspection> inspect,
      InstantSource clock) {
    this.settings = settings;
    this.inspect = inspect;
    this.clock = clock;
    http = new Http(settings, authorization, clock);
    hosts = new Hosts(settings);
    results = new Results(new Downloads(settings, authorization), inspect);
    faults = new Faults(clock);
  }

  public ServiceSettings settings() {
    return settings;
  }

  public String name() {
    return settings.name();
  }

  public Http http() {
    return http;
  }

  public Hosts hosts() {
    return hosts;
  }

  public Results results() {
    return results;
  }

  public Faults faults() {
    return faults;
  }

  /// An address below the base, see [ServiceSettings#at].
  public HttpUrl at(String path) {
    return settings.at(path);
  }

  public Duration pollEvery() {
    return settings.pollEvery();
  }

  /// The shape of a reference, for services that do not follow it by themselves.
  public Ratio shapeOf(Path reference) {
    return inspect.apply(reference) instanceof Inspection.Accepted(var facts)
        ? new Ratio(facts.widthPx(), facts.heightPx())
        : new Ratio(1, 1);
  }

  /// What to make of a reply: `whenOk` reads an answer of 2xx, `whenNot` names the failure of any
  /// other.
  public ProviderAnswer answer(
      Reply reply, Function<Said, ProviderAnswer> whenOk, Function<Said, Failure> whenNot) {
    return switch (reply) {
      case Reply.Lost(var failure) -> new ProviderAnswer.Failed(failure);
      case Said said when said.ok() -> whenOk.apply(said);
      case Said said -> new ProviderAnswer.Failed(whenNot.apply(said));
    };
  }

  /// Asks a free question about key and model.
  ///
  /// @param tellsModel whether the answer also tells that the model is alive
  /// @param balance reads what is left on the account
  public ServiceCheck check(
      HttpUrl question,
      boolean tellsModel,
      Function<Said, Failure> whenNot,
      Function<Said, Optional<String>> balance) {
    var begin = clock.instant();
    var reply = http.get(question);
    var latency = Duration.between(begin, clock.instant());
    return switch (reply) {
      case Reply.Lost(var failure) -> broken(Verdict.UNKNOWN, failure, latency);
      case Said said when said.ok() ->
          new ServiceCheck(
              Verdict.GOOD,
              tellsModel ? Verdict.GOOD : Verdict.UNKNOWN,
              balance.apply(said),
              latency,
              "");
      case Said said -> refused(whenNot.apply(said), tellsModel, latency);
    };
  }

  /// "Not found" needs a good key to be said; everything that is neither that nor about the key
  /// leaves both questions open.
  private static ServiceCheck refused(Failure failure, boolean tellsModel, Duration latency) {
    if (failure.kind() != Kind.RETIRED)
      return broken(
          failure.kind() == Kind.AUTH || failure.kind() == Kind.ACCOUNT
              ? Verdict.BAD
              : Verdict.UNKNOWN,
          failure,
          latency);
    return tellsModel
        ? new ServiceCheck(Verdict.GOOD, Verdict.BAD, Optional.empty(), latency, failure.detail())
        : new ServiceCheck(Verdict.GOOD, Verdict.UNKNOWN, Optional.empty(), latency, "");
  }

  private static ServiceCheck broken(Verdict key, Failure failure, Duration latency) {
    return new ServiceCheck(
        key,
        Verdict.UNKNOWN,
        Optional.empty(),
        latency,
        (failure.code() + " " + failure.detail()).strip());
  }
}
