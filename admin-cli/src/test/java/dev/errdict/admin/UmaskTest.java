package dev.errdict.admin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With a umask that hides nothing, what errdict writes is still for its owner alone. */
@Tag("long")
class UmaskTest {
  private static final List<String> WITHOUT_UMASK =
      List.of("bash", "-c", "umask 000; exec \"$@\"", "bash");

  @TempDir private Path folder;

  /** Everything that was seen while commands ran, temporary files too, with its permissions. */
  private final Map<Path, String> seen = new TreeMap<>();

  @Test
  void a_home_its_index_and_a_backup_are_private_at_every_moment() throws Exception {
    run("ask", "conversation not found", "--no-embeddings");
    run("set", "4303", "title.en=Kept", "--yes");
    run("backup", folder.resolve("copy").toString());
    run("restore-backup", folder.resolve("copy").toString(), "--yes");

    assertPrivate();
    assertTrue(seen.containsKey(folder.resolve("home/errdict.mv.db")), seen.toString());
    assertTrue(seen.containsKey(folder.resolve("home/index/words")), seen.toString());
    assertTrue(seen.containsKey(folder.resolve("copy")), seen.toString());
  }

  @Test
  void an_export_is_private_at_every_moment_and_an_existing_file_keeps_its_permissions()
      throws Exception {
    Path old = Files.writeString(folder.resolve("old.yaml"), "old");
    Files.setPosixFilePermissions(old, PosixFilePermissions.fromString("rw-r-----"));
    Path list = Files.writeString(folder.resolve("list.csv"), "code,title\nA,One\n,Two\n");
    Files.setPosixFilePermissions(list, PosixFilePermissions.fromString("rw-------"));

    run("export", folder.resolve("new.yaml").toString());
    run("import", list.toString(), "--catalog", "own", "--yes", "--skip-bad-rows");
    seen.remove(old);
    assertTrue(seen.containsKey(folder.resolve("new.yaml")), seen.toString());
    assertTrue(seen.containsKey(folder.resolve("list.bad-rows.csv")), seen.toString());
    assertPrivate();

    run("export", old.toString(), "--force", "--catalog", "own");
    assertEquals("rw-r-----", seen.remove(old));
    // The new file gets the old one's permissions just before it takes its place.
    seen.entrySet()
        .removeIf(
            one -> one.getKey().toString().endsWith(".part") && one.getValue().equals("rw-r-----"));
    assertPrivate();
  }

  private void run(String... arguments) throws IOException, InterruptedException {
    Path out = Files.createTempFile("errdict", ".out");
    try {
      Process process =
          new Program(folder.resolve("home")).behind(WITHOUT_UMASK).start(out, arguments);
      do {
        look(folder);
      } while (!process.waitFor(2, TimeUnit.MILLISECONDS));
      look(folder);
      assertEquals(0, process.exitValue(), Files.readString(out));
    } finally {
      Files.delete(out);
    }
  }

  private void assertPrivate() {
    Map<Path, String> open = new TreeMap<>(seen);
    open.values().removeAll(List.of("rw-------", "rwx------"));
    assertEquals(Map.of(), open);
  }

  private void look(Path into) throws IOException {
    try (Stream<Path> files = Files.list(into)) {
      for (Path file : files.toList()) {
        String permissions = PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
        seen.merge(file, permissions, (one, other) -> one.endsWith("------") ? other : one);
        if (Files.isDirectory(file)) {
          look(file);
        }
      }
    } catch (NoSuchFileException e) {
      return; // gone meanwhile
    }
  }
}
