package dev.errdict.search.meaning;

import dev.errdict.db.words.Lang;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.zip.CRC32C;

/**
 * Vectors by the text that they belong to, each number in one byte. The order of the file is that
 * of the keys, so equal content gives equal files.
 */
public final class VectorFile {
  private record Packed(float scale, byte[] numbers) {}

  private final Map<Long, Packed> vectors = new TreeMap<>();

  public static VectorFile read(Path file) throws IOException {
    VectorFile read = new VectorFile();
    try (DataInputStream in =
        new DataInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
      while (true) {
        long key = in.readLong();
        float scale = in.readFloat();
        byte[] numbers = new byte[in.readUnsignedShort()];
        in.readFully(numbers);
        read.vectors.put(key, new Packed(scale, numbers));
      }
    } catch (EOFException end) {
      return read;
    }
  }

  public void write(Path file) throws IOException {
    try (DataOutputStream out =
        new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(file)))) {
      for (Map.Entry<Long, Packed> vector : vectors.entrySet()) {
        out.writeLong(vector.getKey());
        out.writeFloat(vector.getValue().scale());
        out.writeShort(vector.getValue().numbers().length);
        out.write(vector.getValue().numbers());
      }
    }
  }

  public void put(Lang lang, String text, float[] vector) {
    float largest = 0;
    for (float number : vector) {
      largest = Math.max(largest, Math.abs(number));
    }
    float scale = largest / 127;
    byte[] numbers = new byte[vector.length];
    for (int i = 0; i < vector.length; i++) {
      numbers[i] = (byte) Math.round(vector[i] / scale);
    }
    vectors.put(key(lang, text), new Packed(scale, numbers));
  }

  /**
   * Copies a text's vector from another file, bit for bit.
   *
   * @return whether the other file has it
   */
  public boolean copy(Lang lang, String text, VectorFile from) {
    long key = key(lang, text);
    Packed packed = from.vectors.get(key);
    if (packed == null) {
      return false;
    }
    vectors.put(key, packed);
    return true;
  }

  /** The text's vector, of length one. */
  public Optional<float[]> get(Lang lang, String text) {
    return Optional.ofNullable(vectors.get(key(lang, text)))
        .map(packed -> unpack(packed.scale(), packed.numbers()));
  }

  static float[] unpack(float scale, byte[] numbers) {
    float[] vector = new float[numbers.length];
    for (int i = 0; i < vector.length; i++) {
      vector[i] = numbers[i] * scale;
    }
    return Vectors.normalise(vector);
  }

  static long key(Lang lang, String text) {
    byte[] bytes = (lang.tag() + text).getBytes(StandardCharsets.UTF_8);
    CRC32C crc = new CRC32C();
    crc.update(bytes);
    return crc.getValue() << 32 | (text.hashCode() & 0xFFFFFFFFL);
  }
}
