package dev.errdict.search.rank;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.errdict.db.catalog.Entry;
import dev.errdict.db.format.EntryReader;
import dev.errdict.search.answer.Question;
import dev.errdict.search.lookup.Dictionary;
import dev.errdict.search.meaning.Embedder;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Of entries that match equally well, every copy of a catalog shows the same ones. */
@Tag("long")
class EqualEntriesTest {
  /** More than a search takes, and enough to be indexed on all processors. */
  private static final int MANY = 400;

  @ParameterizedTest
  @ValueSource(strings = {"why is the quota of the depot used up", "depot quota", "配额用完了"})
  void are_the_same_in_every_copy(String question) throws Exception {
    List<Entry> entries = new ArrayList<>();
    for (int code = 0; code < MANY; code++) {
      entries.add(
          EntryReader.read(
              "depot",
              "code: D"
                  + (7000 + code)
                  + "\ntitle:\n  en: the quota of the depot is used up\n  zh: 仓库的配额用完了\n"));
    }
    List<String> first = ranking(question, entries);
    for (int copy = 0; copy < 3; copy++) {
      Collections.shuffle(entries, new Random(copy));
      assertEquals(first, ranking(question, entries));
    }
  }

  private static List<String> ranking(String question, List<Entry> entries) throws Exception {
    try (Dictionary dictionary = Dictionary.inMemory("equals", Embedder.NONE, Clock.systemUTC())) {
      List<Entry> copy = List.copyOf(entries);
      new ForeignCatalogs.Made("depot", _ -> copy).into(dictionary);
      return dictionary.explain(new Question(question, Optional.of("depot"))).ranking().stream()
          .flatMap(ranking -> ranking.entries().stream())
          .map(ranked -> ranked.ref().code())
          .toList();
    }
  }
}
