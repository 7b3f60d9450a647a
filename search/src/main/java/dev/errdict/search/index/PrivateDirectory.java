package dev.errdict.search.index;

import dev.errdict.db.home.PrivateFiles;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.lucene.index.IndexFileNames;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.store.FilterDirectory;
import org.apache.lucene.store.IOContext;
import org.apache.lucene.store.IndexOutput;
import org.apache.lucene.store.Lock;
import org.apache.lucene.store.NIOFSDirectory;
import org.apache.lucene.store.OutputStreamIndexOutput;

/** A folder whose files only their owner may read, from their first byte and under any umask. */
final class PrivateDirectory extends FilterDirectory {
  /** The largest single write, as in {@link FSDirectory}. */
  private static final int CHUNK = 8192;

  private final Path folder;
  private final AtomicLong temporary = new AtomicLong();

  private PrivateDirectory(FSDirectory directory) {
    super(directory);
    this.folder = directory.getDirectory();
  }

  /** Opens the folder; makes it when it is not there. */
  static Directory open(Path folder, CatalogIndex.Access access) throws IOException {
    PrivateFiles.createFolders(folder);
    return new PrivateDirectory(
        switch (access) {
          case MAPPED -> FSDirectory.open(folder);
          case PLAIN -> new NIOFSDirectory(folder);
        });
  }

  @Override
  public IndexOutput createOutput(String name, IOContext context) throws IOException {
    return new PrivateOutput(name, PrivateFiles.write(folder.resolve(name)));
  }

  @Override
  public IndexOutput createTempOutput(String prefix, String suffix, IOContext context)
      throws IOException {
    while (true) {
      String number = Long.toString(temporary.getAndIncrement(), Character.MAX_RADIX);
      String name = IndexFileNames.segmentFileName(prefix, suffix + "_" + number, "tmp");
      try {
        return new PrivateOutput(name, PrivateFiles.write(folder.resolve(name)));
      } catch (FileAlreadyExistsException e) {
        // Try the next number.
      }
    }
  }

  @Override
  public Lock obtainLock(String name) throws IOException {
    Path file = folder.resolve(name);
    if (Files.isRegularFile(file) && Files.size(file) > 0) {
      Files.write(file, new byte[0]); // damaged: Lucene rejects a lock file with content
    }
    if (!Files.exists(file)) {
      try {
        PrivateFiles.createFile(file);
      } catch (FileAlreadyExistsException e) {
        // Another process was faster.
      }
    }
    return super.obtainLock(name);
  }

  private static final class PrivateOutput extends OutputStreamIndexOutput {
    PrivateOutput(String name, OutputStream file) {
      super("PrivateOutput(" + name + ")", name, new Chunks(file), CHUNK);
    }
  }

  /** Writes at most a chunk at once, so that Java's cached off-heap buffers are large enough. */
  private static final class Chunks extends FilterOutputStream {
    Chunks(OutputStream out) {
      super(out);
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
      for (int at = 0; at < length; at += CHUNK) {
        out.write(bytes, from + at, Math.min(CHUNK, length - at));
      }
    }
  }
}
