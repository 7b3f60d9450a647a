package dev.errdict.db.table;

import dev.errdict.db.catalog.CatalogModule;
import dev.errdict.db.catalog.CodeOrder;
import dev.errdict.db.catalog.EntryRef;
import dev.errdict.db.catalog.Field;
import dev.errdict.db.catalog.Mender;
import dev.errdict.db.catalog.Origin;
import dev.errdict.db.catalog.Phrase;
import dev.errdict.db.catalog.PhraseKind;
import dev.errdict.db.catalog.Retry;
import dev.errdict.db.catalog.Text;
import dev.errdict.db.catalog.Texts;
import dev.errdict.db.table.EntryDraft.Fact;
import dev.errdict.db.table.TableTarget.Kind;
import dev.errdict.db.words.Lang;
import dev.errdict.db.words.Tagged;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Makes entries from a table's rows; rows with the same code become one entry. */
final class RowEntries {
  /** The fields that say what a code means. */
  private static final Set<Kind> SAYING = EnumSet.of(Kind.TITLE, Kind.MESSAGE, Kind.MEANING);

  private final Table table;
  private final TableMapping mapping;
  private final Map<String, EntryDraft> drafts = new LinkedHashMap<>();
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
      if (!row.cells().stream().allMatch(String::isBlank)) {
        entries.add(row);
      }
    }
    entries.leaveOutUntitled();
    return new ImportFile.Rows(
        List.copyOf(entries.modules.values()),
        entries.drafts.values().stream()
            .map(draft -> draft.entry(catalog))
            .sorted(Comparator.comparing(entry -> CodeOrder.sortKey(entry.code())))
            .toList(),
        entries.drafts.values().stream()
            .filter(EntryDraft::isTitleMade)
            .map(EntryDraft::code)
            .collect(Collectors.toUnmodifiableSet()),
        Reading.of(
            table,
            mapping.columns(table),
            mapping.unknown(),
            entries.bad,
            new Reading.Again(entries.repeated, entries.otherModules)));
  }

  private void add(TableRow row) {
    String code = cell(row, Kind.CODE);
    Optional<Defect> defect = defect(row, code);
    if (defect.isPresent()) {
      bad.add(row.bad(defect.get(), table.columns()));
      return;
    }
    EntryDraft draft = drafts.computeIfAbsent(code, EntryDraft::new);
    if (draft.hasRow(row)) {
      repeated++;
      return;
    }
    List<RowMessage> messages = RowMessages.of(row, mapping);
    Map<Fact, String> facts =
        facts(row, messages.isEmpty() ? 0 : draft.number(messages.getFirst()));
    Optional<Defect> other = draft.contradiction(row, facts);
    if (other.isPresent()) {
      bad.add(row.bad(other.get(), table.columns()));
      return;
    }
    draft.add(row, messages, facts);
    mapping
        .targets()
        .forEach(
            (column, target) -> {
              String cell = row.cells().get(column);
              if (!cell.isBlank()) {
                addItem(draft, target, cell, row);
              }
            });
  }

  /** The cell of a field that has one column; blank where there is none. */
  private String cell(TableRow row, Kind kind) {
    return mapping.targets().entrySet().stream()
        .filter(one -> one.getValue().kind() == kind)
        .map(one -> row.cells().get(one.getKey()))
        .findFirst()
        .orElse("");
  }

  /**
   * What a row says of its entry; several cells for one text are its lines.
   *
   * @param message the number of the row's message, to which its meaning belongs; 0 for none
   */
  private Map<Fact, String> facts(TableRow row, int message) {
    Map<Fact, String> facts = new LinkedHashMap<>();
    mapping
        .targets()
        .forEach(
            (column, target) -> {
              String cell = row.cells().get(column);
              String label = mapping.labels().get(column);
              if (!cell.isBlank()) {
                fact(target, cell, message)
                    .ifPresent(
                        fact ->
                            facts.merge(
                                fact,
                                label == null ? cell : label + ": " + cell,
                                (one, more) -> one.equals(more) ? one : one + "\n" + more));
              }
            });
    return facts;
  }

  private static Optional<Fact> fact(TableTarget target, String cell, int message) {
    Lang lang = target.lang().orElseGet(() -> Lang.ofScript(cell));
    return switch (target.kind()) {
      case TITLE -> Optional.of(new Fact.TextOf(0, Field.TITLE, lang));
      case MEANING -> Optional.of(new Fact.TextOf(message, Field.MEANING, lang));
      case CAUSE -> Optional.of(new Fact.TextOf(0, Field.CAUSE, lang));
      case ACTION -> Optional.of(new Fact.TextOf(0, Field.ACTION, lang));
      case NOTE, DETAIL -> Optional.of(new Fact.TextOf(0, Field.NOTE, lang));
      case RETRY, MENDER -> Optional.of(new Fact.Setting(target.kind()));
      case CODE, SYMBOL, WORDS, MESSAGE, PHRASE, MODULE, MODULETITLE, IGNORE -> Optional.empty();
    };
  }

  private Optional<Defect> defect(TableRow row, String code) {
    if (code.isBlank()) {
      return Optional.of(Defect.ofRow(Defect.Kind.NO_CODE, row.line()));
    }
    if (!EntryRef.isCode(code)) {
      return Optional.of(Defect.ofRow(Defect.Kind.BAD_CODE, row.line(), code));
    }
    return value(Retry.class, row, cell(row, Kind.RETRY))
        .or(() -> value(Mender.class, row, cell(row, Kind.MENDER)));
  }

  private static <E extends Enum<E> & Tagged> Optional<Defect> value(
      Class<E> type, TableRow row, String cell) {
    return cell.isBlank() || Tagged.find(type, cell).isPresent()
        ? Optional.empty()
        : Optional.of(Defect.ofRow(Defect.Kind.BAD_VALUE, row.line(), cell, tags(type)));
  }

  private static <E extends Enum<E> & Tagged> String tags(Class<E> type) {
    List<String> tags = new ArrayList<>();
    for (E constant : type.getEnumConstants()) {
      tags.add(constant.tag());
    }
    return String.join(", ", tags);
  }

  /**
   * Leaves out entries without a title when the table has a title column, and those with nothing to
   * read when it has a column that says what a code means.
   */
  private void leaveOutUntitled() {
    Set<Kind> kinds =
        mapping.targets().values().stream().map(TableTarget::kind).collect(Collectors.toSet());
    boolean titles = kinds.contains(Kind.TITLE);
    boolean says = kinds.stream().anyMatch(SAYING::contains);
    Predicate<EntryDraft> lacks =
        draft -> (titles && !draft.isTitled()) || (says && draft.isEmpty());
    for (EntryDraft draft : drafts.values()) {
      if (lacks.test(draft)) {
        for (TableRow row : draft.rows()) {
          Defect defect = Defect.ofRow(Defect.Kind.NO_TITLE, row.line(), draft.code());
          bad.add(row.bad(defect, table.columns()));
        }
      }
    }
    drafts.values().removeIf(lacks);
  }

  /** Adds what an entry has a list of, and its module. */
  private void addItem(EntryDraft draft, TableTarget target, String cell, TableRow row) {
    switch (target.kind()) {
      case SYMBOL, WORDS -> {
        draft.add(new Phrase(PhraseKind.SYMBOL, Lang.EN, cell));
        draft.titleOfSymbol(SymbolTitle.of(cell), target.kind() == Kind.WORDS);
      }
      case PHRASE ->
          draft.add(
              new Phrase(PhraseKind.ASK, target.lang().orElseGet(() -> Lang.ofScript(cell)), cell));
      case MODULE ->
          otherModules += draft.module(module(cell, cell(row, Kind.MODULETITLE))) ? 1 : 0;
      case CODE,
          MESSAGE,
          MODULETITLE,
          TITLE,
          MEANING,
          CAUSE,
          ACTION,
          NOTE,
          DETAIL,
          RETRY,
          MENDER,
          IGNORE -> {}
    }
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
}
