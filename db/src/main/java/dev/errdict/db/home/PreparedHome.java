package dev.errdict.db.home;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;

/**
 * A home with nothing but the shipped catalogs, which the launchers keep beside the programs. A new
 * home starts as its copy, since making a database and its index takes seconds.
 */
public final class PreparedHome {
  private static final Logger LOG = Logger.getLogger(PreparedHome.class.getName());

  /** The system property that names its folder. */
  private static final String PROPERTY = "errdict.preparedHome";

  /** How Lucene's commits are called. */
  private static final String COMMIT = "segments_";

  private PreparedHome() {}

  /** The one that the launcher names, if any. */
  public static Optional<Home> find() {
    return Optional.ofNullable(System.getProperty(PROPERTY))
        .map(folder -> new Home(Path.of(folder)))
        .filter(prepared -> Files.isReadable(prepared.database()));
  }

  /**
   * Copies it into a home without a database. The caller must have that home's exclusive lock. The
   * database comes last and at once, so an interrupted copy leaves a home without a database.
   *
   * @return whether it is copied; if not, the database can be made as if there were none to copy
   */
  public static boolean copy(Home from, Home to) {
    try {
      copyIndexes(from.index(), to.index());
      copy(from.stamp(), to.stamp());
      Path unfinished = to.folder().resolve(to.database().getFileName() + ".copy");
      copy(from.database(), unfinished);
      Files.move(unfinished, to.database(), StandardCopyOption.ATOMIC_MOVE);
      return true;
    } catch (IOException | RuntimeException e) {
      LOG.log(Level.FINE, "the prepared home cannot be copied", e);
      return false;
    }
  }

  private static void copyIndexes(Path from, Path to) throws IOException {
    for (Path index : sorted(from)) {
      Path folder = to.resolve(index.getFileName());
      PrivateFiles.createFolders(folder);
      if (sorted(folder).stream().noneMatch(PreparedHome::isCommit)) {
        for (Path file : sorted(index)) {
          copy(file, folder.resolve(file.getFileName()));
        }
      }
    }
  }

  /** Whether a file is what makes an index of the others. */
  private static boolean isCommit(Path file) {
    return file.getFileName().toString().startsWith(COMMIT);
  }

  /** By name, so that Lucene's commit comes after the files that it names. */
  private static List<Path> sorted(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.sorted().toList();
    }
  }

  private static void copy(Path from, Path to) throws IOException {
    try (FileChannel in = FileChannel.open(from);
        FileChannel out =
            PrivateFiles.open(
                to,
                Set.of(
                    StandardOpenOption.CREATE,
                    StandardOpenOption.TRUNCATE_EXISTING,
                    StandardOpenOption.WRITE))) {
      for (long at = 0; at < in.size(); ) {
        at += in.transferTo(at, in.size() - at, out);
      }
      out.force(false);
    }
  }
}
