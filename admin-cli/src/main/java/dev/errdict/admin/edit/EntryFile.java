package dev.errdict.admin.edit;

import dev.errdict.db.catalog.CatalogException;
import dev.errdict.db.catalog.Entry;
import dev.errdict.db.catalog.EntryRef;
import dev.errdict.db.catalog.Phrase;
import dev.errdict.db.format.EntryReader;
import dev.errdict.db.format.EntryWriter;
import dev.errdict.db.words.Lang;
import dev.errdict.db.words.Words;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * One entry as an editor shows it: findings on top, an explanation, then the entry in the catalog's
 * file format.
 */
final class EntryFile {
  /** The beginning of the lines that errdict rewrites each time. */
  private static final String FINDING = "#! ";

  private EntryFile() {}

  static String of(Entry entry, List<String> modules, Lang lang) {
    Words words = Words.of(EntryFile.class, lang);
    String explanation =
        words
            .say("file.explanation", entry.ref(), String.join(", ", modules))
            .lines()
            .map(line -> ("# " + line).stripTrailing() + "\n")
            .collect(Collectors.joining());
    return explanation + "\n" + EntryWriter.write(entry);
  }

  /** A skeleton to fill in; what stays empty is left out. */
  static String blank(EntryRef ref, List<String> modules, Lang lang) {
    String text = of(Entry.blank(ref), modules, lang);
    return text
        + """
        module:
        retry: unknown
        mender: unknown
        title:
          zh:
          en:
        variants:
          - message:
            meaning:
              zh:
              en:
        cause:
          zh:
          en:
        action:
          zh:
          en:
        phrases:
          zh: []
          en: []
        """;
  }

  /** A skeleton that has a phrase of one line already. */
  static String blank(EntryRef ref, Phrase phrase, List<String> modules, Lang lang) {
    String none = "  " + phrase.lang().tag() + ": []\n";
    String one =
        "  %s:\n    - '%s'\n".formatted(phrase.lang().tag(), phrase.content().replace("'", "''"));
    return blank(ref, modules, lang).replace(none, one);
  }

  /** The text with these findings at the top, replacing earlier ones. */
  static String withFindings(String text, List<String> findings) {
    return findings.stream()
            .map(finding -> FINDING + finding.replace('\n', ' ') + "\n")
            .collect(Collectors.joining())
        + withoutFindings(text);
  }

  static String withoutFindings(String text) {
    return text.lines()
        .filter(line -> !line.startsWith(FINDING.strip()))
        .map(line -> line + "\n")
        .collect(Collectors.joining());
  }

  /**
   * Reads what an author wrote. Line numbers in error sentences count the finding lines that are
   * then shown at the top.
   */
  static Entry read(EntryRef ref, String text) throws CatalogException {
    return EntryReader.read(ref.catalog(), "#\n" + withoutFindings(text));
  }

  /** The text, if it has anything but comments. */
  static Optional<String> content(String text) {
    String content =
        text.lines().filter(line -> !line.startsWith("#")).collect(Collectors.joining("\n"));
    return Optional.of(content).filter(some -> !some.isBlank());
  }
}
