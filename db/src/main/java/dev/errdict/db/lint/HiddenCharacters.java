package dev.errdict.db.lint;

import dev.errdict.db.catalog.CatalogDocument;
import dev.errdict.db.catalog.Entry;
import dev.errdict.db.catalog.Link;
import dev.errdict.db.catalog.Phrase;
import dev.errdict.db.catalog.Variant;
import dev.errdict.db.words.Lang;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds invisible characters: control characters, bidirectional controls (Unicode UAX #9), unpaired
 * surrogates. Line ends, tabs and joiners, which emoji and some scripts need, are allowed.
 */
final class HiddenCharacters implements Check {
  private static final Pattern HIDDEN =
      Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Cs}\\u2028\\u2029&&[^\\n\\t\\u200c\\u200d]]");

  @Override
  public List<Finding> check(CatalogDocument document) {
    List<Finding> findings = new ArrayList<>();
    for (DisplayedText text : DisplayedText.of(document)) {
      add(findings, text.place(), text.part(), Optional.of(text.lang()), text.content());
    }
    document.entries().forEach(entry -> add(findings, entry));
    return findings;
  }

  private static void add(List<Finding> findings, Entry entry) {
    Place place = Place.entry(entry.ref());
    int number = 0;
    for (Variant variant : entry.variants()) {
      Place owner = Place.variant(entry.ref(), ++number);
      variant
          .allMessages()
          .forEach(message -> add(findings, owner, Part.MESSAGE, Optional.empty(), message));
    }
    for (Link link : entry.links()) {
      add(findings, place, Part.LINKS, Optional.empty(), link.label());
    }
    for (Phrase phrase : entry.phrases()) {
      add(findings, place, Part.PHRASES, Optional.of(phrase.lang()), phrase.content());
    }
  }

  private static void add(
      List<Finding> findings, Place place, Part part, Optional<Lang> lang, String content) {
    Matcher hidden = HIDDEN.matcher(content);
    if (hidden.find()) {
      String name = "U+%04X".formatted(hidden.group().codePointAt(0));
      String near = HIDDEN.matcher(Excerpt.around(hidden, content)).replaceAll("");
      findings.add(
          new Finding(Rule.HIDDEN_CHARACTER, place, part, lang, List.of(name, near.strip())));
    }
  }
}
