package dev.darkroom.credit;

import dev.darkroom.settings.ConfigFolder;
import java.util.ArrayList;
import java.util.List;

/// Reads the plans of `plans.yaml`.
public final class PlanFile {
  private PlanFile() {}

  /// All of them in the order of the file, the default plan first; mistakes are reported by
  /// [ConfigFolder#complete].
  public static List<Plan> read(ConfigFolder folder) {
    var root = folder.file("plans.yaml");
    var plans = new ArrayList<Plan>();
    root.sections("plans")
        .forEach((id, section) -> {
          var name = section.key("name").requiredText();
          var monthly = section.key("monthly").wholeLong(0, 0, 1_000_000_000_000L);
          var unlimited = section.key("unlimited").flag(false);
          var weight = section.key("weight").whole(1, 1, 100);
          if (!id.matches("[a-z0-9-]{1,40}"))
            section.mistake("name", "belongs to an id of other letters than a-z, 0-9 and -");
          else plans.add(new Plan(id, name, Credits.of(monthly), unlimited, weight));
        });
    if (plans.isEmpty()) root.mistake("plans", "expected at least one plan");
    return List.copyOf(plans);
  }
}
