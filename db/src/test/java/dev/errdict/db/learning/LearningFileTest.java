package dev.errdict.db.learning;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.errdict.db.catalog.CatalogException;
import dev.errdict.db.catalog.EntryRef;
import dev.errdict.db.home.Home;
import dev.errdict.db.home.StoreOptions;
import dev.errdict.db.learning.AskedGroup.State;
import dev.errdict.db.store.Store;
import dev.errdict.db.words.Lang;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What recording does to a home's file. */
class LearningFileTest {
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 28);
  private static final EntryRef LOCKED = new EntryRef("leancloud", "219");

  @TempDir private Path folder;
  private Home home;
  private Store store;
  private LearningStore learning;

  @BeforeEach
  void open() throws CatalogException {
    home = new Home(folder.resolve("home"));
    store = Store.open(home, Clock.systemUTC(), StoreOptions.silent());
    learning = store.learning();
  }

  @AfterEach
  void close() {
    store.close();
  }

  private static AskedQuestion question(
      LocalDate day, AskedOutcome outcome, String fingerprint, String content, EntryRef... found) {
    return new AskedQuestion(
        7,
        day,
        Lang.EN,
        outcome,
        outcome == AskedOutcome.WORDS ? "words" : "nothing-fits",
        List.of(found),
        Optional.of(new AskedWording(fingerprint, content, Optional.of(LOCKED))));
  }

  private void record(AskedQuestion... questions) {
    learning.record(new LearningBatch(TODAY, List.of(questions), List.of(), List.of()));
  }

  private List<AskedGroup> open(State state) {
    return learning.groups().in(Set.of(state));
  }

  @Test
  @Tag("long")
  void ten_thousand_groups_are_kept_at_most_and_take_less_than_a_kilobyte_each()
      throws CatalogException, IOException {
    store.care().compact();
    long before = Files.size(home.database());
    Random random = new Random(1);
    List<AskedQuestion> many = new ArrayList<>();
    for (int i = 0; i < 10_050; i++) {
      many.add(question(TODAY, AskedOutcome.DECLINED, "%016x".formatted(i), words(random)));
    }
    many.add(question(TODAY, AskedOutcome.DECLINED, "%016x".formatted(3), words(random)));

    for (int i = 0; i < many.size(); i += 1_500) {
      learning.record(
          new LearningBatch(
              TODAY, many.subList(i, Math.min(many.size(), i + 1_500)), List.of(), List.of()));
    }

    List<AskedGroup> kept = open(State.OPEN);
    assertEquals(10_000, kept.size());
    assertEquals(2, kept.getFirst().asked(), "the most asked stays");
    assertTrue(kept.stream().noneMatch(one -> one.fingerprint().equals("%016x".formatted(0))));
    assertTrue(kept.stream().anyMatch(one -> one.fingerprint().equals("%016x".formatted(10_049))));
    store.care().compact();
    long each = (Files.size(home.database()) - before) / 10_000;
    assertTrue(each < 1024, each + " bytes for each group");
    System.out.println("bytes for each group: " + each);
  }

  /** 120 characters that nothing can make shorter. */
  private static String words(Random random) {
    return random
        .ints(120, 'a', 'z' + 1)
        .mapToObj(letter -> Character.toString(letter))
        .collect(Collectors.joining());
  }

  @Test
  void what_is_forgotten_is_not_in_the_file_any_more() throws CatalogException, IOException {
    record(question(TODAY, AskedOutcome.DECLINED, "a", "where is the ocelot"));
    assertTrue(bytes().contains("ocelot"));

    learning.forget();
    store.care().compact();

    assertFalse(bytes().contains("ocelot"));
    assertEquals(0, learning.status().groups());
  }

  private String bytes() throws IOException {
    store.close();
    String bytes = new String(Files.readAllBytes(home.database()), StandardCharsets.ISO_8859_1);
    assertTrue(
        bytes.contains(new String("leancloud".getBytes(UTF_8), StandardCharsets.ISO_8859_1)));
    try {
      open();
    } catch (CatalogException e) {
      throw new IllegalStateException(e);
    }
    return bytes;
  }

  @Test
  void recording_leaves_the_stamp_that_other_processes_watch() {
    String before = store.stamp();

    record(question(TODAY, AskedOutcome.DECLINED, "a", "locked"));
    assertEquals(before, store.stamp());

    learning.change(7, now -> now.withOn(true).withChannel(Optional.of(9L)));
    assertFalse(before.equals(store.stamp()));
    assertEquals(
        Map.of(7L, LearningPlace.OFF.withOn(true).withChannel(Optional.of(9L))), learning.places());
  }
}
