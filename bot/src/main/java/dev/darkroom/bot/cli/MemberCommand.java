package dev.darkroom.bot.cli;

import dev.darkroom.credit.CommunityId;
import dev.darkroom.credit.MemberId;
import java.util.regex.Pattern;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// `darkroom member`: people whom Discord and Slack know under two names.
@Command(
    name = "member",
    description = "Make people one who are on Discord and on Slack.",
    subcommands = {MemberCommand.Link.class, MemberCommand.Unlink.class, MemberCommand.Links.class})
final class MemberCommand implements Runnable {
  private static final Pattern NAME =
      Pattern.compile("((?:discord|slack):[A-Za-z0-9]{1,40})/([A-Za-z0-9]{1,40})");
  private static final int LISTED_MAX = 10_000;

  @Override
  public void run() {
    throw new CommandException(
        ExitCode.INPUT, "Say what to do: darkroom member link, unlink or links.");
  }

  /// @param text such as `slack:T0123/U0456`
  private static MemberId member(String text) {
    var name = NAME.matcher(text);
    if (!name.matches())
      throw new CommandException(
          ExitCode.INPUT,
          "Write a member as slack:WORKSPACE/PERSON or discord:SERVER/PERSON, not “%s”."
              .formatted(text));
    return new MemberId(new CommunityId(name.group(1)), name.group(2));
  }

  /// `darkroom member link`.
  @Command(
      name = "link",
      description = {
        "Give somebody one balance on both platforms.",
        "The communities must be linked: communities.linked in darkroom.yaml."
      })
  static final class Link extends ShortCommand {
    @Parameters(paramLabel = "MEMBER", description = "Such as slack:T0123/U0456.")
    private String member = "";

    @Parameters(paramLabel = "SAME", description = "The same person, such as discord:123/456.")
    private String same = "";

    @Override
    public Integer call() {
      try (var session = Session.open(shared)) {
        var links = session.bot().links();
        var from = member(member);
        var to = member(same);
        if (!links.of(from.community()).equals(to.community()))
          throw new CommandException(
              ExitCode.INPUT,
              "%s is not linked with %s; see communities.linked in darkroom.yaml."
                  .formatted(from.community().value(), to.community().value()));
        if (from.community().equals(to.community()))
          throw new CommandException(
              ExitCode.INPUT, "Name the member of the workspace first, then the same person.");
        links.join(from, to.id());
        out().printf("  %s and %s have one balance now.%n", member, same);
        out().flush();
        return ExitCode.OK.code();
      }
    }
  }

  /// `darkroom member unlink`.
  @Command(name = "unlink", description = "Take the link away; each has their own balance again.")
  static final class Unlink extends ShortCommand {
    @Parameters(paramLabel = "MEMBER", description = "Such as slack:T0123/U0456.")
    private String member = "";

    @Override
    public Integer call() {
      try (var session = Session.open(shared)) {
        if (!session.bot().links().part(member(member)))
          throw new CommandException(ExitCode.INPUT, member + " is not linked.");
        out().printf("  %s has a balance of their own again.%n", member);
        out().flush();
        return ExitCode.OK.code();
      }
    }
  }

  /// `darkroom member links`.
  @Command(name = "links", description = "List who is one.")
  static final class Links extends ShortCommand {
    @Override
    public Integer call() {
      try (var session = Session.open(shared)) {
        var links = session.bot().links();
        for (var pair : links.pairs(LISTED_MAX)) {
          var meant = links.of(pair.member());
          out()
              .printf(
                  "  %s/%s = %s/%s%n",
                  pair.member().community().value(),
                  pair.member().id(),
                  meant.community().value(),
                  pair.sameAs());
        }
        out().flush();
        return ExitCode.OK.code();
      }
    }
  }
}
