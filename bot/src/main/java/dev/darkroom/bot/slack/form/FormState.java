package dev.darkroom.bot.slack.form;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.darkroom.catalog.Workflow;
import dev.darkroom.surface.Words;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What a form carries with it, so that it works after a restart and from any process: nothing of
/// an open form is in memory. People cannot change it; Slack keeps it.
///
/// @param channel id of the conversation where it was opened; empty where none was
/// @param thread time stamp of the thread's parent
/// @param pictures ids of the files that were there already
/// @param button the id of the button that opened it; empty where none did
/// @param language of the one who opened it
/// @param batch whether every picture is to be one of its own
public record FormState(
    Workflow workflow,
    String channel,
    String thread,
    List<String> pictures,
    String button,
    String language,
    boolean batch) {
  private static final ObjectMapper JSON = new ObjectMapper();

  public FormState {
    pictures = List.copyOf(pictures);
  }

  public Words words() {
    return new Words(Locale.forLanguageTag(language));
  }

  /// The private metadata of a view; at most 3,000 characters for ten pictures.
  public String write() {
    try {
      return JSON.writeValueAsString(this);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /// Reads what [#write] wrote; empty for anything else.
  public static Optional<FormState> read(@Nullable String text) {
    if (text == null || text.isEmpty()) return Optional.empty();
    try {
      return Optional.of(JSON.readValue(text, FormState.class));
    } catch (JsonProcessingException | IllegalArgumentException notOurs) {
      return Optional.empty();
    }
  }
}
