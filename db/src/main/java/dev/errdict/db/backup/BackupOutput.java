package dev.errdict.db.backup;

import java.io.DataOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * Writes a backup: a line that names the format, then gzip of
 *
 * <pre>
 * schema version: int, revision: long, catalogs: int, entries: int
 * for each table: its name, count of columns: int, their names, its rows, byte 0
 *   for each row: byte 1, its values
 * the empty name
 * SHA-256 of all that is in the gzip before it
 * </pre>
 *
 * A name or value is its length in bytes as an int, -1 for null, and its UTF-8.
 */
final class BackupOutput implements AutoCloseable {
  static final String FORMAT = "errdict-backup/1\n";
  static final int ROW = 1;
  static final int END_OF_ROWS = 0;
  static final int NULL = -1;

  private final MessageDigest digest = sha256();
  private final OutputStream compressed;
  private final DataOutputStream out;

  BackupOutput(OutputStream file) throws IOException {
    file.write(FORMAT.getBytes(StandardCharsets.US_ASCII));
    compressed = new GZIPOutputStream(new Unclosed(file), 1 << 16);
    out = new DataOutputStream(new DigestOutputStream(compressed, digest));
  }

  static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  void head(int schemaVersion, Backup.Contents contents) throws IOException {
    out.writeInt(schemaVersion);
    out.writeLong(contents.revision());
    out.writeInt(contents.catalogs());
    out.writeInt(contents.entries());
  }

  void table(String name, List<String> columns) throws IOException {
    value(name);
    out.writeInt(columns.size());
    for (String column : columns) {
      value(column);
    }
  }

  void row() throws IOException {
    out.writeByte(ROW);
  }

  void value(@Nullable String value) throws IOException {
    if (value == null) {
      out.writeInt(NULL);
      return;
    }
    byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
    out.writeInt(bytes.length);
    out.write(bytes);
  }

  void endOfRows() throws IOException {
    out.writeByte(END_OF_ROWS);
  }

  /** Ends the backup. */
  @Override
  public void close() throws IOException {
    value("");
    out.flush();
    compressed.write(digest.digest());
    compressed.close();
  }

  /** Does not close the file: its owner forces it to the disk first. */
  private static final class Unclosed extends FilterOutputStream {
    Unclosed(OutputStream out) {
      super(out);
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
      out.write(bytes, from, length);
    }

    @Override
    public void close() throws IOException {
      flush();
    }
  }
}
