package dev.errdict.db.table;

import dev.errdict.db.catalog.CatalogModule;
import dev.errdict.db.catalog.CodeOrder;
import dev.errdict.db.catalog.Entry;
import dev.errdict.db.catalog.EntryRef;
import dev.errdict.db.catalog.Field;
import dev.errdict.db.catalog.Mender;
import dev.errdict.db.catalog.Origin;
import dev.errdict.db.catalog.Phrase;
import dev.errdict.db.catalog.PhraseKind;
import dev.errdict.db.catalog.Retry;
import dev.errdict.db.catalog.Text;
import dev.errdict.db.catalog.Texts;
import dev.errdict.db.catalog.Variant;
import dev.errdict.db.words.Lang;
import dev.errdict.db.words.Tagged;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Makes entries from a table's rows; rows with the same code become one entry. */
final class RowEntries {
  private final Table table;
  private final TableMapping mapping;
  private final Map<String, Draft> drafts = new LinkedHashMap<>();
  private final Map<String, CatalogModule> modules = new LinkedHashMap<>();
  private final List<BadRow> bad = new ArrayList<>();
  private int repeated;
  private int otherModules;

  private RowEntries(Table table, TableMapping mapping) {
    this.table = table;
    this.mapping = mapping;
  }

  static ImportFile.Rows of(String catalog, Table table, TableMapping mapping) {
    RowEntries entries = new RowEntries(table, mapping);
    for (TableRow row : table.rows()) {
      entries.add(row);
    }
    entries.leaveOutUntitled();
    return new ImportFile.Rows(
        List.copyOf(entries.modules.values()),
        entries.drafts.values().stream()
            .map(draft -> draft.entry(catalog))
            .sorted(
                (one, other) ->
                    CodeOrder.sortKey(one.code()).compareTo(CodeOrder.sortKey(other.code())))
            .toList(),
        Reading.of(
            table,
            mapping.columns(table),
            mapping.unknown(),
            entries.bad,
            new Reading.Again(entries.repeated, entries.otherModules)));
  }

  /** What a row gives as its message: for all readers, and by language. */
  private record Message(Optional<String> any, Map<Lang, String> byLang) {
    static final Message NONE = new Message(Optional.empty(), Map.of());

    boolean isEmpty() {
      return any.isEmpty() && byLang.isEmpty();
    }

    Variant variant(Texts meanings) {
      return new Variant(any, byLang, meanings);
    }
  }

  private static final class Draft {
    private final String code;

    /** By their cells, to skip repeated rows. */
    private final Map<List<String>, TableRow> rows = new LinkedHashMap<>();

    /** The single-valued fields, and where each was set. */
    private final Map<Fact, Said> facts = new LinkedHashMap<>();

    private final Map<Field, Map<Lang, String>> texts = new LinkedHashMap<>();
    private final Set<Phrase> phrases = new LinkedHashSet<>();
    private final Map<Message, Map<Lang, String>> variants = new LinkedHashMap<>();
    private Optional<String> module = Optional.empty();
    private Optional<String> titleOfSymbol = Optional.empty();
    private Retry retry = Retry.UNKNOWN;
    private Mender mender = Mender.UNKNOWN;

    Draft(String code) {
      this.code = code;
    }

    /** Whether the file gives the entry a title, or a message that can replace one. */
    boolean isTitled() {
      return texts.containsKey(Field.TITLE) || !variants.isEmpty();
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

    Entry entry(String catalog) {
      List<Text> all = new ArrayList<>();
      boolean titled = isTitled();
      texts.forEach(
          (field, byLang) ->
              byLang.forEach((lang, text) -> all.add(new Text(field, lang, Origin.OWN, text))));
      titleOfSymbol
          .filter(title -> !titled)
          .ifPresent(title -> all.add(new Text(Field.TITLE, Lang.EN, Origin.OWN, title)));
      return new Entry(
          new EntryRef(catalog, code),
          module,
          false,
          retry,
          mender,
          false,
          new Texts(all),
          variants.entrySet().stream()
              .map(variant -> variant.getKey().variant(meanings(variant.getValue())))
              .toList(),
          List.of(),
          List.of(),
          List.of(),
          List.copyOf(phrases));
    }
  }

  private static Texts meanings(Map<Lang, String> byLang) {
    return new Texts(
        byLang.entrySet().stream()
            .map(one -> new Text(Field.MEANING, one.getKey(), Origin.OWN, one.getValue()))
            .toList());
  }

  private void add(TableRow row) {
    Map<TableTarget.Kind, String> single = new LinkedHashMap<>();
    mapping
        .targets()
        .forEach(
            (column, target) ->
                single.merge(
                    target.kind(),
                    row.cells().get(column),
                    (first, next) -> first.isBlank() ? next : first));
    String code = single.getOrDefault(TableTarget.Kind.CODE, "");
    Optional<Defect> defect = defect(row, code, single);
    if (defect.isPresent()) {
      bad.add(row.bad(defect.get(), table.columns()));
      return;
    }
    Draft draft = drafts.computeIfAbsent(code, Draft::new);
    if (draft.rows.containsKey(row.cells())) {
      repeated++;
      return;
    }
    List<Message> messages = messages(row);
    Message message = messages.isEmpty() ? Message.NONE : messages.getFirst();
    Map<Place, String> texts = texts(row);
    Map<Fact, String> facts = facts(single, texts, message);
    Optional<Defect> other = draft.contradiction(row, facts);
    if (other.isPresent()) {
      bad.add(row.bad(other.get(), table.columns()));
      return;
    }
    draft.rows.put(row.cells(), row);
    facts.forEach((fact, text) -> draft.facts.putIfAbsent(fact, new Said(row.line(), text)));
    messages.forEach(one -> draft.variants.computeIfAbsent(one, key -> new LinkedHashMap<>()));
    mapping
        .targets()
        .forEach(
            (column, target) -> {
              String cell = row.cells().get(column);
              if (!cell.isBlank()) {
                set(draft, target, cell, single);
              }
            });
    texts.forEach((place, text) -> text(draft, place, text, message));
  }

  /** The texts of a row; several cells for one place are its lines. */
  private Map<Place, String> texts(TableRow row) {
    Map<Place, String> texts = new LinkedHashMap<>();
    mapping
        .targets()
        .forEach(
            (column, target) -> {
              String cell = row.cells().get(column);
              if (!cell.isBlank()) {
                place(target, cell)
                    .ifPresent(
                        place -> {
                          String label = mapping.labels().get(column);
                          texts.merge(
                              place,
                              label == null ? cell : label + ": " + cell,
                              (one, more) -> one.equals(more) ? one : one + "\n" + more);
                        });
              }
            });
    return texts;
  }

  private static Map<Fact, String> facts(
      Map<TableTarget.Kind, String> single, Map<Place, String> texts, Message message) {
    Map<Fact, String> facts = new LinkedHashMap<>();
    texts.forEach((place, text) -> facts.put(new Fact(place.path(), place.of(message)), text));
    for (TableTarget.Kind kind : List.of(TableTarget.Kind.RETRY, TableTarget.Kind.MENDER)) {
      String cell = single.getOrDefault(kind, "");
      if (!cell.isBlank()) {
        facts.put(new Fact(kind.name().toLowerCase(Locale.ROOT), Optional.empty()), cell);
      }
    }
    return facts;
  }

  /**
   * The messages of a row; its meaning is the first one's. A cell without a language is for all; a
   * language's own counts there. Two without a language are one message where their scripts differ.
   * Any other cell is a message of its own; one word, such as the error's name, comes last.
   */
  private List<Message> messages(TableRow row) {
    Map<Lang, String> named = new EnumMap<>(Lang.class);
    Set<String> forAll = new LinkedHashSet<>();
    List<Message> more = new ArrayList<>();
    mapping
        .targets()
        .forEach(
            (column, target) -> {
              String cell = row.cells().get(column);
              if (target.kind() != TableTarget.Kind.MESSAGE || cell.isBlank()) {
                return;
              }
              if (target.lang().isEmpty()) {
                forAll.add(cell);
              } else if (!named.computeIfAbsent(target.lang().get(), _ -> cell).equals(cell)) {
                more.add(new Message(Optional.empty(), Map.of(target.lang().get(), cell)));
              }
            });
    List<String> rest =
        new ArrayList<>(forAll.stream().sorted(Comparator.comparing(RowEntries::isWord)).toList());
    Optional<String> any = Optional.empty();
    if (named.isEmpty() && rest.size() > 1) {
      rest.removeAll(pair(rest, named));
    }
    if (named.size() < Lang.values().length && !rest.isEmpty()) {
      any = Optional.of(rest.removeFirst());
    }
    List<Message> messages = new ArrayList<>(List.of(new Message(any, named)));
    messages.addAll(more);
    rest.forEach(one -> messages.add(new Message(Optional.of(one), Map.of())));
    messages.removeIf(Message::isEmpty);
    return messages;
  }

  /**
   * Takes the first sentence and the first one in the other script for one message.
   *
   * @return both; none when there are not two
   */
  private static List<String> pair(List<String> cells, Map<Lang, String> named) {
    String first = cells.getFirst();
    Optional<String> other =
        cells.stream()
            .filter(cell -> !isWord(first) && !isWord(cell))
            .filter(cell -> Lang.ofScript(cell) != Lang.ofScript(first))
            .findFirst();
    if (other.isEmpty()) {
      return List.of();
    }
    named.put(Lang.ofScript(first), first);
    named.put(Lang.ofScript(other.get()), other.get());
    return List.of(first, other.get());
  }

  private static boolean isWord(String text) {
    return text.chars().noneMatch(Character::isWhitespace) && Lang.ofScript(text) == Lang.EN;
  }

  private static Optional<Defect> defect(
      TableRow row, String code, Map<TableTarget.Kind, String> single) {
    if (code.isBlank()) {
      return row.cells().stream().allMatch(String::isBlank)
          ? Optional.empty()
          : Optional.of(Defect.ofRow(Defect.Kind.NO_CODE, row.line()));
    }
    if (!EntryRef.isCode(code)) {
      return Optional.of(Defect.ofRow(Defect.Kind.BAD_CODE, row.line(), code));
    }
    return value(Retry.class, row, single.getOrDefault(TableTarget.Kind.RETRY, ""))
        .or(() -> value(Mender.class, row, single.getOrDefault(TableTarget.Kind.MENDER, "")));
  }

  private static <E extends Enum<E> & Tagged> Optional<Defect> value(
      Class<E> type, TableRow row, String cell) {
    return cell.isBlank() || Tagged.find(type, cell).isPresent()
        ? Optional.empty()
        : Optional.of(Defect.ofRow(Defect.Kind.BAD_VALUE, row.line(), cell, tags(type)));
  }

  /** Leaves out entries without a title when the table has a title column. */
  private void leaveOutUntitled() {
    boolean titles =
        mapping.targets().values().stream()
            .anyMatch(target -> target.kind() == TableTarget.Kind.TITLE);
    if (titles) {
      drafts
          .values()
          .removeIf(
              draft -> {
                boolean untitled = !draft.isTitled() && draft.titleOfSymbol.isEmpty();
                if (untitled) {
                  for (TableRow row : draft.rows.values()) {
                    Defect defect = Defect.ofRow(Defect.Kind.NO_TITLE, row.line(), draft.code);
                    bad.add(row.bad(defect, table.columns()));
                  }
                }
                return untitled;
              });
    }
  }

  /** Where a text goes. */
  private record Place(Field field, Lang lang) {
    String path() {
      return field.tag() + "." + lang.tag();
    }

    /** The message that the text belongs to: in a row with a message, the meaning belongs to it. */
    Optional<Message> of(Message message) {
      return field == Field.MEANING && !message.isEmpty() ? Optional.of(message) : Optional.empty();
    }
  }

  /**
   * Something that an entry, or one of its messages, has only once.
   *
   * @param path as {@code --map} spells it
   */
  private record Fact(String path, Optional<Message> of) {}

  private record Said(int line, String text) {}

  private static Optional<Place> place(TableTarget target, String cell) {
    Optional<Field> field =
        switch (target.kind()) {
          case TITLE -> Optional.of(Field.TITLE);
          case MEANING -> Optional.of(Field.MEANING);
          case CAUSE -> Optional.of(Field.CAUSE);
          case ACTION -> Optional.of(Field.ACTION);
          case NOTE, DETAIL -> Optional.of(Field.NOTE);
          case CODE, SYMBOL, WORDS, MESSAGE, PHRASE, MODULE, MODULETITLE, RETRY, MENDER, IGNORE ->
              Optional.empty();
        };
    return field.map(one -> new Place(one, target.lang().orElseGet(() -> Lang.ofScript(cell))));
  }

  /** What is no text of its own language. */
  private void set(
      Draft draft, TableTarget target, String cell, Map<TableTarget.Kind, String> single) {
    switch (target.kind()) {
      case SYMBOL, WORDS -> {
        draft.phrases.add(new Phrase(PhraseKind.SYMBOL, Lang.EN, cell));
        if (draft.titleOfSymbol.isEmpty() || target.kind() == TableTarget.Kind.WORDS) {
          draft.titleOfSymbol = Optional.of(words(cell));
        }
      }
      case PHRASE ->
          draft.phrases.add(
              new Phrase(PhraseKind.ASK, target.lang().orElseGet(() -> Lang.ofScript(cell)), cell));
      case MODULE -> {
        String module = module(cell, single.getOrDefault(TableTarget.Kind.MODULETITLE, ""));
        otherModules += draft.module.filter(first -> !first.equals(module)).isPresent() ? 1 : 0;
        draft.module = draft.module.or(() -> Optional.of(module));
      }
      case RETRY -> draft.retry = Tagged.find(Retry.class, cell).orElse(Retry.UNKNOWN);
      case MENDER -> draft.mender = Tagged.find(Mender.class, cell).orElse(Mender.UNKNOWN);
      case CODE, MESSAGE, MODULETITLE, TITLE, MEANING, CAUSE, ACTION, NOTE, DETAIL, IGNORE -> {}
    }
  }

  private static void text(Draft draft, Place place, String text, Message message) {
    Map<Lang, String> byLang =
        place.of(message).isPresent()
            ? draft.variants.computeIfAbsent(message, key -> new LinkedHashMap<>())
            : draft.texts.computeIfAbsent(place.field(), key -> new LinkedHashMap<>());
    byLang.put(place.lang(), text);
  }

  private String module(String name, String title) {
    String id = ModuleId.of(name);
    String shown = title.isBlank() ? name.strip() : title.strip();
    Lang lang = Lang.ofScript(shown);
    modules.putIfAbsent(
        id,
        new CatalogModule(id, new Texts(List.of(new Text(Field.TITLE, lang, Origin.OWN, shown)))));
    return id;
  }

  private static <E extends Enum<E> & Tagged> String tags(Class<E> type) {
    List<String> tags = new ArrayList<>();
    for (E constant : type.getEnumConstants()) {
      tags.add(constant.tag());
    }
    return String.join(", ", tags);
  }

  /** Splits a symbol: {@code NOT_FOUND} and {@code NotFound} are both "not found". */
  private static String words(String symbol) {
    return symbol
        .replaceAll("(?<=[\\p{Ll}\\p{N}])(?=\\p{Lu})|_", " ")
        .strip()
        .toLowerCase(Locale.ROOT);
  }
}
