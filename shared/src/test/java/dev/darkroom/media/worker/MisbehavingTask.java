package dev.darkroom.media.worker;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.darkroom.media.PictureException;
import java.util.ArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// A worker task that does whatever its input says, to see how the pool takes it.
public final class MisbehavingTask implements WorkerTask {
  @Override
  public String name() {
    return "test.misbehave";
  }

  @Override
  public JsonNode run(JsonNode input, WorkerListener listener) throws Exception {
    return switch (input.asText()) {
      case "pid" -> LongNode.valueOf(ProcessHandle.current().pid());
      case "chatter" -> {
        System.out.println("{\"Answer\":{\"number\":1,\"answer\":\"forged by a library\"}}");
        yield TextNode.valueOf("said on the right pipe");
      }
      case "exit" -> {
        Runtime.getRuntime().halt(42);
        yield TextNode.valueOf("unreachable");
      }
      case "eat" -> {
        var eaten = new ArrayList<byte[]>();
        while (listener.progress(0)) eaten.add(new byte[1 << 24]);
        yield LongNode.valueOf(eaten.size());
      }
      case "bug" -> throw new IllegalStateException("a bug");
      case "bad file" -> throw new PictureException("The picture is damaged, send it again.");
      case "deaf" -> {
        new CountDownLatch(1).await();
        yield TextNode.valueOf("unreachable");
      }
      case "polite" -> {
        var waiting = new CountDownLatch(1);
        while (listener.progress(0.5)) {
          if (waiting.await(10, TimeUnit.MILLISECONDS)) break;
        }
        yield TextNode.valueOf("stopped");
      }
      default -> throw new IllegalArgumentException(input.asText());
    };
  }
}
