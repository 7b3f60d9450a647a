package dev.errdict.db.diff;

import dev.errdict.db.catalog.Field;
import dev.errdict.db.catalog.Origin;
import dev.errdict.db.words.Lang;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a field of an entry or of a catalog is called, as the command line and files spell it:
 * {@code title.zh}, {@code meaning[2].en}, {@code title.zh.upstream} (an origin other than own),
 * {@code related[4307]}. The items of a list may share one path.
 *
 * @param name as spelt
 * @param variant the number of the variant that the field belongs to, from 1; 0 for any other field
 */
public record FieldPath(String name, int variant) {
  /** The whole entry: one side removed what the other changed. */
  public static final FieldPath ENTRY = new FieldPath("entry", 0);

  /** All variants at once: their order or number changed. */
  public static final FieldPath VARIANTS = new FieldPath("variants", 0);

  private static final Pattern OF_VARIANT = Pattern.compile("(?:message|meaning)\\[(\\d{1,9})].*");

  /** The path with this name. Any name is accepted; whether such a field exists is not checked. */
  public static FieldPath of(String name) {
    Matcher variant = OF_VARIANT.matcher(name);
    return new FieldPath(name, variant.matches() ? Integer.parseInt(variant.group(1)) : 0);
  }

  /** A text without its language: {@code title}, {@code meaning[2]}. */
  public static FieldPath text(Field field, int variant) {
    return new FieldPath(field.tag() + number(variant), variant);
  }

  /** A text in one language, of origin own. */
  public static FieldPath text(Field field, int variant, Lang lang) {
    return text(field, variant, lang, Origin.OWN);
  }

  static FieldPath text(Field field, int variant, Lang lang, Origin origin) {
    String of = origin == Origin.OWN ? "" : "." + origin.tag();
    return new FieldPath(field.tag() + number(variant) + "." + lang.tag() + of, variant);
  }

  static FieldPath message(int variant) {
    return new FieldPath("message" + number(variant), variant);
  }

  static FieldPath message(int variant, Lang lang) {
    return new FieldPath("message" + number(variant) + "." + lang.tag(), variant);
  }

  /**
   * An item of a list.
   *
   * @param nth which of the items with this name, from 1
   */
  static FieldPath item(String list, String item, int nth) {
    return new FieldPath(list + "[" + item + (nth == 1 ? "" : " #" + nth) + "]", 0);
  }

  static FieldPath plain(String name) {
    return new FieldPath(name, 0);
  }

  public boolean ofVariant() {
    return variant > 0;
  }

  private static String number(int variant) {
    return variant == 0 ? "" : "[" + variant + "]";
  }

  /** The name. */
  @Override
  public String toString() {
    return name;
  }
}
