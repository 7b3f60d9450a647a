package dev.errdict.search.index;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.store.FilterDirectory;
import org.apache.lucene.store.IOContext;
import org.apache.lucene.store.IndexOutput;
import org.apache.lucene.store.Lock;

/** A folder whose files only their owner may read, whatever the process's umask says. */
final class PrivateDirectory extends FilterDirectory {
  private final Path folder;
  private final boolean posix;

  private PrivateDirectory(FSDirectory directory) {
    super(directory);
    this.folder = directory.getDirectory();
    this.posix = isPosix(folder);
  }

  /** Opens the folder; makes it when it is not there. */
  static Directory open(Path folder) throws IOException {
    if (isPosix(folder)) {
      Files.createDirectories(
          folder,
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    } else {
      Files.createDirectories(folder);
    }
    return new PrivateDirectory(FSDirectory.open(folder));
  }

  private static boolean isPosix(Path folder) {
    return folder.getFileSystem().supportedFileAttributeViews().contains("posix");
  }

  @Override
  public IndexOutput createOutput(String name, IOContext context) throws IOException {
    IndexOutput output = super.createOutput(name, context);
    restrict(name);
    return output;
  }

  @Override
  public IndexOutput createTempOutput(String prefix, String suffix, IOContext context)
      throws IOException {
    IndexOutput output = super.createTempOutput(prefix, suffix, context);
    restrict(output.getName());
    return output;
  }

  @Override
  public Lock obtainLock(String name) throws IOException {
    Path file = folder.resolve(name);
    boolean fresh = !Files.exists(file);
    if (!fresh && Files.size(file) > 0) {
      Files.write(file, new byte[0]); // damaged: Lucene trusts no lock that holds something
    }
    Lock lock = super.obtainLock(name);
    if (fresh) {
      restrict(name);
    }
    return lock;
  }

  private void restrict(String name) throws IOException {
    if (posix) {
      Files.setPosixFilePermissions(
          folder.resolve(name), PosixFilePermissions.fromString("rw-------"));
    }
  }
}
