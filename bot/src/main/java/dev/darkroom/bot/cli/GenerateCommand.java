package dev.darkroom.bot.cli;

import dev.darkroom.catalog.Workflow;
import dev.darkroom.generation.BatchId;
import dev.darkroom.generation.Generation;
import dev.darkroom.generation.Refusal;
import dev.darkroom.generation.Request;
import dev.darkroom.generation.Request.Reference;
import dev.darkroom.generation.State;
import dev.darkroom.generation.Studio.QuoteAnswer;
import dev.darkroom.generation.Studio.SubmitAnswer;
import dev.darkroom.surface.Words;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// From pictures on the disk to results on the disk. The commands differ in what they ask for.
abstract class GenerateCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Mixin private SharedOptions shared;

  @Mixin private GenerationOptions options;

  @Parameters(arity = "0..*", paramLabel = "PICTURE", description = "Pictures to start from.")
  private List<Path> pictures = List.of();

  private final Workflow workflow;
  private final boolean onePictureEach;

  /// @param onePictureEach whether every picture is a generation of its own
  GenerateCommand(Workflow workflow, boolean onePictureEach) {
    this.workflow = workflow;
    this.onePictureEach = onePictureEach;
  }

  @Override
  public Integer call() {
    for (var picture : pictures) mustBeAFile(picture);
    var words = new Words(Locale.getDefault());
    try (var session = Session.open(shared)) {
      var requests = requests(session);
      var out = spec.commandLine().getOut();
      var transcript =
          new Transcript(
              shared.json() ? spec.commandLine().getErr() : out,
              words,
              Transcript.isWatched() && !shared.json());
      quote(session, requests, transcript);
      mustBeWritable(options.out());
      var submitted = submit(session, requests, spec.commandLine().getErr());
      session.bot().start();
      var ended = submitted.stream().map(g -> follow(session, g, transcript)).toList();
      var balance = session.bot().ledger().balance(session.requester().member());
      if (shared.json()) JsonReport.write(out, ended, balance);
      else transcript.balance(balance);
      return ended.stream().map(GenerateCommand::exitCode).max(Integer::compare).orElse(0);
    }
  }

  private static void mustBeAFile(Path picture) {
    if (!Files.isRegularFile(picture))
      throw new CommandException(
          ExitCode.INPUT, "There is no file %s; give pictures by their path.".formatted(picture));
  }

  /// Before anything is charged: results must have a place to go. Nothing is made yet.
  private static void mustBeWritable(Path out) {
    var there = out.toAbsolutePath().normalize();
    while (there.getParent() != null && !Files.exists(there)) there = there.getParent();
    if (!Files.isDirectory(there) || !Files.isWritable(there))
      throw new CommandException(
          ExitCode.INPUT,
          "Results cannot be written to %s: choose another folder with --out.".formatted(out));
  }

  private List<Request> requests(Session session) {
    var cast = cast(session);
    if (!onePictureEach || pictures.isEmpty())
      return List.of(request(session, cast, pictures, Optional.empty()));
    var batch = Optional.of(new BatchId("cli-" + UUID.randomUUID()));
    return pictures.stream()
        .map(picture -> request(session, cast, List.of(picture), batch))
        .toList();
  }

  private Request request(
      Session session, List<Reference> cast, List<Path> files, Optional<BatchId> batch) {
    var references = new ArrayList<>(cast);
    for (var file : files) references.add(new Reference.NewFile(file));
    return options.request(session.requester(), workflow, references, batch);
  }

  private List<Reference> cast(Session session) {
    return options
        .cast()
        .map(name -> CastCommand.find(session, name))
        .map(found -> found.pictures().stream().<Reference>map(Reference.Kept::new).toList())
        .orElse(List.of());
  }

  /// The price of all stands before the first one runs, and one refusal stops all of them.
  private void quote(Session session, List<Request> requests, Transcript transcript) {
    long total = 0;
    boolean ask = false;
    for (var request : requests) {
      switch (session.bot().studio().quote(request)) {
        case QuoteAnswer.No(var refusal) -> throw refused(refusal);
        case QuoteAnswer.Quoted(var choice, var needsConfirmation) -> {
          if (total == 0) transcript.quoted(choice);
          total += choice.quote().credits().amount();
          ask |= needsConfirmation;
        }
      }
    }
    if (requests.size() > 1)
      transcript.say("  %d pictures, %,d credits in all".formatted(requests.size(), total));
    if (ask && !options.accepted()) confirm(total);
  }

  private static void confirm(long total) {
    if (!Transcript.isWatched())
      throw new CommandException(
          ExitCode.INPUT,
          "This costs %,d credits and wants a confirmation: add --yes.".formatted(total));
    var console = Objects.requireNonNull(System.console());
    var answer = console.readLine("  This costs %,d credits. Go on? [y/N] ", total);
    if (answer == null || !answer.strip().toLowerCase(Locale.ROOT).startsWith("y"))
      throw new CommandException(ExitCode.INPUT, "Not started; nothing was charged.");
  }

  private static List<Generation> submit(Session session, List<Request> requests, PrintWriter err) {
    var submitted = new ArrayList<Generation>();
    for (var request : requests) {
      switch (accepted(session, session.bot().studio().submit(request))) {
        case SubmitAnswer.Accepted(var generation, var hint) -> {
          submitted.add(generation);
          hint.ifPresent(better -> err.println("darkroom: more precise would be: " + better));
        }
        case SubmitAnswer.Refused(var refusal) -> throw refused(refusal);
        case SubmitAnswer.NeedsConfirmation(var generation, _) ->
            throw new IllegalStateException("still unconfirmed: " + generation);
      }
    }
    return submitted;
  }

  /// The person has seen the price above, and went on.
  private static SubmitAnswer accepted(Session session, SubmitAnswer answer) {
    return answer instanceof SubmitAnswer.NeedsConfirmation(var generation, _)
        ? session.bot().studio().confirm(generation)
        : answer;
  }

  private static Generation follow(Session session, Generation generation, Transcript transcript) {
    long begin = System.nanoTime();
    var end = Wait.forEnd(session, generation.id(), now -> transcript.standing(session, now));
    transcript.ended(end, Duration.ofNanos(System.nanoTime() - begin));
    return end;
  }

  private static CommandException refused(Refusal refusal) {
    var code =
        switch (refusal.reason()) {
          case INPUT, FORBIDDEN, MODEL -> ExitCode.INPUT;
          case KEY -> ExitCode.PROVIDER;
          case CREDITS, QUOTA, BUSY -> ExitCode.CREDITS;
        };
    return new CommandException(code, refusal.sentence());
  }

  private static int exitCode(Generation generation) {
    return switch (generation.state()) {
      case State.Settled _ -> ExitCode.OK.code();
      case State.Released(var failure) ->
          switch (failure.kind()) {
            case REFUSED_INPUT, INVALID_INPUT, CANCELLED -> ExitCode.INPUT.code();
            case FAULT -> ExitCode.FAULT.code();
            case AUTH, ACCOUNT, RATE_LIMITED, REFUSED_OUTPUT, UNAVAILABLE ->
                ExitCode.PROVIDER.code();
            case RETIRED, TIMED_OUT, RESULT_EXPIRED, MALFORMED, UNCERTAIN ->
                ExitCode.PROVIDER.code();
          };
      case State.Uncertain _ -> ExitCode.PROVIDER.code();
      case State.Requested _, State.Queued _, State.Admitted _, State.Submitting _ ->
          ExitCode.FAULT.code();
      case State.Running _, State.Fetched _, State.Delivered _, State.Failing _ ->
          ExitCode.FAULT.code();
    };
  }

  /// `darkroom transform`.
  @Command(name = "transform", description = "Turn one to four pictures into a new one.")
  static final class Transform extends GenerateCommand {
    Transform() {
      super(Workflow.TRANSFORM, false);
    }
  }

  /// `darkroom edit`.
  @Command(name = "edit", description = "Change one thing and leave the rest; see --region.")
  static final class Edit extends GenerateCommand {
    Edit() {
      super(Workflow.EDIT, false);
    }
  }

  /// `darkroom animate`.
  @Command(name = "animate", description = "Turn a picture into a clip with sound.")
  static final class Animate extends GenerateCommand {
    Animate() {
      super(Workflow.ANIMATE, false);
    }
  }

  /// `darkroom upscale`.
  @Command(name = "upscale", description = "The same picture, larger.")
  static final class Upscale extends GenerateCommand {
    Upscale() {
      super(Workflow.UPSCALE, false);
    }
  }

  /// `darkroom batch`.
  @Command(name = "batch", description = "Put one look or prompt on every picture.")
  static final class Batch extends GenerateCommand {
    Batch() {
      super(Workflow.TRANSFORM, true);
    }
  }
}
