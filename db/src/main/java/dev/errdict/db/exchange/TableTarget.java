package dev.errdict.db.exchange;

import dev.errdict.db.CatalogException;
import dev.errdict.db.Lang;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a column of a table is in an entry: {@code code}, {@code title.en}, {@code phrase}.
 *
 * @param lang of a text; empty when each cell's script tells
 */
record TableTarget(Kind kind, Optional<Lang> lang) {
  /** How people head such columns, in lower case and without spaces. */
  private static final Map<Kind, Set<String>> NAMES =
      Map.of(
          Kind.CODE,
          Set.of(
              "errorcode",
              "number",
              "errno",
              "errornumber",
              "sqlstate",
              "status",
              "value",
              "hresult",
              "错误码",
              "编号",
              "代码"),
          Kind.SYMBOL,
          Set.of("name", "constant", "macro", "identifier", "errorname", "const", "常量", "符号"),
          Kind.WORDS,
          Set.of("condition", "conditionname"),
          Kind.MESSAGE,
          Set.of("errormessage", "msg", "消息", "错误信息", "提示"),
          Kind.TITLE,
          Set.of("text", "summary", "标题", "名称"),
          Kind.MEANING,
          Set.of("description", "explanation", "含义", "说明", "描述"),
          Kind.CAUSE,
          Set.of("reason", "原因"),
          Kind.ACTION,
          Set.of("remedy", "solution", "resolution", "fix", "处理", "解决方法", "解决方案"),
          Kind.NOTE,
          Set.of("notes", "remark", "备注"),
          Kind.MODULE,
          Set.of("section", "category", "class", "group", "模块", "分类"));

  enum Kind {
    CODE,
    SYMBOL,
    /** Words joined by underscores: a symbol that also makes a title. */
    WORDS,
    MESSAGE,
    TITLE,
    MEANING,
    CAUSE,
    ACTION,
    NOTE,
    /** A way in which people ask. */
    PHRASE,
    MODULE,
    MODULETITLE,
    RETRY,
    MENDER;

    boolean isText() {
      return switch (this) {
        case TITLE, MEANING, CAUSE, ACTION, NOTE, PHRASE -> true;
        case CODE, SYMBOL, WORDS, MESSAGE, MODULE, MODULETITLE, RETRY, MENDER -> false;
      };
    }

    String tag() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * @param name as in {@code --map}: a field, with {@code .zh} or {@code .en} for a text
   */
  static TableTarget of(String name) throws CatalogException {
    String[] parts = name.strip().toLowerCase(Locale.ROOT).split("\\.", 2);
    for (Kind kind : Kind.values()) {
      if (kind.tag().equals(parts[0])) {
        Optional<Lang> lang = parts.length > 1 ? Lang.of(parts[1]) : Optional.empty();
        if (parts.length == 1 || (lang.isPresent() && kind.isText())) {
          return new TableTarget(kind, lang);
        }
      }
    }
    throw new CatalogException("import.unknown-target", name, known());
  }

  private static String known() {
    return Arrays.stream(Kind.values())
        .map(kind -> kind.isText() ? kind.tag() + "[.zh|.en]" : kind.tag())
        .collect(Collectors.joining(", "));
  }

  /** What a column's own name says, such as {@code Description} or {@code 错误码}. */
  static Optional<TableTarget> guess(String column) {
    String[] parts = column.strip().toLowerCase(Locale.ROOT).split("[.(（]", 2);
    String name = parts[0].replaceAll("[\\s_-]+", "");
    Optional<Lang> lang =
        parts.length > 1 ? Lang.of(parts[1].replaceAll("[)）]", "")) : Optional.empty();
    for (Kind kind : Kind.values()) {
      if (kind.tag().equals(name) || NAMES.getOrDefault(kind, Set.of()).contains(name)) {
        return Optional.of(new TableTarget(kind, kind.isText() ? lang : Optional.empty()));
      }
    }
    return Optional.empty();
  }
}
