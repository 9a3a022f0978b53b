package dev.darkroom.settings;

import java.util.ArrayList;
import java.util.List;

/// Collects what is wrong, so that the operator reads all of it at once.
final class Mistakes {
  private static final int COUNT_MAX = 100;

  private final List<Mistake> list = new ArrayList<>();

  void add(String place, String key, String problem) {
    var mistake = new Mistake(place, key, problem);
    if (list.size() < COUNT_MAX && !list.contains(mistake)) list.add(mistake);
  }

  List<Mistake> list() {
    return List.copyOf(list);
  }
}
