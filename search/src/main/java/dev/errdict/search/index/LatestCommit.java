package dev.errdict.search.index;

import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.apache.lucene.index.CorruptIndexException;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexFormatTooNewException;
import org.apache.lucene.index.IndexFormatTooOldException;
import org.apache.lucene.index.SegmentInfos;
import org.apache.lucene.index.StandardDirectoryReader;
import org.apache.lucene.store.Directory;
import org.apache.lucene.util.Version;

/** Opens the latest commit. */
final class LatestCommit {
  private static final Logger LOG = Logger.getLogger(LatestCommit.class.getName());

  private LatestCommit() {}

  /** A reader of the latest commit; empty when the one in use reads it already. */
  static Optional<DirectoryReader> newer(Directory directory, Optional<DirectoryReader> inUse)
      throws IOException {
    try {
      return read(directory, inUse);
    } catch (IndexFormatTooOldException | IndexFormatTooNewException e) {
      // If the commit has the same version, the file is damaged.
      if (SegmentInfos.readLatestCommit(directory)
          .getCommitLuceneVersion()
          .equals(Version.LATEST)) {
        throw new CorruptIndexException(e.getMessage(), directory.toString(), e);
      }
      throw e;
    }
  }

  private static Optional<DirectoryReader> read(
      Directory directory, Optional<DirectoryReader> inUse) throws IOException {
    if (inUse.isEmpty() || !inUse.get().directory().equals(directory)) {
      return Optional.of(DirectoryReader.open(directory));
    }
    DirectoryReader old = inUse.get();
    // A rebuilt index in the same folder may even have the same version.
    if (old instanceof StandardDirectoryReader standard
        && Arrays.equals(
            standard.getSegmentInfos().getId(), SegmentInfos.readLatestCommit(directory).getId())) {
      return Optional.empty();
    }
    Optional<DirectoryReader> reopened = reopened(old);
    return reopened.isPresent() ? reopened : Optional.of(DirectoryReader.open(directory));
  }

  private static Optional<DirectoryReader> reopened(DirectoryReader old) throws IOException {
    try {
      return Optional.ofNullable(DirectoryReader.openIfChanged(old));
    } catch (IllegalStateException e) {
      LOG.log(Level.FINE, "another index stands in its place", e);
      return Optional.empty();
    }
  }
}
