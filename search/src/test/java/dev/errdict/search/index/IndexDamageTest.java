package dev.errdict.search.index;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.errdict.db.catalog.CatalogException;
import dev.errdict.db.catalog.EntryRef;
import dev.errdict.db.home.PrivateFiles;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Whatever happens to the files of an index, it is rebuilt. */
@Tag("long")
class IndexDamageTest extends SmallIndex {
  IndexDamageTest() throws CatalogException {}

  @Test
  void a_deleted_index_is_made_anew() throws IOException {
    open().close();
    for (Path file : files()) {
      Files.delete(file);
    }

    try (CatalogIndex index = open()) {
      assertReached(index);
    }
  }

  @Test
  void who_keeps_entries_forgets_them_when_the_index_was_deleted() throws Exception {
    open().close();
    List<Set<EntryRef>> changes = new ArrayList<>();
    try (CatalogIndex index = open()) {
      index.onChange(changes::add);
      PrivateFiles.deleteFolder(folder);
      put("7100", "another one");

      index.refresh();

      assertReached(index);
      assertTrue(changes.contains(Set.of()), changes.toString());
    }
  }

  @Test
  void an_index_cut_short_anywhere_is_made_anew() throws IOException {
    open().close();
    for (Path damaged : files()) {
      byte[] whole = Files.readAllBytes(damaged);
      for (int length : new int[] {0, 3, whole.length / 2, whole.length - 1}) {
        Files.write(damaged, Arrays.copyOf(whole, length));
        try (CatalogIndex index = open()) {
          assertReached(index);
        }
        if (Files.exists(damaged)) {
          whole = Files.readAllBytes(damaged);
        } else {
          break;
        }
      }
    }
  }

  @Test
  void a_single_wrong_byte_anywhere_has_the_index_rebuilt() throws IOException {
    open().close();
    for (int at = 0; at < Files.size(words()); at += 61) {
      flip(words(), at);
      embedder.documents();
      try (CatalogIndex index = open()) {
        assertReached(index);
        assertEquals(TEXTS_OF_ONE, embedder.documents(), "byte " + at);
      }
    }
  }

  @Test
  void a_second_process_that_meets_damage_has_the_first_rebuild_the_index() throws Exception {
    try (CatalogIndex first = open();
        ExecutorService following = Executors.newSingleThreadExecutor()) {
      flip(words(), (int) Files.size(words()) / 2);
      Future<CatalogIndex> opening = following.submit(this::open);
      while (!opening.isDone()) {
        first.refresh();
      }

      try (CatalogIndex second = opening.get()) {
        assertReached(second);
      }
    }
  }

  @Test
  void an_index_damaged_while_open_is_made_anew_and_answers_the_reading_that_failed()
      throws IOException {
    try (CatalogIndex index = open()) {
      spoil(words());

      assertTrue(has(index, "7000"));
      assertReached(index);
      assertTrue(index.refresh());
    }
  }

  @Test
  void an_index_damaged_while_open_takes_a_later_change_all_the_same() throws Exception {
    put("7001", "quaternion");
    try (CatalogIndex index = open()) {
      spoil(words());
      put("7001", "zymurgy");

      assertTrue(index.refresh());
      assertTrue(hasTerm(index, "zymurgi"));
      assertFalse(hasTerm(index, "quaternion"));
    }
  }

  @Test
  void a_reading_that_fails_on_a_sound_index_fails() {
    try (CatalogIndex index = open()) {
      embedder.documents();
      IllegalStateException fault = new IllegalStateException("the reader's own");

      assertSame(
          fault,
          assertThrows(
              IllegalStateException.class,
              () ->
                  index.read(
                      snapshot -> {
                        throw fault;
                      })));
      assertTrue(index.refresh());
      assertEquals(0, embedder.documents());
    }
  }

  private Path words() throws IOException {
    return files().stream()
        .filter(file -> file.toString().endsWith(".cfs"))
        .findFirst()
        .orElseThrow();
  }

  private static void flip(Path file, int at) throws IOException {
    overwrite(file, at, new byte[] {(byte) (Files.readAllBytes(file)[at] ^ 1)});
  }

  /** Leaves but the ends of a file. */
  private static void spoil(Path file) throws IOException {
    byte[] rubbish = new byte[(int) Files.size(file) - 40];
    Arrays.fill(rubbish, (byte) 0xA5);
    overwrite(file, 20, rubbish);
  }

  /** Writes into a file below the eyes of those who have it open. */
  private static void overwrite(Path file, int at, byte[] bytes) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      channel.write(ByteBuffer.wrap(bytes), at);
    }
  }

  @Test
  void an_index_that_lost_a_file_is_made_anew() throws IOException {
    open().close();
    int files = files().size();
    for (int i = 0; i < files; i++) {
      Files.delete(files().get(i));
      try (CatalogIndex index = open()) {
        assertReached(index);
      }
    }
  }

  @Test
  void a_folder_of_rubbish_becomes_an_index() throws IOException {
    Files.createDirectories(folder);
    Files.writeString(folder.resolve("segments_1"), "this is no index, and never was one");
    Files.writeString(folder.resolve("_0.cfs"), "nor is this");

    try (CatalogIndex index = open()) {
      assertReached(index);
    }
  }
}
