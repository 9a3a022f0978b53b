package dev.darkroom.bot.standin;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import javax.net.ServerSocketFactory;

/// Remembers connections in the order in which they came, so that one can be broken: a web socket
/// of MockWebServer cannot be.
final class Sockets extends ServerSocketFactory {
  private static final int BACKLOG = 512;

  private final List<Socket> accepted = new ArrayList<>();

  void cut(int number) {
    try {
      var socket = number(number);
      // A reset, not a polite end.
      socket.setSoLinger(true, 0);
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Socket number(int number) {
    synchronized (accepted) {
      return accepted.get(number);
    }
  }

  @Override
  public ServerSocket createServerSocket() throws IOException {
    return new ServerSocket() {
      @Override
      public Socket accept() throws IOException {
        var socket = super.accept();
        synchronized (accepted) {
          accepted.add(socket);
        }
        return socket;
      }
    };
  }

  @Override
  public ServerSocket createServerSocket(int port) throws IOException {
    return createServerSocket(port, BACKLOG);
  }

  @Override
  public ServerSocket createServerSocket(int port, int backlog) throws IOException {
    return createServerSocket(port, backlog, InetAddress.getLoopbackAddress());
  }

  @Override
  public ServerSocket createServerSocket(int port, int backlog, InetAddress address)
      throws IOException {
    return new ServerSocket(port, backlog, address);
  }
}
