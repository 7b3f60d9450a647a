package dev.errdict.db.backup;

import dev.errdict.db.catalog.CatalogException;
import dev.errdict.db.catalog.Problem;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/**
 * Reads what {@link BackupOutput} has written. The file may be anything: every length in it is
 * checked, and the unpacked size is bounded, both absolutely and in relation to the file's size.
 */
public final class BackupInput implements AutoCloseable {
  private static final int LONGEST_VALUE = 8 << 20;
  private static final int LONGEST_NAME = 64;
  private static final int MOST_COLUMNS = 64;
  private static final long MOST_BYTES = 32L << 30;

  /** Entries compress to a fifth or a tenth of their size; deflate's highest ratio is 1,032. */
  private static final int HIGHEST_RATIO = 150;

  private static final long UNRATED_BYTES = 16L << 20;

  /** One row: its values in the order of the table's columns, null where there is none. */
  @FunctionalInterface
  public interface Rows {
    void row(@Nullable String[] values) throws CatalogException;
  }

  /** Receives a table's head and returns the receiver of its rows. */
  @FunctionalInterface
  public interface Tables {
    Rows table(String name, List<String> columns) throws CatalogException;
  }

  private final Path file;
  private final long fileBytes;
  private final InputStream raw;
  private final MessageDigest digest = BackupOutput.sha256();
  private final GZIPInputStream compressed;
  private final DataInputStream in;
  private final int schemaVersion;
  private final Backup.Contents contents;
  private long unpacked;

  private BackupInput(Path file, InputStream source, long bytes)
      throws IOException, CatalogException {
    this.file = file;
    this.fileBytes = bytes;
    this.raw = new BufferedInputStream(source, 1 << 16);
    checkFormat();
    this.compressed = new GZIPInputStream(raw, 1 << 16);
    this.in =
        new DataInputStream(
            new DigestInputStream(new BufferedInputStream(new Bounded(compressed), 1), digest));
    this.schemaVersion = in.readInt();
    this.contents = new Backup.Contents(in.readLong(), in.readInt(), in.readInt(), fileBytes);
  }

  /**
   * @throws CatalogException when it is no backup, or one of a newer build
   */
  public static BackupInput open(Path file) throws CatalogException {
    try {
      long bytes = Files.size(file);
      return of(Files.newInputStream(file), bytes, file);
    } catch (IOException e) {
      throw trouble(e, file);
    }
  }

  /**
   * Reads a backup that is open already.
   *
   * @param bytes how many there are in the stream, which is closed with this, or when this fails
   * @param file what errors call it
   * @throws CatalogException when it is no backup, or one of a newer build
   */
  static BackupInput of(InputStream in, long bytes, Path file) throws CatalogException {
    try {
      try {
        return new BackupInput(file, in, bytes);
      } catch (IOException | CatalogException e) {
        in.close();
        throw e;
      }
    } catch (IOException e) {
      throw trouble(e, file);
    }
  }

  private void checkFormat() throws IOException, CatalogException {
    byte[] wanted = BackupOutput.FORMAT.getBytes(StandardCharsets.US_ASCII);
    byte[] found = raw.readNBytes(wanted.length);
    if (Arrays.equals(wanted, found)) {
      return;
    }
    String begin = new String(found, StandardCharsets.ISO_8859_1);
    if (begin.startsWith("PK") || begin.startsWith("H:2,")) {
      throw new CatalogException(Problem.BACKUP_DATABASE_FILE, file);
    }
    throw new CatalogException(
        begin.startsWith("errdict-backup/") ? Problem.BACKUP_NEWER : Problem.BACKUP_NONE, file);
  }

  private static CatalogException trouble(IOException e, Path file) {
    boolean damaged =
        e instanceof ZipException
            || e instanceof java.io.EOFException
            || e instanceof java.io.UTFDataFormatException
            || e instanceof Excess;
    return new CatalogException(
        e, damaged ? Problem.BACKUP_DAMAGED : Problem.BACKUP_UNREADABLE, file);
  }

  /** The schema version of the build that wrote the backup. */
  public int schemaVersion() {
    return schemaVersion;
  }

  /** The counts in the backup's header. */
  public Backup.Contents contents() {
    return contents;
  }

  /**
   * Passes on everything in the backup, and compares the checksum at the end.
   *
   * @throws CatalogException when it is damaged or too large
   */
  public void read(Tables tables) throws CatalogException {
    try {
      for (String name = name(); !name.isEmpty(); name = name()) {
        int columns = in.readInt();
        if (columns < 1 || columns > MOST_COLUMNS) {
          throw new ZipException("columns: " + columns);
        }
        List<String> names = new ArrayList<>();
        for (int i = 0; i < columns; i++) {
          names.add(name());
        }
        rows(tables.table(name, names), columns);
      }
      byte[] wanted = digest.digest();
      if (!Arrays.equals(wanted, compressed.readNBytes(wanted.length)) || compressed.read() >= 0) {
        throw new ZipException("checksum");
      }
    } catch (IOException e) {
      throw trouble(e, file);
    }
  }

  private void rows(Rows rows, int columns) throws IOException, CatalogException {
    for (int mark = in.readUnsignedByte();
        mark != BackupOutput.END_OF_ROWS;
        mark = in.readUnsignedByte()) {
      if (mark != BackupOutput.ROW) {
        throw new ZipException("mark: " + mark);
      }
      @Nullable String[] values = new @Nullable String[columns];
      for (int i = 0; i < columns; i++) {
        values[i] = value(LONGEST_VALUE);
      }
      rows.row(values);
    }
  }

  private String name() throws IOException {
    String name = value(LONGEST_NAME);
    if (name == null) {
      throw new ZipException("no name");
    }
    return name;
  }

  private @Nullable String value(int longest) throws IOException {
    int length = in.readInt();
    if (length == BackupOutput.NULL) {
      return null;
    }
    if (length < 0 || length > longest) {
      throw new ZipException("length: " + length);
    }
    byte[] bytes = in.readNBytes(length);
    if (bytes.length < length) {
      throw new java.io.EOFException();
    }
    return new String(bytes, StandardCharsets.UTF_8);
  }

  @Override
  public void close() throws CatalogException {
    try {
      compressed.close();
    } catch (IOException e) {
      throw trouble(e, file);
    }
  }

  /** Fails as soon as more is unpacked than a backup can hold. */
  private final class Bounded extends FilterInputStream {
    Bounded(InputStream in) {
      super(in);
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int from, int length) throws IOException {
      int read = in.read(bytes, from, length);
      if (read > 0) {
        unpacked += read;
        if (unpacked > MOST_BYTES
            || (unpacked > UNRATED_BYTES && unpacked > HIGHEST_RATIO * fileBytes)) {
          throw new Excess();
        }
      }
      return read;
    }
  }

  private static final class Excess extends IOException {
    Excess() {
      super("it unpacks to more than a backup can be");
    }
  }
}
