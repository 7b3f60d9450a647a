package dev.errdict.db.diff;

import dev.errdict.db.catalog.CatalogException;
import dev.errdict.db.catalog.Entry;
import dev.errdict.db.catalog.Field;
import dev.errdict.db.catalog.Mender;
import dev.errdict.db.catalog.Origin;
import dev.errdict.db.catalog.Phrase;
import dev.errdict.db.catalog.PhraseKind;
import dev.errdict.db.catalog.Problem;
import dev.errdict.db.catalog.RelationKind;
import dev.errdict.db.catalog.Retry;
import dev.errdict.db.words.Lang;
import dev.errdict.db.words.Tagged;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One field of an entry and its new value.
 *
 * @param path as {@link FieldPath} has it; {@code message} means {@code message[1]}, {@code symbol}
 *     for the phrases of that kind
 * @param value empty to take the field away
 */
public record EntryAssignment(String path, String value) {
  private static final Pattern TEXT =
      Pattern.compile(
          "(title|meaning|cause|action|note)(?:\\[([1-9]\\d?)])?(?:\\.(zh|en))?"
              + "(?:\\.(own|repaired|upstream))?");
  private static final Pattern MESSAGE =
      Pattern.compile("message(?:\\[([1-9]\\d?)])?(?:\\.(zh|en))?");
  private static final Pattern RELATED = Pattern.compile("related\\[(.+)]");
  private static final Pattern LINK = Pattern.compile("links\\[(https?://.+)]");

  private static final String SYMBOL = "symbol";

  public EntryAssignment {
    path = path.strip();
    value = value.strip();
  }

  /**
   * The entry with all the assignments made: messages first, since a meaning may belong to one.
   *
   * @throws CatalogException when there is no such field or it cannot hold the value
   */
  public static Entry apply(Entry entry, List<EntryAssignment> assignments)
      throws CatalogException {
    Entry changed = entry;
    for (boolean messages : new boolean[] {true, false}) {
      for (EntryAssignment assignment : assignments) {
        if (MESSAGE.matcher(assignment.path).matches() == messages) {
          changed = assignment.apply(changed);
        }
      }
    }
    return changed;
  }

  private Entry apply(Entry entry) throws CatalogException {
    if (path.equals(SYMBOL)) {
      return entry.withPhrases(withSymbol(entry.phrases()));
    }
    Map<FieldKey, String> fields = EntryFields.of(entry);
    FieldKey key = key(entry);
    if (value.isEmpty()) {
      fields.remove(key);
      takeAwayEmptyVariant(fields, key);
    } else {
      String checked = checked(key);
      if (checked.isEmpty()) {
        fields.remove(key);
      } else {
        fields.put(key, checked);
      }
    }
    return EntryFields.entry(entry.ref(), fields);
  }

  /** As an import does, a symbol is kept as a phrase; a value takes the place of all symbols. */
  private List<Phrase> withSymbol(List<Phrase> phrases) {
    List<Phrase> changed = new ArrayList<>(phrases);
    changed.removeIf(phrase -> phrase.kind() == PhraseKind.SYMBOL);
    if (!value.isEmpty()) {
      changed.add(new Phrase(PhraseKind.SYMBOL, Lang.EN, value));
    }
    return changed;
  }

  private FieldKey key(Entry entry) throws CatalogException {
    Matcher text = TEXT.matcher(path);
    if (text.matches()) {
      return text(entry, text);
    }
    Matcher message = MESSAGE.matcher(path);
    if (message.matches()) {
      int variant = variant(entry, message.group(1)).orElse(1);
      return message.group(2) == null
          ? new FieldKey.Message(variant)
          : new FieldKey.MessageIn(
              variant, message.group(2).equals(Lang.ZH.tag()) ? Lang.ZH : Lang.EN);
    }
    Matcher related = RELATED.matcher(path);
    if (related.matches()) {
      return new FieldKey.RelationKey(related.group(1).strip(), 1);
    }
    Matcher link = LINK.matcher(path);
    if (link.matches()) {
      return new FieldKey.LinkKey(link.group(1).strip(), 1);
    }
    return switch (path) {
      case "module", "retired", "retry", "mender", "vendor-advice" -> new FieldKey.Setting(path);
      default -> throw new CatalogException(Problem.FIELD_UNKNOWN, path);
    };
  }

  private FieldKey text(Entry entry, Matcher text) throws CatalogException {
    Field field = Tagged.of(Field.class, text.group(1));
    if (text.group(3) == null) {
      throw new CatalogException(Problem.FIELD_WHICH_LANGUAGE, path);
    }
    Lang lang = text.group(3).equals(Lang.ZH.tag()) ? Lang.ZH : Lang.EN;
    Origin origin = text.group(4) == null ? Origin.OWN : Tagged.of(Origin.class, text.group(4));
    int variant = variant(entry, text.group(2)).orElse(0);
    if (field != Field.MEANING && variant > 0) {
      throw new CatalogException(Problem.FIELD_UNKNOWN, path);
    }
    boolean onlyOfItsVariant =
        field == Field.MEANING
            && variant == 0
            && entry.variants().size() == 1
            && entry.texts().bestInAnyLanguage(Field.MEANING, lang).isEmpty();
    return new FieldKey.TextKey(onlyOfItsVariant ? 1 : variant, field, lang, origin);
  }

  /** A number may name an existing variant, or the next one. */
  private Optional<Integer> variant(Entry entry, @Nullable String number) throws CatalogException {
    if (number == null) {
      return Optional.empty();
    }
    int variant = Integer.parseInt(number);
    if (variant > entry.variants().size() + 1) {
      throw new CatalogException(Problem.FIELD_NO_VARIANT, path, entry.variants().size());
    }
    return Optional.of(variant);
  }

  private String checked(FieldKey key) throws CatalogException {
    return switch (key) {
      case FieldKey.RelationKey _ -> constant(RelationKind.class);
      case FieldKey.Setting setting ->
          switch (setting.name()) {
            case "retry" -> constant(Retry.class).replace(Retry.UNKNOWN.tag(), "");
            case "mender" -> constant(Mender.class).replace(Mender.UNKNOWN.tag(), "");
            case "retired", "vendor-advice" -> flag();
            default -> value;
          };
      case FieldKey.TextKey _,
          FieldKey.Message _,
          FieldKey.MessageIn _,
          FieldKey.LinkKey _,
          FieldKey.LimitKey _,
          FieldKey.PhraseKey _ ->
          value;
    };
  }

  private String flag() throws CatalogException {
    return switch (value.toLowerCase(Locale.ROOT)) {
      case "true" -> "true";
      case "false" -> "";
      default -> throw new CatalogException(Problem.FIELD_NOT_ONE_OF, path, value, "true, false");
    };
  }

  private <E extends Enum<E> & Tagged> String constant(Class<E> type) throws CatalogException {
    if (Tagged.find(type, value).isEmpty()) {
      throw new CatalogException(
          Problem.FIELD_NOT_ONE_OF,
          path,
          value,
          Arrays.stream(type.getEnumConstants())
              .map(Tagged::tag)
              .collect(Collectors.joining(", ")));
    }
    return value;
  }

  /** A variant stays while it has a message or a meaning. */
  private static void takeAwayEmptyVariant(Map<FieldKey, String> fields, FieldKey gone) {
    FieldKey message = new FieldKey.Message(gone.variant());
    boolean isLeft =
        fields.keySet().stream()
            .anyMatch(
                key -> key.ofVariant() && key.variant() == gone.variant() && !key.equals(message));
    if (isLeft && gone.equals(message)) {
      fields.put(message, "");
    } else if (!isLeft && fields.getOrDefault(message, "").isEmpty()) {
      fields.remove(message);
    }
  }
}
