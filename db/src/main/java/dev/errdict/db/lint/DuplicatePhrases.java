package dev.errdict.db.lint;

import dev.errdict.db.catalog.CatalogDocument;
import dev.errdict.db.catalog.Entry;
import dev.errdict.db.catalog.EntryRef;
import dev.errdict.db.catalog.Phrase;
import dev.errdict.db.catalog.PhraseKind;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Checks that a phrase belongs to one entry, and occurs there once. Server messages are not
 * checked: servers send the same text with different codes.
 */
final class DuplicatePhrases implements Check {
  @Override
  public boolean comparesEntries() {
    return true;
  }

  private static final Pattern SPACES = Pattern.compile("\\s+");

  @Override
  public List<Finding> check(CatalogDocument document) {
    Map<String, EntryRef> owners = new HashMap<>();
    List<Finding> findings = new ArrayList<>();
    for (Entry entry : document.entries()) {
      for (Phrase phrase : entry.phrases()) {
        if (phrase.kind() == PhraseKind.MESSAGE) {
          continue;
        }
        Optional<EntryRef> owner =
            Optional.ofNullable(owners.putIfAbsent(normalise(phrase.content()), entry.ref()));
        owner.ifPresent(
            first ->
                findings.add(
                    Finding.of(
                        Rule.DUPLICATE_PHRASE,
                        Place.entry(entry.ref()),
                        Part.PHRASES,
                        phrase.lang(),
                        phrase.content(),
                        first.code())));
      }
    }
    return findings;
  }

  /** Compatibility forms, case and runs of spaces are ignored. */
  static String normalise(String phrase) {
    String folded = Normalizer.normalize(phrase, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
    return SPACES.matcher(folded.strip()).replaceAll(" ");
  }
}
