package dev.darkroom.provider.http;

import okhttp3.Call;
import okhttp3.EventListener;

/// Remembers whether any of a request was written: before that, nobody can have heard it.
final class Trace extends EventListener {
  private volatile boolean written;

  boolean written() {
    return written;
  }

  @Override
  public void requestHeadersStart(Call call) {
    written = true;
  }

  /// The listener of a call is the trace that its request carries.
  static EventListener of(Call call) {
    var trace = call.request().tag(Trace.class);
    return trace == null ? EventListener.NONE : trace;
  }
}
