package dev.errdict.db.home;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.util.EnumSet;
import java.util.HexFormat;

/**
 * A file of sixteen bytes that changes with every write to the database, so that other processes
 * can check for changes cheaply. It is written under the exclusive lock, before the database: a
 * process that sees the change waits for the lock and then reads what was committed.
 */
public final class Stamp {
  private static final int BYTES = 8;

  private final Path file;

  public Stamp(Path file) {
    this.file = file;
  }

  /**
   * The stamp; empty when there is none. Two equal stamps mean that nothing was written between
   * them.
   */
  public String read() {
    return read(file);
  }

  /** The stamp in a file; empty when there is none. */
  public static String read(Path file) {
    try {
      return Files.readString(file, StandardCharsets.US_ASCII);
    } catch (IOException | RuntimeException e) {
      return "";
    }
  }

  /**
   * Changes it.
   *
   * @throws IOException when nobody can write there: then the database must not be written either
   */
  public void renew() throws IOException {
    byte[] bytes = new byte[BYTES];
    new SecureRandom().nextBytes(bytes);
    ByteBuffer text =
        ByteBuffer.wrap(HexFormat.of().formatHex(bytes).getBytes(StandardCharsets.US_ASCII));
    // In place: on a full disk there is no room for another file.
    try (FileChannel channel =
        PrivateFiles.open(file, EnumSet.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE))) {
      channel.write(text, 0);
    }
  }
}
