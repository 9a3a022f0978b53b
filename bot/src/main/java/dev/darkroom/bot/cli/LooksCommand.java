package dev.darkroom.bot.cli;

import picocli.CommandLine.Command;

/// `darkroom looks`.
@Command(name = "looks", description = "List the looks that can be put on a picture.")
final class LooksCommand extends ShortCommand {
  @Override
  public Integer call() {
    var looks = Session.setup(shared).configuration().looks();
    var document = document();
    var list = document.putArray("looks");
    for (var look : looks) {
      list.addObject().put("id", look.id()).put("name", look.name()).put("prompt", look.prompt());
      if (!shared.json()) out().printf("%-18s %s%n    %s%n", look.id(), look.name(), look.prompt());
    }
    if (shared.json()) print(document);
    out().flush();
    return ExitCode.OK.code();
  }
}
