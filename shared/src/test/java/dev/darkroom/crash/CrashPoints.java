package dev.darkroom.crash;

import dev.darkroom.queue.QueueHarness.Watch;
import java.io.IOException;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Every step boundary is a call to a port. Each has a place before and a place after it, such as
/// `before Generations.move 3`; at one of them the process dies as by SIGKILL: no handler, no
/// `finally`, no flush. Or it is stopped there as by SIGSTOP, until somebody lets it go on.
final class CrashPoints implements Watch {
  /// Before a place: the process is to stop there instead of dying.
  static final String STOP = "stop ";

  private static final int AS_BY_SIGKILL = 137;

  private final String doom;
  private final Map<String, Integer> counts = new HashMap<>();
  private final List<String> crossed = Collections.synchronizedList(new ArrayList<>());
  private volatile boolean armed;

  /// @param doom where to die; a place that never comes is survived
  CrashPoints(String doom) {
    this.doom = doom;
  }

  /// Counts from here on.
  void arm() {
    armed = true;
  }

  /// All places that were crossed, in order.
  List<String> crossed() {
    return List.copyOf(crossed);
  }

  @Override
  public <T> T over(Class<T> port, T real) {
    InvocationHandler handler = (_, method, arguments) -> call(port, real, method, arguments);
    return port.cast(Proxy.newProxyInstance(port.getClassLoader(), new Class<?>[] {port}, handler));
  }

  private @Nullable Object call(
      Class<?> port, Object real, Method method, Object @Nullable [] arguments) throws Throwable {
    var call = port.getSimpleName() + "." + method.getName();
    cross("before " + call);
    try {
      var answer = method.invoke(real, arguments);
      cross("after " + call);
      return answer;
    } catch (InvocationTargetException fault) {
      throw fault.getTargetException();
    }
  }

  private void cross(String place) {
    if (!armed) return;
    String name;
    synchronized (counts) {
      name = place + " " + counts.merge(place, 1, Integer::sum);
    }
    crossed.add(name);
    if (name.equals(doom)) Runtime.getRuntime().halt(AS_BY_SIGKILL);
    if (doom.equals(STOP + name)) stop();
  }

  private static void stop() {
    var self = Long.toString(ProcessHandle.current().pid());
    try {
      var _ = new ProcessBuilder("kill", "-STOP", self).start().waitFor();
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException("cannot stop", e);
    }
  }
}
