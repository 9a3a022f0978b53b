package dev.darkroom.provider.fal;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.darkroom.catalog.Ratio;
import dev.darkroom.catalog.Route;
import dev.darkroom.provider.Frame;
import dev.darkroom.provider.ProviderTask;
import dev.darkroom.provider.http.PictureText;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// What the models behind fal want to be told, one constant for each family.
///
/// Fields as in fal's model pages and fal-js, read 2026-08. A route's option `input` names the
/// family; without it the endpoint's name tells. More options: `resolution` says that a Nano Banana
/// takes a size, `picture` names the field of the only reference where it is not `image_url`,
/// `quality` is that of GPT Image, and `fixed` adds fields as they are.
enum FalInput {
  NANO_BANANA("nano-banana", true) {
    @Override
    void fill(ProviderTask task, ObjectNode input) {
      var _ = input.put("num_images", task.count()).put("output_format", "png");
      var _ = input.put("aspect_ratio", ratio(task).orElse("auto")).put("seed", seed(task));
      // The first Nano Banana knows one size and refuses to hear of it.
      if (task.route().options().path("resolution").asBoolean())
        input.put("resolution", task.size().name());
    }
  },
  KONTEXT("kontext", false) {
    @Override
    String endpoint(ProviderTask task) {
      var single = super.endpoint(task);
      return task.references().size() > 1 && !single.endsWith("/multi")
          ? single + "/multi"
          : single;
    }

    @Override
    boolean takesList(ProviderTask task) {
      return endpoint(task).endsWith("/multi");
    }

    @Override
    void fill(ProviderTask task, ObjectNode input) {
      var _ = input.put("num_images", task.count()).put("output_format", "png");
      var _ = input.put("seed", seed(task));
      ratio(task).ifPresent(it -> input.put("aspect_ratio", it));
    }
  },
  FLUX_2("flux-2", true) {
    @Override
    void fill(ProviderTask task, ObjectNode input) {
      var _ = input.put("output_format", "png").put("seed", seed(task));
      if (task.ratio().isPresent()) putFrame(task, input, 16);
    }
  },
  SEEDREAM("seedream", true) {
    @Override
    void fill(ProviderTask task, ObjectNode input) {
      var _ = input.put("num_images", task.count()).put("seed", seed(task));
      if (task.ratio().isPresent()) putFrame(task, input, 8);
      else if (task.size().name().equals("1K")) input.put("image_size", "square_hd");
      else input.put("image_size", "auto_" + task.size().name());
    }
  },
  VEO("veo", false) {
    @Override
    void fill(ProviderTask task, ObjectNode input) {
      var _ = input.put("duration", task.length().toSeconds() + "s");
      var _ = input.put("resolution", task.size().name()).put("seed", seed(task));
      var _ = input.put("aspect_ratio", ratio(task).orElse("auto"));
      var _ = input.put("generate_audio", task.model().sound());
    }
  },
  SEEDANCE("seedance", false) {
    @Override
    void fill(ProviderTask task, ObjectNode input) {
      var _ = input.put("duration", Long.toString(task.length().toSeconds()));
      var _ = input.put("resolution", task.size().name()).put("seed", seed(task));
      var _ = input.put("aspect_ratio", ratio(task).orElse("auto"));
      var _ = input.put("generate_audio", task.model().sound());
    }
  },
  KLING("kling", false) {
    @Override
    void fill(ProviderTask task, ObjectNode input) {
      var _ = input.put("duration", Long.toString(task.length().toSeconds()));
      var _ = input.put("generate_audio", task.model().sound());
    }
  },
  GPT_IMAGE("gpt-image", true) {
    @Override
    void fill(ProviderTask task, ObjectNode input) {
      var _ = input.put("num_images", task.count()).put("output_format", "png");
      var quality = task.route().options().path("quality");
      if (quality.isTextual()) input.put("quality", quality.asText());
      task.ratio().map(FalInput::oblong).ifPresent(it -> input.put("image_size", it));
    }
  };

  private static final long SEED_MAX = 0xffff_ffffL;

  private final String family;
  private final boolean list;

  FalInput(String family, boolean list) {
    this.family = family;
    this.list = list;
  }

  /// The family of a route; empty when neither its option nor its endpoint names one.
  static Optional<FalInput> of(Route route) {
    var named = route.options().path("input").asText("");
    return Arrays.stream(values())
        .filter(it ->
            named.isEmpty()
                ? route.remoteModel().toLowerCase(Locale.ROOT).contains(it.family)
                : named.equals(it.family))
        .findFirst();
  }

  /// Puts what is particular to the family into the input.
  abstract void fill(ProviderTask task, ObjectNode input);

  /// Where the task is sent, below the queue's address.
  String endpoint(ProviderTask task) {
    return task.route().remoteModel();
  }

  boolean takesList(ProviderTask task) {
    return list;
  }

  /// The whole input: prompt, references, what the family wants, and what the route's option
  /// `fixed` adds.
  ObjectNode input(ProviderTask task) {
    var input = JsonNodeFactory.instance.objectNode().put("prompt", task.prompt());
    if (takesList(task)) {
      var urls = input.putArray("image_urls");
      for (var reference : task.references()) urls.addPOJO(PictureText.dataUri(reference));
    } else {
      var field = task.route().options().path("picture").asText("image_url");
      input.putPOJO(field, PictureText.dataUri(task.references().getFirst()));
    }
    fill(task, input);
    if (task.route().options().path("fixed") instanceof ObjectNode fixed) {
      var _ = input.setAll(fixed);
    }
    return input;
  }

  private static String oblong(Ratio ratio) {
    if (ratio.width() == ratio.height()) return "1024x1024";
    return ratio.width() > ratio.height() ? "1536x1024" : "1024x1536";
  }

  private static void putFrame(ProviderTask task, ObjectNode input, int step) {
    var frame = Frame.of(task.size(), task.ratio(), step);
    var _ =
        input.putObject("image_size").put("width", frame.widthPx()).put("height", frame.heightPx());
  }

  private static Optional<String> ratio(ProviderTask task) {
    return task.ratio().map(Object::toString);
  }

  private static long seed(ProviderTask task) {
    return task.seed() & SEED_MAX;
  }
}
