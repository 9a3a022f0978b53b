package dev.darkroom.store;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;

/// Stands between us and PostgreSQL and can lose the answer to a commit: the commit reaches the
/// server, then the connection breaks.
final class CuttingProxy implements AutoCloseable {
  private final DatabaseSettings real;
  private final ServerSocket listening;
  private final AtomicBoolean cutting = new AtomicBoolean();
  private final List<Socket> sockets = new CopyOnWriteArrayList<>();

  CuttingProxy(DatabaseSettings real) throws IOException {
    this.real = real;
    listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    var _ = Thread.ofVirtual().start(this::accept);
  }

  String url() {
    var here =
        real.url().replace(":" + address().getPort() + "/", ":" + listening.getLocalPort() + "/");
    // Else a commit that was prepared earlier goes by a number.
    return here + "&prepareThreshold=0";
  }

  private URI address() {
    return URI.create(real.url().substring("jdbc:".length()));
  }

  void cutAfterNextCommit() {
    cutting.set(true);
  }

  private void accept() {
    try {
      while (true) {
        var client = listening.accept();
        var server = new Socket(InetAddress.getLoopbackAddress(), address().getPort());
        sockets.addAll(List.of(client, server));
        var _ = Thread.ofVirtual().start(() -> pump(client, server, true));
        var _ = Thread.ofVirtual().start(() -> pump(server, client, false));
      }
    } catch (IOException closed) {
      // The test is over.
    }
  }

  private void pump(Socket from, Socket to, boolean fromClient) {
    var block = new byte[1 << 14];
    try (InputStream in = from.getInputStream();
        var out = to.getOutputStream()) {
      for (int read = in.read(block); read > 0; read = in.read(block)) {
        var text = new String(Arrays.copyOf(block, read), StandardCharsets.ISO_8859_1);
        if (fromClient && text.contains("COMMIT") && cutting.compareAndSet(true, false)) {
          // Nobody hears the answer.
          from.close();
          out.write(block, 0, read);
          out.flush();
          var answer = to.getInputStream().read();
          if (answer < 0) throw new IOException("the server hung up");
          return;
        }
        out.write(block, 0, read);
        out.flush();
      }
    } catch (IOException closed) {
      // One side hung up; the streams are closed, and so the other side sees it.
    }
  }

  @Override
  public void close() throws IOException {
    listening.close();
    for (var socket : sockets) socket.close();
  }
}
