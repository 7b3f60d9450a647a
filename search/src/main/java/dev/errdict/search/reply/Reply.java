package dev.errdict.search.reply;

import dev.errdict.db.words.Lang;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What a door shows. */
public sealed interface Reply {
  Lang lang();

  /**
   * One entry or several.
   *
   * @param preface a sentence before them; may be empty
   */
  record Cards(Lang lang, String preface, List<EntryCard> cards) implements Reply {
    public Cards {
      cards = List.copyOf(cards);
    }
  }

  /**
   * Several entries fit and the reader picks one.
   *
   * @param options each with its catalog's title as its reason
   */
  record Pick(Lang lang, String preface, List<Option> options) implements Reply {
    public Pick {
      options = List.copyOf(options);
    }

    /** The options by their catalog's title; the catalog of the best option first. */
    public Map<String, List<Option>> byCatalog() {
      return options.stream()
          .collect(
              Collectors.groupingBy(
                  Option::why, LinkedHashMap::new, Collectors.toUnmodifiableList()));
    }
  }

  /**
   * Nothing was found.
   *
   * @param near related entries to show
   * @param advice how to ask better; may be empty
   */
  record Nothing(Lang lang, String preface, List<Option> near, String advice) implements Reply {
    public Nothing {
      near = List.copyOf(near);
    }
  }

  /** A message about errdict itself: help, a failure, a notice. */
  record Note(Lang lang, String text) implements Reply {}
}
