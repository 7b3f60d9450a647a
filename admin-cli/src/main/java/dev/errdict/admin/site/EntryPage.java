package dev.errdict.admin.site;

import java.util.List;
import java.util.Optional;

/** One entry's page in one language, ready for its template. */
record EntryPage(
    Frame frame,
    Link catalog,
    Optional<Link> module,
    String code,
    Text title,
    boolean retired,
    List<Text> messages,
    List<Part> parts,
    List<Fact> facts,
    List<Link> readOn,
    List<Related> related,
    Optional<Link> previous,
    Optional<Link> next,
    String edited,
    Optional<Link> source,
    Optional<String> notice,
    boolean fallback) {

  /** A text and its HTML language tag, since some texts exist in one language only. */
  record Text(String body, String htmlLang) {}

  /** A heading and its paragraphs. */
  record Part(String id, String heading, List<Text> paragraphs) {}

  /** A name with short values. */
  record Fact(String name, List<String> values) {}

  /** An address, relative or absolute; empty for a text without one. */
  record Link(String text, String href) {}

  /** Another code of the catalog; without an address when no entry has it. */
  record Related(String code, Text title, String why, String href) {}
}
