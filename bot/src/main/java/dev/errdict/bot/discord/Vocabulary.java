package dev.errdict.bot.discord;

import dev.errdict.db.Entry;
import dev.errdict.db.EntryRef;
import dev.errdict.db.Lang;
import dev.errdict.db.Phrase;
import dev.errdict.db.PhraseKind;
import dev.errdict.db.Variant;
import dev.errdict.db.store.CatalogStore;
import dev.errdict.search.text.Terms;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The codes, symbols and words that entries begin with as somebody types, in memory. It follows the
 * store's change log. Safe for use by several threads.
 */
final class Vocabulary {
  private static final int MOST_SCANNED = 2000;

  /** Fewer letters begin too many symbols to put these before the answer. */
  private static final int SHORTEST_PREFIX = 3;

  private static final Pattern NO_WORD = Pattern.compile("[^\\p{L}\\p{N}]+");
  private static final Pattern HUMP = Pattern.compile("(?<=[a-z0-9])(?=[A-Z])");

  private final CatalogStore store;
  private final NavigableMap<String, Set<EntryRef>> byWord = new TreeMap<>();
  private final NavigableMap<String, Set<EntryRef>> bySymbol = new TreeMap<>();
  private final Map<String, Set<EntryRef>> byCode = new HashMap<>();
  private final Map<EntryRef, Words> words = new HashMap<>();
  private long revision = -1;

  private record Words(Set<String> words, Set<String> symbols) {}

  Vocabulary(CatalogStore store) {
    this.store = store;
  }

  /** Reads what has changed. Blocks on the database. */
  synchronized void refresh() {
    long now = store.revision();
    if (revision < 0) {
      store.forEach(this::add);
    } else if (now != revision) {
      for (EntryRef ref : store.changedAfter(revision)) {
        remove(ref);
        store.find(ref).ifPresent(this::add);
      }
    }
    revision = now;
  }

  private void add(Entry entry) {
    Set<String> texts = new LinkedHashSet<>();
    Set<String> symbols = new LinkedHashSet<>();
    for (Lang lang : Lang.values()) {
      texts.add(entry.title(lang));
    }
    entry.variants().stream().map(Variant::message).forEach(one -> one.ifPresent(texts::add));
    entry.phrases().stream()
        .filter(phrase -> phrase.kind() == PhraseKind.SYMBOL)
        .map(Phrase::content)
        .forEach(texts::add);
    Set<String> prefixes = new LinkedHashSet<>();
    prefixes.add(entry.code().toLowerCase(Locale.ROOT));
    for (String text : texts) {
      prefixes.addAll(split(text));
      if (text.indexOf(' ') < 0 && text.length() > 4) {
        symbols.add(fold(text));
      }
    }
    prefixes.addAll(symbols);
    EntryRef ref = entry.ref();
    words.put(ref, new Words(prefixes, symbols));
    prefixes.forEach(word -> byWord.computeIfAbsent(word, key -> new TreeSet<>()).add(ref));
    symbols.forEach(word -> bySymbol.computeIfAbsent(word, key -> new TreeSet<>()).add(ref));
    byCode.computeIfAbsent(ref.code(), key -> new TreeSet<>()).add(ref);
  }

  private void remove(EntryRef ref) {
    Words gone = words.remove(ref);
    if (gone == null) {
      return;
    }
    gone.words().forEach(word -> remove(byWord, word, ref));
    gone.symbols().forEach(word -> remove(bySymbol, word, ref));
    remove(byCode, ref.code(), ref);
  }

  private static void remove(Map<String, Set<EntryRef>> from, String word, EntryRef ref) {
    Set<EntryRef> refs = from.getOrDefault(word, Set.of());
    if (refs.size() <= 1) {
      from.remove(word);
    } else {
      refs.remove(ref);
    }
  }

  private static Set<String> split(String text) {
    Set<String> split = new LinkedHashSet<>();
    Stream.of(NO_WORD.split(HUMP.matcher(text).replaceAll(" ")))
        .filter(word -> !word.isEmpty())
        .map(word -> word.toLowerCase(Locale.ROOT))
        .forEach(split::add);
    return split;
  }

  /** A symbol as it is compared: {@code CONVERSATION_NOT_FOUND} is {@code ConversationNotFound}. */
  private static String fold(String symbol) {
    return NO_WORD.matcher(symbol).replaceAll("").toLowerCase(Locale.ROOT);
  }

  /** The entries with exactly this code. */
  synchronized List<EntryRef> withCode(String code) {
    return List.copyOf(byCode.getOrDefault(code, Set.of()));
  }

  /** The entries that this symbol names, however it is spelt. */
  synchronized List<EntryRef> withSymbol(String symbol) {
    return List.copyOf(bySymbol.getOrDefault(fold(symbol), Set.of()));
  }

  /** The entries with a symbol that starts so, however it is spelt, in the order of their codes. */
  synchronized List<EntryRef> withSymbolPrefix(String typed, int most) {
    String prefix = fold(typed);
    return prefix.length() < SHORTEST_PREFIX || typed.strip().indexOf(' ') >= 0
        ? List.of()
        : refs(bySymbol, prefix).stream().sorted().limit(most).toList();
  }

  /** The first entries in the order of their codes. */
  synchronized List<EntryRef> first(int most) {
    return words.keySet().stream().sorted().limit(most).toList();
  }

  /** The entries whose code starts so, in the order of their codes. */
  synchronized List<EntryRef> withCodePrefix(String prefix, int most) {
    return refs(byWord, prefix.toLowerCase(Locale.ROOT)).stream()
        .filter(ref -> ref.code().regionMatches(true, 0, prefix, 0, prefix.length()))
        .sorted()
        .limit(most)
        .toList();
  }

  /** The entries in which each word that was typed begins a word. */
  synchronized List<EntryRef> withWordPrefixes(String typed, int most) {
    List<String> prefixes = new ArrayList<>(split(typed));
    if (prefixes.size() > 1) {
      // Words such as "why is my" stand in no entry; the last one is still being typed.
      prefixes.subList(0, prefixes.size() - 1).removeIf(Terms::isFunctionWord);
    }
    if (prefixes.isEmpty()) {
      return List.of();
    }
    Collection<EntryRef> found = new LinkedHashSet<>(refs(byWord, fold(typed)));
    refs(byWord, prefixes.getLast()).stream()
        .filter(ref -> prefixes.stream().allMatch(prefix -> begins(ref, prefix)))
        .sorted()
        .forEach(found::add);
    return found.stream().limit(most).toList();
  }

  private boolean begins(EntryRef ref, String prefix) {
    Words of = words.get(ref);
    return of != null && of.words().stream().anyMatch(word -> word.startsWith(prefix));
  }

  private static Set<EntryRef> refs(NavigableMap<String, Set<EntryRef>> by, String prefix) {
    Set<EntryRef> refs = new LinkedHashSet<>();
    for (Map.Entry<String, Set<EntryRef>> word : by.tailMap(prefix, true).entrySet()) {
      if (!word.getKey().startsWith(prefix) || refs.size() >= MOST_SCANNED) {
        break;
      }
      refs.addAll(word.getValue());
    }
    return refs;
  }
}
