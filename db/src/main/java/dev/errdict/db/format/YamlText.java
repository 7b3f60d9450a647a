package dev.errdict.db.format;

import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.api.Dump;
import org.snakeyaml.engine.v2.api.DumpSettings;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.nodes.Tag;
import org.snakeyaml.engine.v2.representer.StandardRepresenter;

/** The one style in which catalog files are written. */
final class YamlText {
  /** Line breaks and invisible characters, which a plain scalar would lose or interpret. */
  private static final Pattern UNSAFE = Pattern.compile("[\\p{Cc}\\u2028\\u2029\\ufeff]");

  /** Lines that a literal block keeps as they are. */
  private static final Pattern LINES =
      Pattern.compile(
          "[^\\p{Cc}\\p{Zs}\\u2028\\u2029\\ufeff][\\n[^\\p{Cc}\\u2028\\u2029\\ufeff]]*");

  /** Shared by threads: its anchor generator counts, but aliases are written out, not anchored. */
  private static final DumpSettings SETTINGS =
      DumpSettings.builder()
          .setDefaultFlowStyle(FlowStyle.BLOCK)
          .setIndent(2)
          .setIndicatorIndent(2)
          .setIndentWithIndicator(true)
          .setSplitLines(false)
          .setWidth(Integer.MAX_VALUE)
          .setDereferenceAliases(true)
          .build();

  private YamlText() {}

  static String of(Object tree) {
    return new Dump(SETTINGS, new Strings()).dumpToString(tree);
  }

  private static ScalarStyle style(String text) {
    if (text.equals("~")) {
      return ScalarStyle.SINGLE_QUOTED; // plain, it would be null
    }
    if (!UNSAFE.matcher(text).find()) {
      return ScalarStyle.PLAIN;
    }
    return LINES.matcher(text).matches() ? ScalarStyle.LITERAL : ScalarStyle.DOUBLE_QUOTED;
  }

  /** Picks the style by what reads back as the same text. */
  private static final class Strings extends StandardRepresenter {
    Strings() {
      super(SETTINGS);
      representers.put(
          String.class, text -> representScalar(Tag.STR, (String) text, style((String) text)));
    }
  }
}
