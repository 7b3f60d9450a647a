package dev.errdict.db.postgresql;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** A network between the tests and a server, which can stall and break. */
public final class TcpProxy implements AutoCloseable {
  private final ServerSocket listener;
  private final int target;
  private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
  private final Object change = new Object();
  private boolean stalled;
  private volatile boolean refusing;
  private volatile Losing losing = Losing.NOTHING;

  private enum Losing {
    NOTHING,
    ANSWERS,
    REQUESTS
  }

  /**
   * @param target the server's port on this machine
   */
  public TcpProxy(int target) throws IOException {
    this.target = target;
    this.listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    Thread.ofVirtual().start(this::accept);
  }

  public int port() {
    return listener.getLocalPort();
  }

  /** From now on nothing arrives, in either direction, and no connection ends. */
  public void stall() {
    synchronized (change) {
      stalled = true;
    }
  }

  /** What was held back arrives, and all that follows. */
  public void resume() {
    synchronized (change) {
      stalled = false;
      change.notifyAll();
    }
    refusing = false;
    losing = Losing.NOTHING;
  }

  /** From now on what the server answers is lost; what clients send arrives. */
  public void loseAnswers() {
    losing = Losing.ANSWERS;
  }

  /** From now on what clients send is lost. */
  public void loseRequests() {
    losing = Losing.REQUESTS;
  }

  /** Breaks all connections, and each new one at once. */
  public void refuse() {
    refusing = true;
    cut();
  }

  /** Ends {@link #refuse}. */
  public void allow() {
    refusing = false;
  }

  /** Breaks all connections; new ones are possible. */
  public void cut() {
    sockets.forEach(TcpProxy::close);
    sockets.clear();
  }

  private void accept() {
    while (!listener.isClosed()) {
      try {
        Socket client = listener.accept();
        if (refusing) {
          close(client);
          continue;
        }
        Socket server = new Socket(InetAddress.getLoopbackAddress(), target);
        sockets.add(client);
        sockets.add(server);
        Thread.ofVirtual().start(() -> pass(client, server, Losing.REQUESTS));
        Thread.ofVirtual().start(() -> pass(server, client, Losing.ANSWERS));
      } catch (IOException e) {
        // The listener is closed, or the server is not there: the client's connection ends.
        cut();
      }
    }
  }

  private void pass(Socket from, Socket to, Losing direction) {
    try {
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      byte[] buffer = new byte[8192];
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        awaitFlow();
        if (losing != direction) {
          out.write(buffer, 0, read);
        }
      }
    } catch (IOException | InterruptedException e) {
      // Cut.
    } finally {
      close(from);
      close(to);
      sockets.remove(from);
      sockets.remove(to);
    }
  }

  private void awaitFlow() throws InterruptedException {
    synchronized (change) {
      while (stalled) {
        change.wait();
      }
    }
  }

  private static void close(Socket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      // It is of no use any more.
    }
  }

  @Override
  public void close() throws IOException {
    listener.close();
    resume();
    cut();
  }
}
