package dev.errdict.db.exchange;

import dev.errdict.db.CatalogException;
import dev.errdict.db.CatalogModule;
import dev.errdict.db.CodeOrder;
import dev.errdict.db.Entry;
import dev.errdict.db.EntryRef;
import dev.errdict.db.Field;
import dev.errdict.db.Lang;
import dev.errdict.db.Mender;
import dev.errdict.db.Origin;
import dev.errdict.db.Phrase;
import dev.errdict.db.PhraseKind;
import dev.errdict.db.Retry;
import dev.errdict.db.Tagged;
import dev.errdict.db.Text;
import dev.errdict.db.Texts;
import dev.errdict.db.Variant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Makes entries of a table's rows; rows with the same code become one entry. */
final class RowEntries {
  private final Map<String, Draft> drafts = new LinkedHashMap<>();
  private final Map<String, CatalogModule> modules = new LinkedHashMap<>();
  private final List<ImportFile.Doubled> doubled = new ArrayList<>();

  private RowEntries() {}

  static ImportFile.Rows of(String catalog, Table table, TableMapping mapping)
      throws CatalogException {
    RowEntries entries = new RowEntries();
    for (TableRow row : table.rows()) {
      entries.add(row, mapping);
    }
    return new ImportFile.Rows(
        List.copyOf(entries.modules.values()),
        entries.drafts.values().stream()
            .map(draft -> draft.entry(catalog))
            .sorted(
                (one, other) ->
                    CodeOrder.sortKey(one.code()).compareTo(CodeOrder.sortKey(other.code())))
            .toList(),
        entries.doubled);
  }

  private static final class Draft {
    private final String code;
    private final Map<Field, Map<Lang, String>> texts = new LinkedHashMap<>();
    private final Set<Phrase> phrases = new LinkedHashSet<>();
    private final Map<String, Map<Lang, String>> variants = new LinkedHashMap<>();
    private Optional<String> module = Optional.empty();
    private Optional<String> titleOfSymbol = Optional.empty();
    private Retry retry = Retry.UNKNOWN;
    private Mender mender = Mender.UNKNOWN;

    Draft(String code) {
      this.code = code;
    }

    Entry entry(String catalog) {
      List<Text> all = new ArrayList<>();
      boolean titled = texts.containsKey(Field.TITLE) || !variants.isEmpty();
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
              .map(
                  variant ->
                      new Variant(Optional.of(variant.getKey()), meanings(variant.getValue())))
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

  private void add(TableRow row, TableMapping mapping) throws CatalogException {
    Map<TableTarget.Kind, String> single = new LinkedHashMap<>();
    mapping
        .targets()
        .forEach((column, target) -> single.put(target.kind(), row.cells().get(column)));
    String code = single.getOrDefault(TableTarget.Kind.CODE, "");
    if (code.isBlank()) {
      return;
    }
    if (!EntryRef.isCode(code)) {
      throw new CatalogException("format.not-a-code", row.line(), code);
    }
    Draft draft = drafts.computeIfAbsent(code, Draft::new);
    for (Map.Entry<Integer, TableTarget> column : mapping.targets().entrySet()) {
      String cell = row.cells().get(column.getKey());
      if (!cell.isBlank()) {
        set(draft, row, column.getValue(), cell, single);
      }
    }
  }

  private void set(
      Draft draft,
      TableRow row,
      TableTarget target,
      String cell,
      Map<TableTarget.Kind, String> single)
      throws CatalogException {
    switch (target.kind()) {
      case CODE, MODULETITLE -> {}
      case SYMBOL, WORDS -> {
        draft.phrases.add(new Phrase(PhraseKind.SYMBOL, Lang.EN, cell));
        if (draft.titleOfSymbol.isEmpty() || target.kind() == TableTarget.Kind.WORDS) {
          draft.titleOfSymbol = Optional.of(words(cell));
        }
      }
      case MESSAGE -> draft.variants.computeIfAbsent(cell, message -> new LinkedHashMap<>());
      case TITLE -> text(draft, row, Field.TITLE, target, cell);
      case MEANING -> meaning(draft, row, target, cell, single);
      case CAUSE -> text(draft, row, Field.CAUSE, target, cell);
      case ACTION -> text(draft, row, Field.ACTION, target, cell);
      case NOTE -> text(draft, row, Field.NOTE, target, cell);
      case PHRASE ->
          draft.phrases.add(
              new Phrase(PhraseKind.ASK, target.lang().orElseGet(() -> Lang.ofScript(cell)), cell));
      case MODULE ->
          draft.module =
              Optional.of(
                  first(
                      draft.module,
                      row,
                      "module",
                      draft,
                      module(cell, single.getOrDefault(TableTarget.Kind.MODULETITLE, ""))));
      case RETRY -> draft.retry = constant(Retry.class, row, cell);
      case MENDER -> draft.mender = constant(Mender.class, row, cell);
    }
  }

  /** In a row with a message it is that message's meaning. */
  private void meaning(
      Draft draft,
      TableRow row,
      TableTarget target,
      String cell,
      Map<TableTarget.Kind, String> single) {
    String message = single.getOrDefault(TableTarget.Kind.MESSAGE, "");
    if (message.isBlank()) {
      text(draft, row, Field.MEANING, target, cell);
      return;
    }
    Lang lang = target.lang().orElseGet(() -> Lang.ofScript(cell));
    Map<Lang, String> byLang =
        draft.variants.computeIfAbsent(message, key -> new LinkedHashMap<>());
    byLang.put(
        lang,
        first(Optional.ofNullable(byLang.get(lang)), row, "meaning." + lang.tag(), draft, cell));
  }

  private void text(Draft draft, TableRow row, Field field, TableTarget target, String cell) {
    Lang lang = target.lang().orElseGet(() -> Lang.ofScript(cell));
    Map<Lang, String> byLang = draft.texts.computeIfAbsent(field, key -> new LinkedHashMap<>());
    byLang.put(
        lang,
        first(
            Optional.ofNullable(byLang.get(lang)),
            row,
            field.tag() + "." + lang.tag(),
            draft,
            cell));
  }

  private String first(
      Optional<String> known, TableRow row, String path, Draft draft, String text) {
    if (known.isPresent() && !known.get().equals(text)) {
      doubled.add(new ImportFile.Doubled(row.line(), draft.code, path, text));
    }
    return known.orElse(text);
  }

  private String module(String name, String title) {
    String id =
        name.strip()
            .toLowerCase(Locale.ROOT)
            .replaceAll("[^\\p{L}\\p{N}]+", "-")
            .replaceAll("^-|-$", "");
    String shown = title.isBlank() ? name.strip() : title.strip();
    Lang lang = Lang.ofScript(shown);
    modules.putIfAbsent(
        id,
        new CatalogModule(id, new Texts(List.of(new Text(Field.TITLE, lang, Origin.OWN, shown)))));
    return id;
  }

  private <E extends Enum<E> & Tagged> E constant(Class<E> type, TableRow row, String cell)
      throws CatalogException {
    Optional<E> constant = Tagged.find(type, cell);
    if (constant.isEmpty()) {
      throw new CatalogException("format.not-one-of", row.line(), cell, tags(type));
    }
    return constant.get();
  }

  private static <E extends Enum<E> & Tagged> String tags(Class<E> type) {
    List<String> tags = new ArrayList<>();
    for (E constant : type.getEnumConstants()) {
      tags.add(constant.tag());
    }
    return String.join(", ", tags);
  }

  private static String words(String symbol) {
    return symbol.replace('_', ' ').strip().toLowerCase(Locale.ROOT);
  }
}
