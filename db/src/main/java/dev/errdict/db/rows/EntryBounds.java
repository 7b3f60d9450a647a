package dev.errdict.db.rows;

import dev.errdict.db.catalog.Catalog;
import dev.errdict.db.catalog.CatalogException;
import dev.errdict.db.catalog.CatalogModule;
import dev.errdict.db.catalog.CatalogSettings;
import dev.errdict.db.catalog.Entry;
import dev.errdict.db.catalog.EntryRef;
import dev.errdict.db.catalog.Limit;
import dev.errdict.db.catalog.Link;
import dev.errdict.db.catalog.Phrase;
import dev.errdict.db.catalog.Problem;
import dev.errdict.db.catalog.Text;
import dev.errdict.db.catalog.Texts;
import dev.errdict.db.catalog.Variant;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Checks the columns' widths and unique keys first, for a readable message. */
final class EntryBounds {
  private static final int MESSAGE = 4000;
  private static final int PHRASE = 1000;

  /** In UTF-8, of a phrase or an address: PostgreSQL's indexes have no room for more. */
  private static final int INDEXED_BYTES = 2600;

  private static final int LABEL = 200;
  private static final int UNIT = 32;

  /** Of a text or a glossary; as much as a cell of a file that is imported. */
  private static final int TEXT = 100_000;

  /** The digits of an amount before and behind the point. */
  private static final int WHOLE_DIGITS = 16;

  private static final int DECIMALS = 4;
  private static final Pattern WEB_ADDRESS = Pattern.compile("https?://[^\\s/]\\S*");

  private EntryBounds() {}

  static void check(Entry entry) throws CatalogException {
    String code = entry.code();
    if (!EntryRef.isCode(code)) {
      throw new CatalogException(Problem.EDIT_BAD_CODE, code);
    }
    isText(code, entry.texts());
    for (Variant variant : entry.variants()) {
      isText(code, variant.texts());
      for (String message : variant.allMessages()) {
        fits(code, "message", message, MESSAGE);
      }
    }
    Set<Phrase> phrases = new HashSet<>();
    for (Phrase phrase : entry.phrases()) {
      fits(code, "phrases", phrase.content(), PHRASE);
      isIndexable(code, "phrases", phrase.content());
      unique(code, phrases.add(phrase), phrase.content());
    }
    Set<String> urls = new HashSet<>();
    for (Link link : entry.links()) {
      fits(code, "label", link.label(), LABEL);
      fits(code, "url", link.url(), PHRASE);
      isIndexable(code, "url", link.url());
      unique(code, urls.add(link.url()), link.url());
    }
    for (Limit limit : entry.limits()) {
      fits(code, "what", limit.whatZh(), LABEL);
      fits(code, "what", limit.whatEn(), LABEL);
      fits(code, "unit", limit.unit(), UNIT);
      fits(code, "per", limit.period(), UNIT);
      isStorable(code, limit.amount());
    }
  }

  /** As {@link #check(Entry)}, for a catalog without its entries. */
  static void check(Catalog catalog) throws CatalogException {
    isText(catalog.id(), catalog.texts());
    for (CatalogModule module : catalog.modules()) {
      isText(catalog.id(), module.texts());
      fits(catalog.id(), "module", module.id(), CatalogModule.MAX_ID);
    }
    CatalogSettings settings = catalog.settings();
    if (Math.abs((long) settings.priority()) > CatalogSettings.MAX_PRIORITY) {
      throw new CatalogException(
          Problem.EDIT_BAD_PRIORITY,
          catalog.id(),
          settings.priority(),
          CatalogSettings.MAX_PRIORITY);
    }
    for (String prefix : settings.prefixes()) {
      if (!CatalogSettings.isPrefix(prefix)) {
        throw new CatalogException(Problem.EDIT_BAD_PREFIX, catalog.id(), prefix);
      }
    }
    Optional<String> site = settings.site();
    if (site.isPresent()) {
      if (!WEB_ADDRESS.matcher(site.get()).matches()) {
        throw new CatalogException(Problem.EDIT_BAD_SITE, catalog.id(), site.get());
      }
      fits(catalog.id(), "site", site.get(), PHRASE);
    }
    if (settings.offTopic().size() > CatalogSettings.MOST_OFF_TOPIC) {
      throw new CatalogException(
          Problem.EDIT_TOO_MANY_OFF_TOPIC, catalog.id(), CatalogSettings.MOST_OFF_TOPIC);
    }
    Set<String> offTopic = new HashSet<>();
    for (String question : settings.offTopic()) {
      fits(catalog.id(), "off-topic", question, CatalogSettings.OFF_TOPIC_LENGTH);
      unique(catalog.id(), offTopic.add(question) && !question.isBlank(), question);
    }
    fits(catalog.id(), "glossary", settings.glossary().orElse(""), TEXT);
    fits(catalog.id(), "source", catalog.source().orElse(""), PHRASE);
  }

  private static void isText(String code, Texts texts) throws CatalogException {
    for (Text text : texts.all()) {
      fits(code, text.field().tag(), text.content(), TEXT);
      unique(
          code,
          texts.all().stream().filter(text::replaces).count() == 1,
          text.field().tag() + "." + text.lang().tag());
    }
  }

  /**
   * Refuses U+0000 and unpaired surrogates, which PostgreSQL cannot store.
   *
   * @param code named in the message
   */
  static void isText(String code, String field, String text) throws CatalogException {
    boolean broken =
        text.codePoints()
            .anyMatch(
                character ->
                    character == 0
                        || (character >= Character.MIN_SURROGATE
                            && character <= Character.MAX_SURROGATE));
    if (broken) {
      throw new CatalogException(Problem.EDIT_NO_TEXT, code, field);
    }
  }

  private static void fits(String code, String field, String text, int most)
      throws CatalogException {
    isText(code, field, text);
    if (text.length() > most) {
      throw new CatalogException(Problem.EDIT_TOO_LONG, code, field, text.length(), most);
    }
  }

  private static void isIndexable(String code, String field, String text) throws CatalogException {
    if (text.getBytes(StandardCharsets.UTF_8).length > INDEXED_BYTES) {
      // No UTF-16 unit takes more than three bytes, so the text is longer than this.
      throw new CatalogException(
          Problem.EDIT_TOO_LONG, code, field, text.length(), INDEXED_BYTES / 3);
    }
  }

  private static void isStorable(String code, String amount) throws CatalogException {
    BigDecimal number = new BigDecimal(amount);
    if (number.scale() > DECIMALS || number.precision() - number.scale() > WHOLE_DIGITS) {
      throw new CatalogException(Problem.EDIT_BAD_AMOUNT, code, amount, WHOLE_DIGITS, DECIMALS);
    }
  }

  private static void unique(String code, boolean isNew, String text) throws CatalogException {
    if (!isNew) {
      throw new CatalogException(Problem.EDIT_TWICE, code, text);
    }
  }
}
