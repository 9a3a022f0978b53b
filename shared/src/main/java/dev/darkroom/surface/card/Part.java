package dev.darkroom.surface.card;

import dev.darkroom.media.MediaRef;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

/// One thing on a card. All text is plain: surfaces escape it for their own markup.
public sealed interface Part {
  /// A heading.
  record Title(String text) implements Part {}

  record Text(String text) implements Part {}

  /// Somebody's own words.
  record Quote(String text) implements Part {}

  /// Said more quietly.
  record Small(String text) implements Part {}

  /// A name and what there is to say about it.
  record Entry(String name, String text) implements Part {}

  /// Somebody or something that the platform has a name for, and what there is to say about it.
  ///
  /// @param id the platform's own; a model's id where the kind is [Kind#OTHER]
  record Subject(Kind kind, String id, String text) implements Part {
    public enum Kind {
      MEMBER,
      ROLE,
      CHANNEL,
      OTHER
    }
  }

  /// A bar of how much is done, 0 to 1.
  record Bar(double share) implements Part {
    /// In ten steps.
    public String drawn() {
      int full = (int) Math.round(Math.clamp(share, 0, 1) * 10);
      return "▰".repeat(full) + "▱".repeat(10 - full);
    }
  }

  /// A moment, shown as the time until then in the reader's own words.
  record Due(String label, Instant at) implements Part {}

  /// Pictures side by side, or one clip.
  record Gallery(List<Picture> pictures) implements Part {
    public Gallery {
      pictures = List.copyOf(pictures);
    }
  }

  record Buttons(List<Button> buttons) implements Part {
    public Buttons {
      buttons = List.copyOf(buttons);
    }
  }

  /// Choices that would be too many buttons; a card has one menu at most.
  record Menu(String label, List<Choice> choices) implements Part {
    public Menu {
      choices = List.copyOf(choices);
    }
  }

  /// @param id see [ButtonIds]
  record Button(String id, String label, Weight weight) {}

  /// @param id see [ButtonIds]
  record Choice(String id, String label) {}

  /// A kept picture or clip.
  ///
  /// @param description what it shows, for those who cannot see it
  record Picture(MediaRef media, String description) {}

  /// A picture that was drawn for this card alone, such as a chart; the surface removes the file
  /// once it is sent.
  record Drawing(Path file, String description) implements Part {}

  /// A file that was written for this card alone; the surface removes it once it is sent.
  ///
  /// @param name under which people save it
  record Document(Path file, String name) implements Part {}

  /// How much a button stands out.
  enum Weight {
    MAIN,
    NORMAL,
    DANGER
  }
}
