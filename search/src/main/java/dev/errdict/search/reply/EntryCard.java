package dev.errdict.search.reply;

import dev.errdict.db.catalog.EntryRef;
import dev.errdict.db.words.Lang;
import java.util.List;
import java.util.Optional;

/**
 * One entry as people see it, in one language. Empty parts are left out, so every section has a
 * body.
 *
 * @param title without the code
 * @param messages what the server says, verbatim
 * @param sections in the order to show them
 * @param fallback whether a part is in the other language
 * @param page the address of its page on a web site
 * @param notice the catalog's notice
 */
public record EntryCard(
    EntryRef ref,
    Lang lang,
    String title,
    boolean retired,
    List<String> messages,
    List<Section> sections,
    List<Option> related,
    Optional<String> source,
    Optional<String> notice,
    boolean fallback,
    Optional<String> page) {
  /** Which part of an entry a section shows. */
  public enum Part {
    MEANING,
    CAUSE,
    ACTION,
    RETRY,
    MENDER,
    MODULE,
    SYMBOL,
    /** Where there are several. */
    CATALOG,
    LIMITS,
    NOTE,
    LINKS
  }

  /**
   * A heading and a body.
   *
   * @param brief whether the body is short enough to be shown beside others
   */
  public record Section(Part part, String heading, String body, boolean brief) {}

  public EntryCard {
    messages = List.copyOf(messages);
    sections = List.copyOf(sections);
    related = List.copyOf(related);
  }
}
