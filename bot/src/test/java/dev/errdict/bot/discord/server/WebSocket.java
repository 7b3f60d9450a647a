package dev.errdict.bot.discord.server;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Base64;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The server's end of a WebSocket. One thread reads; any thread writes.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc6455">RFC 6455</a>
 */
final class WebSocket {
  private static final String MAGIC = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";
  private static final int CONTINUATION = 0;
  private static final int TEXT = 1;
  private static final int BINARY = 2;
  private static final int CLOSE = 8;
  private static final int PING = 9;
  private static final int PONG = 10;

  /** What the client sent: a whole message, or its wish to end. */
  sealed interface Incoming {}

  record Text(String text) implements Incoming {}

  /** 1005 stands for a close without a code. */
  record Close(int code, String reason) implements Incoming {}

  private record Frame(boolean last, int opcode, ByteBuffer payload) {}

  private final Socket socket;
  private final InputStream in;
  private final OutputStream out;
  private final ReentrantLock writing = new ReentrantLock();
  private boolean closeSent;

  WebSocket(Socket socket, InputStream in, OutputStream out) {
    this.socket = socket;
    this.in = in;
    this.out = out;
  }

  /** The proof that the server understood the handshake (section 4.2.2). */
  static String accept(String key) {
    try {
      MessageDigest sha1 = MessageDigest.getInstance("SHA-1");
      return Base64.getEncoder().encodeToString(sha1.digest((key + MAGIC).getBytes(ISO_8859_1)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /** How long {@link #read} waits before it throws a {@link java.net.SocketTimeoutException}. */
  void patience(Duration patience) throws IOException {
    socket.setSoTimeout(Math.toIntExact(patience.toMillis()));
  }

  /** The next message; pings are answered on the way. */
  Incoming read() throws IOException {
    ByteArrayOutputStream message = new ByteArrayOutputStream();
    while (true) {
      Frame frame = frame();
      switch (frame.opcode()) {
        case TEXT, BINARY, CONTINUATION -> {
          message.write(frame.payload().array());
          if (frame.last()) {
            return new Text(message.toString(UTF_8));
          }
        }
        case PING -> write(PONG, frame.payload().array());
        case PONG -> {}
        case CLOSE -> {
          return closeOf(frame.payload().array());
        }
        default -> throw new IOException("unknown opcode " + frame.opcode());
      }
    }
  }

  void text(String text) throws IOException {
    write(TEXT, text.getBytes(UTF_8));
  }

  void binary(byte[] bytes) throws IOException {
    write(BINARY, bytes);
  }

  /** Says goodbye once; later calls do nothing. */
  void close(int code, String reason) throws IOException {
    byte[] words = reason.getBytes(UTF_8);
    write(
        CLOSE,
        ByteBuffer.allocate(2 + words.length)
            .putShort((short) (code == 1005 ? 1000 : code))
            .put(words)
            .array());
  }

  /** Ends the connection without a word. */
  void drop() throws IOException {
    socket.close();
  }

  private static Close closeOf(byte[] payload) {
    if (payload.length < 2) {
      return new Close(1005, "");
    }
    int code = ByteBuffer.wrap(payload).getShort() & 0xFFFF;
    return new Close(code, new String(payload, 2, payload.length - 2, UTF_8));
  }

  private Frame frame() throws IOException {
    int first = readByte();
    int second = readByte();
    if ((second & 0x80) == 0) {
      close(1002, "a client must mask its frames");
      throw new IOException("unmasked frame");
    }
    long length = second & 0x7F;
    if (length == 126) {
      length = ByteBuffer.wrap(in.readNBytes(2)).getShort() & 0xFFFF;
    } else if (length == 127) {
      length = ByteBuffer.wrap(in.readNBytes(8)).getLong();
    }
    byte[] mask = in.readNBytes(4);
    byte[] payload = in.readNBytes(Math.toIntExact(length));
    if (payload.length < length) {
      throw new EOFException("a frame that was broken off");
    }
    for (int i = 0; i < payload.length; i++) {
      payload[i] ^= mask[i % 4];
    }
    return new Frame((first & 0x80) != 0, first & 0x0F, ByteBuffer.wrap(payload));
  }

  private int readByte() throws IOException {
    int b = in.read();
    if (b < 0) {
      throw new EOFException("the client hung up");
    }
    return b;
  }

  private void write(int opcode, byte[] payload) throws IOException {
    writing.lock();
    try {
      if (closeSent) {
        return;
      }
      closeSent = opcode == CLOSE;
      out.write(0x80 | opcode);
      if (payload.length < 126) {
        out.write(payload.length);
      } else if (payload.length < 1 << 16) {
        out.write(126);
        out.write(ByteBuffer.allocate(2).putShort((short) payload.length).array());
      } else {
        out.write(127);
        out.write(ByteBuffer.allocate(8).putLong(payload.length).array());
      }
      out.write(payload);
      out.flush();
    } finally {
      writing.unlock();
    }
  }
}
