package dev.errdict.search.meaning;

import dev.errdict.db.words.Lang;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

/**
 * The vectors that the build ships, as their {@link VectorFile} has them: in one piece, and
 * unpacked one by one when they are asked for.
 */
final class ShippedVectors {
  /** Where the class path has them. */
  static final String RESOURCE = "/dev/errdict/search/meaning/shipped.vectors";

  private static final int HEAD = Long.BYTES + Float.BYTES + Short.BYTES;

  private final ByteBuffer bytes;

  /** In the order of the file, which is the keys'. */
  private final long[] keys;

  /** The offset of each key's record. */
  private final int[] offsets;

  private ShippedVectors(ByteBuffer bytes, long[] keys, int[] offsets) {
    this.bytes = bytes;
    this.keys = keys;
    this.offsets = offsets;
  }

  /**
   * Reads the vectors, {@link UnpackedModels} or from the class path; empty when the build has
   * none.
   */
  static ShippedVectors load() throws IOException {
    Optional<Path> unpacked =
        UnpackedModels.find(RESOURCE.substring(RESOURCE.lastIndexOf('/') + 1));
    if (unpacked.isPresent()) {
      return of(Files.readAllBytes(unpacked.get()));
    }
    try (InputStream stream = ShippedVectors.class.getResourceAsStream(RESOURCE)) {
      return of(stream == null ? new byte[0] : stream.readAllBytes());
    }
  }

  /** The vectors of a file; an incomplete record at its end is left out. */
  static ShippedVectors of(byte[] file) {
    ByteBuffer bytes = ByteBuffer.wrap(file);
    long[] keys = new long[file.length / HEAD];
    int[] offsets = new int[keys.length];
    int count = 0;
    int at = 0;
    while (at + HEAD <= file.length && end(bytes, at) <= file.length) {
      keys[count] = bytes.getLong(at);
      offsets[count] = at;
      count++;
      at = end(bytes, at);
    }
    return new ShippedVectors(bytes, Arrays.copyOf(keys, count), Arrays.copyOf(offsets, count));
  }

  private static int end(ByteBuffer bytes, int record) {
    return record + HEAD + length(bytes, record);
  }

  private static int length(ByteBuffer bytes, int record) {
    return Short.toUnsignedInt(bytes.getShort(record + HEAD - Short.BYTES));
  }

  /** The text's vector, of length one. */
  Optional<float[]> get(Lang lang, String text) {
    int found = Arrays.binarySearch(keys, VectorFile.key(lang, text));
    if (found < 0) {
      return Optional.empty();
    }
    int record = offsets[found];
    byte[] numbers = new byte[length(bytes, record)];
    bytes.get(record + HEAD, numbers);
    return Optional.of(VectorFile.unpack(bytes.getFloat(record + Long.BYTES), numbers));
  }
}
