package dev.errdict.search.learning;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.errdict.db.catalog.CatalogException;
import dev.errdict.db.catalog.EntryRef;
import dev.errdict.db.learning.Suggestion;
import dev.errdict.db.learning.SuggestionStore;
import dev.errdict.db.store.Store;
import dev.errdict.db.words.Lang;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.constraints.Size;

/** Maintainers who decide on one suggestion at the same moment. */
class SuggestionRacePropertyTest {
  /** What a maintainer does. */
  enum Does {
    ACCEPT,
    REJECT,
    EDIT
  }

  private static final Store STORE = store();

  private static Store store() {
    try {
      return Store.inMemory("race-" + UUID.randomUUID(), Clock.systemUTC());
    } catch (CatalogException e) {
      throw new IllegalStateException(e);
    }
  }

  @Property(tries = 12, shrinking = ShrinkingMode.OFF)
  void one_decision_is_made_and_an_accepted_one_is_one_change(
      @ForAll @Size(min = 2, max = 5) List<Does> all) throws Exception {
    SuggestionStore suggestions = STORE.learning().suggestions();
    long before = STORE.catalogs().revision();
    // Another text in each try, since a text can be accepted once only.
    long id = suggestions.add(suggestion("The ocelot is purple, said " + UUID.randomUUID()));

    int decided = decideAtOnce(id, all);

    Suggestion now = suggestions.find(id).orElseThrow();
    boolean anyDecides = all.stream().anyMatch(one -> one != Does.EDIT);
    assertEquals(anyDecides ? 1 : 0, decided, all.toString());
    boolean accepted = now.state() == Suggestion.State.ACCEPTED;
    assertEquals(anyDecides, now.state() != Suggestion.State.OPEN);
    assertEquals(before + (accepted ? 1 : 0), STORE.catalogs().revision());
    assertEquals(accepted, now.revision().isPresent());
  }

  private static Suggestion suggestion(String text) {
    return Suggestion.open(
        7,
        LocalDate.of(2026, 11, 28),
        Lang.EN,
        Optional.of(new EntryRef("leancloud", "4303")),
        Optional.empty(),
        text,
        "",
        "ann",
        5);
  }

  /** How many of those who accept or reject have made the decision. */
  private static int decideAtOnce(long id, List<Does> all) throws Exception {
    CountDownLatch go = new CountDownLatch(1);
    List<Future<Boolean>> done = new ArrayList<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < all.size(); i++) {
        String by = "maintainer " + i;
        Does what = all.get(i);
        done.add(
            threads.submit(
                () -> {
                  go.await();
                  return decides(id, by, what);
                }));
      }
      go.countDown();
    }
    int decided = 0;
    for (Future<Boolean> one : done) {
      decided += one.get() ? 1 : 0;
    }
    return decided;
  }

  private static boolean decides(long id, String by, Does what) {
    SuggestionStore suggestions = STORE.learning().suggestions();
    return switch (what) {
      case ACCEPT ->
          new SuggestionReview(STORE).accept(id, by, Lang.EN)
              instanceof SuggestionReview.Outcome.Saved;
      case REJECT -> suggestions.reject(id, by, "no");
      case EDIT -> {
        Suggestion now = suggestions.find(id).orElseThrow();
        var _ =
            suggestions.edit(
                now.with(Lang.EN, now.ref(), "It is green, said " + UUID.randomUUID(), ""));
        yield false;
      }
    };
  }
}
