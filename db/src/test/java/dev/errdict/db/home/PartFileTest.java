package dev.errdict.db.home;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PartFileTest {
  @TempDir private Path folder;

  @Test
  void a_new_file_is_private_and_an_old_one_keeps_its_permissions() throws IOException {
    Path fresh = folder.resolve("fresh");
    Path old = Files.writeString(folder.resolve("old"), "old");
    Files.setPosixFilePermissions(old, PosixFilePermissions.fromString("rw-r--r--"));

    for (Path target : List.of(fresh, old)) {
      try (PartFile part = PartFile.of(target)) {
        part.out().write('x');
        assertEquals("rw-------", permissions(part.path()));
        part.replace();
      }
      assertEquals("x", Files.readString(target));
    }

    assertEquals("rw-------", permissions(fresh));
    assertEquals("rw-r--r--", permissions(old));
  }

  @Test
  void what_is_not_finished_is_deleted_and_the_old_file_stays() throws IOException {
    Path old = Files.writeString(folder.resolve("old"), "old");
    try (PartFile part = PartFile.of(old)) {
      part.out().write('x');
    }
    assertEquals("old", Files.readString(old));
    assertEquals(List.of("old"), names());
  }

  @Test
  void files_of_killed_processes_are_deleted_by_the_next_and_others_are_not() throws IOException {
    Path left = Files.writeString(folder.resolve(".errdict-killed.part"), "x");
    Path foreign = Files.writeString(folder.resolve(".other.part"), "x");
    try (PartFile inUse = PartFile.of(folder.resolve("one"))) {
      PartFile.of(folder.resolve("two")).close();

      assertFalse(Files.exists(left));
      assertTrue(Files.exists(foreign));
      assertTrue(Files.exists(inUse.path()));
    }
  }

  /** Writes another file into the folder, which deletes what killed processes have left. */
  static final class Other {
    private Other() {}

    public static void main(String[] args) throws IOException {
      PartFile.of(Path.of(args[0])).close();
    }
  }

  @Test
  void a_file_stays_its_own_while_it_is_read_again() throws Exception {
    try (PartFile part = PartFile.of(folder.resolve("one"))) {
      part.out().write("text".getBytes(StandardCharsets.UTF_8));
      try (InputStream written = part.written()) {
        assertEquals("text", new String(written.readAllBytes(), StandardCharsets.UTF_8));
      }

      Process other =
          new ProcessBuilder(
                  Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                  "-cp",
                  System.getProperty(
                      "surefire.test.class.path", System.getProperty("java.class.path")),
                  Other.class.getName(),
                  folder.resolve("two").toString())
              .inheritIO()
              .start();
      assertEquals(0, other.waitFor());

      part.replace();
    }
    assertEquals(List.of("one"), names());
  }

  private List<String> names() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).toList();
    }
  }

  private static String permissions(Path file) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
  }
}
