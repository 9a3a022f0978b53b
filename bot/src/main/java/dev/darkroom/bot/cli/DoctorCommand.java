package dev.darkroom.bot.cli;

import dev.darkroom.bot.doctor.Doctor;
import dev.darkroom.bot.doctor.Finding;
import dev.darkroom.bot.doctor.Finding.Verdict;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Command;

/// `darkroom doctor`: whether this machine is fit to run Darkroom.
@Command(
    name = "doctor",
    description = {
      "Examine this machine: Java, disk, database, picture and video libraries, keys, clock, and"
          + " Slack's tokens.",
      "Ends with 1 when something is ill, 77 when not all could be checked, 78 when the"
          + " configuration is wrong."
    })
final class DoctorCommand extends ShortCommand implements ForOperators {
  @Override
  public Integer call() {
    var findings = new Doctor(Session.setup(shared), InstantSource.system()).examine();
    if (shared.json()) json(findings);
    else text(findings);
    return exitCode(findings).code();
  }

  private static ExitCode exitCode(List<Finding> findings) {
    if (any(findings, Verdict.ILL)) return ExitCode.FAULT;
    return any(findings, Verdict.UNCHECKED) ? ExitCode.UNCHECKED : ExitCode.OK;
  }

  private static boolean any(List<Finding> findings, Verdict verdict) {
    return findings.stream().anyMatch(finding -> finding.verdict() == verdict);
  }

  private void text(List<Finding> findings) {
    for (var finding : findings)
      out().printf("%-9s %-16s %s%n", word(finding.verdict()), finding.what(), finding.words());
    out().println("Not looked at: whether services and Discord can be reached.");
    out().flush();
  }

  private static String word(Verdict verdict) {
    return switch (verdict) {
      case WELL -> "well";
      case UNWISE -> "unwise";
      case ILL -> "ILL";
      case UNCHECKED -> "UNCHECKED";
    };
  }

  private void json(List<Finding> findings) {
    var document = document().put("well", exitCode(findings) == ExitCode.OK);
    var list = document.putArray("findings");
    for (var finding : findings)
      list.addObject()
          .put("what", finding.what())
          .put("verdict", finding.verdict().name().toLowerCase(Locale.ROOT))
          .put("words", finding.words());
    print(document);
  }
}
