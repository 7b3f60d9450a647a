package dev.errdict.search.learning;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.errdict.db.catalog.Catalog;
import dev.errdict.db.catalog.CatalogException;
import dev.errdict.db.catalog.ChangeKind;
import dev.errdict.db.catalog.Entry;
import dev.errdict.db.catalog.EntryRef;
import dev.errdict.db.learning.Suggestion;
import dev.errdict.db.rows.Edit;
import dev.errdict.db.rows.EntryEdit;
import dev.errdict.db.store.Store;
import dev.errdict.db.words.Lang;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SuggestionReviewTest {
  private static final EntryRef NEW = new EntryRef("zoo", "77");

  private Store store;

  @BeforeEach
  void open() throws CatalogException {
    store = Store.inMemory("review-" + UUID.randomUUID(), Clock.systemUTC());
    store.catalogs().commit(edit(Optional.of(Catalog.blank("zoo")), List.of())).orElseThrow();
  }

  @AfterEach
  void close() {
    store.close();
  }

  private static Edit edit(Optional<Catalog> catalog, List<EntryEdit> entries) {
    return new Edit(ChangeKind.EDIT, "mei", "", catalog, entries);
  }

  private long suggest(String meaning) {
    return store
        .learning()
        .suggestions()
        .add(
            Suggestion.open(
                7,
                LocalDate.of(2026, 11, 29),
                Lang.ofScript(meaning),
                Optional.of(NEW),
                Optional.empty(),
                meaning,
                "",
                "ann",
                5));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        ".NET client cannot connect | .NET client cannot connect",
        "v1.2 is broken | v1.2 is broken",
        "It is full. Empty it. | It is full",
        "奶罐已满。请清空。 | 奶罐已满",
        "... Why? Nobody knows. | Why",
        "。。。 | 。。。",
        "1234567890123456789012345678901234567890123456789012345678901234 |"
            + " 123456789012345678901234567890123456789012345678901234567890",
      })
  void a_new_title_is_the_first_sentence(String meaning, String title) {
    var accepted = new SuggestionReview(store).accept(suggest(meaning), "leo", Lang.EN);

    assertInstanceOf(SuggestionReview.Outcome.Saved.class, accepted, accepted.toString());
    assertEquals(title, store.catalogs().find(NEW).orElseThrow().title(Lang.ofScript(meaning)));
  }

  @Test
  void a_suggestion_is_accepted_with_its_change_or_not_at_all() {
    long id = suggest("full");
    EntryEdit stale = new EntryEdit(NEW, OptionalLong.of(1), Optional.of(Entry.blank(NEW)));

    assertThrows(
        CatalogException.class,
        () ->
            store
                .catalogs()
                .with(store.learning().suggestions().accepting(id, "leo"))
                .commit(edit(Optional.empty(), List.of(stale))));

    assertEquals(
        Suggestion.State.OPEN, store.learning().suggestions().find(id).orElseThrow().state());
  }
}
