package dev.errdict.search.meaning;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.errdict.db.words.Lang;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VectorFileTest {
  @TempDir Path folder = Path.of("");

  private static VectorFile throughAFile(VectorFile vectors, Path file) throws IOException {
    vectors.write(file);
    return VectorFile.read(file);
  }

  @Test
  void a_vector_is_found_by_its_language_and_text() throws IOException {
    VectorFile vectors = new VectorFile();
    vectors.put(Lang.EN, "timeout", new float[] {3, 4});
    vectors.put(Lang.ZH, "timeout", new float[] {-1, 0});

    VectorFile read = throughAFile(vectors, folder.resolve("some.vectors"));

    assertArrayEquals(new float[] {0.6f, 0.8f}, read.get(Lang.EN, "timeout").orElseThrow(), 0.01f);
    assertArrayEquals(new float[] {-1, 0}, read.get(Lang.ZH, "timeout").orElseThrow(), 0.01f);
    assertEquals(Optional.empty(), read.get(Lang.EN, "time-out"));
  }

  @Test
  void equal_content_gives_equal_files_in_whatever_order_it_came() throws IOException {
    VectorFile one = new VectorFile();
    one.put(Lang.EN, "a", new float[] {1, 2});
    one.put(Lang.EN, "b", new float[] {2, 1});
    VectorFile other = new VectorFile();
    other.put(Lang.EN, "b", new float[] {2, 1});
    other.put(Lang.EN, "a", new float[] {1, 2});

    one.write(folder.resolve("one"));
    other.write(folder.resolve("other"));

    assertEquals(-1, Files.mismatch(folder.resolve("one"), folder.resolve("other")));
  }

  @Test
  void a_file_cut_short_keeps_what_is_whole() throws IOException {
    VectorFile vectors = new VectorFile();
    vectors.put(Lang.EN, "a", new float[] {1, 0});
    Path file = folder.resolve("cut");
    vectors.write(file);
    byte[] whole = Files.readAllBytes(file);
    Files.write(file, java.util.Arrays.copyOf(whole, whole.length - 1));

    assertEquals(Optional.empty(), VectorFile.read(file).get(Lang.EN, "a"));
    assertEquals(Optional.empty(), ShippedVectors.of(Files.readAllBytes(file)).get(Lang.EN, "a"));
  }

  @Property(tries = 100)
  void what_is_written_is_read_with_little_lost(@ForAll("vectors") Map<String, float[]> vectors)
      throws IOException {
    VectorFile file = new VectorFile();
    vectors.forEach((text, vector) -> file.put(Lang.ZH, text, vector));
    Path path = Files.createTempFile("vectors", ".bin");
    try {
      VectorFile read = throughAFile(file, path);
      ShippedVectors shipped = ShippedVectors.of(Files.readAllBytes(path));

      vectors.forEach(
          (text, vector) -> {
            float[] little = read.get(Lang.ZH, text).orElseThrow();
            assertArrayEquals(Vectors.normalise(vector.clone()), little, 0.02f);
            assertArrayEquals(little, shipped.get(Lang.ZH, text).orElseThrow());
            assertEquals(Optional.empty(), shipped.get(Lang.EN, text + "?"));
          });
    } finally {
      Files.delete(path);
    }
  }

  @Provide
  Arbitrary<Map<String, float[]>> vectors() {
    Arbitrary<float[]> vector =
        Arbitraries.floats().between(-1, 1).ofScale(3).array(float[].class).ofSize(8);
    return Arbitraries.maps(Arbitraries.strings().ofMaxLength(8), vector).ofMaxSize(10);
  }

  @Test
  void a_vector_that_is_taken_over_ten_times_stays_the_same_to_the_bit() throws IOException {
    VectorFile first = new VectorFile();
    first.put(Lang.EN, "a", new float[] {0.1f, -0.3f, 0.7f});
    VectorFile last = first;
    for (int i = 0; i < 10; i++) {
      VectorFile next = new VectorFile();
      assertTrue(next.copy(Lang.EN, "a", last));
      last = throughAFile(next, folder.resolve("copy" + i));
    }
    Path one = folder.resolve("one");
    Path ten = folder.resolve("ten");
    first.write(one);
    last.write(ten);

    assertArrayEquals(Files.readAllBytes(one), Files.readAllBytes(ten));
  }
}
