package dev.errdict.db.table;

import dev.errdict.db.catalog.Entry;
import dev.errdict.db.catalog.EntryRef;
import dev.errdict.db.catalog.Field;
import dev.errdict.db.catalog.Mender;
import dev.errdict.db.catalog.Origin;
import dev.errdict.db.catalog.Phrase;
import dev.errdict.db.catalog.Retry;
import dev.errdict.db.catalog.Text;
import dev.errdict.db.catalog.Texts;
import dev.errdict.db.catalog.Variant;
import dev.errdict.db.words.Lang;
import dev.errdict.db.words.Tagged;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** An entry while the rows with its code are read. */
final class EntryDraft {
  /** Something that an entry, or one of its messages, has only once. */
  sealed interface Fact {
    /** As {@code --map} spells it. */
    String path();

    record Setting(TableTarget.Kind kind) implements Fact {
      @Override
      public String path() {
        return kind.tag();
      }
    }

    /**
     * @param message the number of the message that it belongs to, from 1; 0 for the entry itself
     */
    record TextOf(int message, Field field, Lang lang) implements Fact {
      @Override
      public String path() {
        return field.tag() + "." + lang.tag();
      }
    }
  }

  private record Said(int line, String text) {}

  private final String code;

  /** By their cells, to skip repeated rows. */
  private final Map<List<String>, TableRow> rows = new LinkedHashMap<>();

  private final Map<Fact, Said> facts = new LinkedHashMap<>();
  private final List<RowMessage> messages = new ArrayList<>();
  private final Set<Phrase> phrases = new LinkedHashSet<>();
  private Optional<String> module = Optional.empty();
  private Optional<String> titleOfSymbol = Optional.empty();

  EntryDraft(String code) {
    this.code = code;
  }

  String code() {
    return code;
  }

  List<TableRow> rows() {
    return List.copyOf(rows.values());
  }

  boolean hasRow(TableRow row) {
    return rows.containsKey(row.cells());
  }

  /**
   * The number of a message, from 1: that of the same one, of one that it completes in another
   * language, or else the next.
   */
  int number(RowMessage message) {
    int same = messages.indexOf(message);
    for (int at = 0; same < 0 && at < messages.size(); at++) {
      same = messages.get(at).agrees(message) ? at : same;
    }
    return (same < 0 ? messages.size() : same) + 1;
  }

  /** The defect of a row that contradicts an earlier one. */
  Optional<Defect> contradiction(TableRow row, Map<Fact, String> of) {
    for (Map.Entry<Fact, String> one : of.entrySet()) {
      Said before = facts.get(one.getKey());
      if (before != null && !before.text().equals(one.getValue())) {
        return Optional.of(
            Defect.ofRow(
                Defect.Kind.CODE_TWICE,
                row.line(),
                code,
                Integer.toString(before.line()),
                one.getKey().path(),
                Defect.start(before.text()),
                Defect.start(one.getValue())));
      }
    }
    return Optional.empty();
  }

  /** Takes a row that contradicts none before. */
  void add(TableRow row, List<RowMessage> given, Map<Fact, String> of) {
    rows.put(row.cells(), row);
    of.forEach((fact, text) -> facts.putIfAbsent(fact, new Said(row.line(), text)));
    for (RowMessage message : given) {
      int number = number(message);
      if (number > messages.size()) {
        messages.add(message);
      } else {
        messages.set(number - 1, messages.get(number - 1).and(message));
      }
    }
  }

  void add(Phrase phrase) {
    phrases.add(phrase);
  }

  /**
   * @param first whether it goes before the titles of other symbols
   */
  void titleOfSymbol(String title, boolean first) {
    titleOfSymbol = first ? Optional.of(title) : titleOfSymbol.or(() -> Optional.of(title));
  }

  /**
   * Takes the module, unless there is one already.
   *
   * @return whether there was another one
   */
  boolean module(String id) {
    boolean other = module.filter(first -> !first.equals(id)).isPresent();
    module = module.or(() -> Optional.of(id));
    return other;
  }

  /** Whether the rows have a title, or something in its place. */
  boolean isTitled() {
    return hasTitle() || titleOfSymbol.isPresent();
  }

  private boolean hasTitle() {
    return !messages.isEmpty()
        || facts.keySet().stream()
            .anyMatch(fact -> fact instanceof Fact.TextOf text && text.field() == Field.TITLE);
  }

  /** Whether the rows say nothing of the entry but its code and module. */
  boolean isEmpty() {
    return messages.isEmpty() && phrases.isEmpty() && facts.isEmpty();
  }

  /** Whether the title is made from the symbol. */
  boolean isTitleMade() {
    return !hasTitle() && titleOfSymbol.isPresent();
  }

  Entry entry(String catalog) {
    List<Text> texts = texts(0);
    titleOfSymbol
        .filter(title -> !hasTitle())
        .ifPresent(title -> texts.add(new Text(Field.TITLE, Lang.EN, Origin.OWN, title)));
    List<Variant> variants = new ArrayList<>();
    for (RowMessage message : messages) {
      variants.add(message.variant(new Texts(texts(variants.size() + 1))));
    }
    return new Entry(
        new EntryRef(catalog, code),
        module,
        false,
        setting(Retry.class, TableTarget.Kind.RETRY).orElse(Retry.UNKNOWN),
        setting(Mender.class, TableTarget.Kind.MENDER).orElse(Mender.UNKNOWN),
        false,
        new Texts(texts),
        variants,
        List.of(),
        List.of(),
        List.of(),
        List.copyOf(phrases));
  }

  private List<Text> texts(int message) {
    List<Text> texts = new ArrayList<>();
    facts.forEach(
        (fact, said) -> {
          if (fact instanceof Fact.TextOf of && of.message() == message) {
            texts.add(new Text(of.field(), of.lang(), Origin.OWN, said.text()));
          }
        });
    return texts;
  }

  private <E extends Enum<E> & Tagged> Optional<E> setting(Class<E> type, TableTarget.Kind kind) {
    return Optional.ofNullable(facts.get(new Fact.Setting(kind)))
        .flatMap(said -> Tagged.find(type, said.text()));
  }
}
