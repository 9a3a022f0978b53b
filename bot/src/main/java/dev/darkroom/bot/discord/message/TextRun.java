package dev.darkroom.bot.discord.message;

import java.util.List;
import net.dv8tion.jda.api.components.container.ContainerChildComponent;
import net.dv8tion.jda.api.components.textdisplay.TextDisplay;

/// Lines that follow each other, within what a message may hold in all; what is beyond is left out.
final class TextRun {
  private int charsLeft;
  private final StringBuilder text = new StringBuilder();

  TextRun(int charsMax) {
    charsLeft = charsMax;
  }

  void add(String line) {
    if (line.isBlank()) return;
    int chars = line.length() + 1;
    if (chars > charsLeft) {
      charsLeft = 0;
      return;
    }
    charsLeft -= chars;
    if (!text.isEmpty()) text.append('\n');
    text.append(line);
  }

  String take() {
    var taken = text.toString();
    text.setLength(0);
    return taken;
  }

  void takeInto(List<ContainerChildComponent> components) {
    if (!text.isEmpty()) components.add(TextDisplay.of(take()));
  }
}
