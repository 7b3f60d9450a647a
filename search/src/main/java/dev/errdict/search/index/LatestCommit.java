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
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.store.Directory;
import org.apache.lucene.util.Version;

/** Opens the latest commit. */
final class LatestCommit {
  private static final Logger LOG = Logger.getLogger(LatestCommit.class.getName());

  /** Up to this size, all checksums are compared when the index is opened. */
  private static final long SMALL_BYTES = 32L << 20;

  private LatestCommit() {}

  /**
   * What was committed last; empty when the one in use has it already, or it is laid out otherwise.
   *
   * @param models the fingerprint of this process's embedder
   * @throws CorruptIndexException when a small index is opened for the first time and is damaged
   */
  static Optional<IndexSnapshot> snapshot(
      Directory directory, Optional<IndexSnapshot> inUse, String models) throws IOException {
    Optional<DirectoryReader> newer = newer(directory, inUse.map(IndexSnapshot::reader));
    if (newer.isEmpty()) {
      return Optional.empty();
    }
    DirectoryReader reader = newer.get();
    IndexStamp stamp = IndexStamp.of(reader.getIndexCommit().getUserData());
    if (!IndexStamp.LAYOUT.equals(stamp.layout())) {
      reader.close();
      return Optional.empty();
    }
    if (inUse.isEmpty() && IndexCheck.bytes(reader) <= SMALL_BYTES && !IndexCheck.isSound(reader)) {
      reader.close();
      throw new CorruptIndexException("wrong checksum", directory.toString());
    }
    IndexSearcher searcher = new IndexSearcher(reader);
    searcher.setSimilarity(WriterSettings.similarity());
    return Optional.of(new IndexSnapshot(searcher, stamp, models.equals(stamp.models())));
  }

  /** A reader of the latest commit; empty when the one in use reads it already. */
  private static Optional<DirectoryReader> newer(
      Directory directory, Optional<DirectoryReader> inUse) throws IOException {
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
      LOG.log(Level.FINE, "another index is in its place", e);
      return Optional.empty();
    }
  }
}
