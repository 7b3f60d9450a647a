package dev.errdict.search.witness;

import dev.errdict.db.catalog.CatalogException;
import dev.errdict.db.catalog.Entry;
import dev.errdict.db.format.EntryReader;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SplittableRandom;

/**
 * A large catalog as an importer writes it: a code, a title, a message with placeholders and now
 * and then a symbol, all of them different, and no phrases. The same size gives the same entries.
 */
final class MadeUpMessages {
  private static final List<String> NOUNS =
      words(
          """
          account archive backup batch branch broker bucket buffer cache certificate
          channel cluster column cursor device digest document endpoint extension
          fragment gateway handle header index journal keyring lease ledger manifest
          mirror namespace notification operator package partition pipeline policy queue
          quota receipt record region replica schedule schema segment shard signature
          snapshot stream subscription tenant transaction trigger upload volume wallet
          webhook worker workspace
          """);
  private static final List<String> VERBS =
      words(
          """
          abort acquire allocate attach authorize cancel commit compress decode decrypt
          delete deliver detach encode expand export fetch flush import initialize load
          lock merge migrate mount parse publish refresh rename renew replay reserve
          resize restore rotate save sign truncate unlock validate verify write
          """);
  private static final List<String> STATES =
      words(
          """
          busy closed corrupt detached disabled duplicated encrypted exhausted expired
          frozen full immutable inconsistent incomplete locked malformed missing
          obsolete offline orphaned overloaded paused pending protected revoked stale
          suspended truncated unknown unreachable unsigned unsupported
          """);
  private static final List<String> MESSAGES =
      List.of(
          "cannot V N '{0}' because its N is S",
          "N \"%s\" is S, expected N of type %d",
          "failed to V the N <name> of N {1}",
          "N is S: V the N first",
          "{0} could not V N: N S",
          "unable to V N at %s, the N was S");

  private MadeUpMessages() {}

  private static List<String> words(String text) {
    return List.of(text.strip().split("\\s+"));
  }

  static List<Entry> of(int size) throws CatalogException {
    SplittableRandom random = new SplittableRandom(20_261_128);
    Set<String> taken = new HashSet<>();
    List<Entry> entries = new ArrayList<>(size);
    for (int i = 0; i < size; i++) {
      StringBuilder yaml = new StringBuilder("code: M%05d\n".formatted(100 + 7 * i));
      yaml.append("title:\n  en: ")
          .append(different("N V S after N V", random, taken))
          .append("\nvariants:\n  - message: '")
          .append(
              different(MESSAGES.get(random.nextInt(MESSAGES.size())), random, taken)
                  .replace("'", "''"))
          .append("'\n");
      if (random.nextInt(3) == 0) {
        yaml.append("phrases:\n  symbols:\n    - ")
            .append(different("N_V_S_N", random, taken).toUpperCase(Locale.ROOT))
            .append('\n');
      }
      entries.add(EntryReader.read("made-up", yaml.toString()));
    }
    return entries;
  }

  /** A template filled with words, as no template was before. */
  private static String different(String template, SplittableRandom random, Set<String> taken) {
    String text = filled(template, random);
    while (!taken.add(text)) {
      text = filled(template, random);
    }
    return text;
  }

  private static String filled(String template, SplittableRandom random) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < template.length(); i++) {
      char unit = template.charAt(i);
      switch (unit) {
        case 'N' -> text.append(one(NOUNS, random));
        case 'V' -> text.append(one(VERBS, random));
        case 'S' -> text.append(one(STATES, random));
        default -> text.append(unit);
      }
    }
    return text.toString();
  }

  private static String one(List<String> words, SplittableRandom random) {
    return words.get(random.nextInt(words.size()));
  }
}
