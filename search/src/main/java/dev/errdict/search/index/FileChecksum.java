package dev.errdict.search.index;

import java.io.IOException;
import java.util.zip.CRC32;
import org.apache.lucene.codecs.CodecUtil;
import org.apache.lucene.index.CorruptIndexException;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.IOContext;
import org.apache.lucene.store.IndexInput;

/**
 * Compares a file of an index with the checksum in its footer, as {@link
 * CodecUtil#checksumEntireFile} does, but in larger pieces: a command checks its whole index before
 * it answers.
 */
final class FileChecksum {
  /** As much as Lucene reads from a file at once. */
  private static final int PIECE = 16 << 10;

  private FileChecksum() {}

  /**
   * @throws CorruptIndexException when the checksum differs
   */
  static void check(Directory directory, String file) throws IOException {
    try (IndexInput in = directory.openInput(file, IOContext.READONCE)) {
      long wanted = CodecUtil.retrieveChecksum(in);
      in.seek(0);
      if (crc(in, in.length() - Long.BYTES) != wanted) {
        throw new CorruptIndexException("wrong checksum", in);
      }
    }
  }

  private static long crc(IndexInput in, long length) throws IOException {
    CRC32 crc = new CRC32();
    byte[] piece = new byte[PIECE];
    for (long left = length; left > 0; left -= PIECE) {
      int bytes = (int) Math.min(PIECE, left);
      in.readBytes(piece, 0, bytes, false);
      crc.update(piece, 0, bytes);
    }
    return crc.getValue();
  }
}
