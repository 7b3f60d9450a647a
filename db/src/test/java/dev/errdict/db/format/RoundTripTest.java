package dev.errdict.db.format;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.errdict.db.catalog.Catalog;
import dev.errdict.db.catalog.CatalogDocument;
import dev.errdict.db.catalog.CatalogModule;
import dev.errdict.db.catalog.CatalogSettings;
import dev.errdict.db.catalog.Entry;
import dev.errdict.db.catalog.EntryRef;
import dev.errdict.db.catalog.Field;
import dev.errdict.db.catalog.Limit;
import dev.errdict.db.catalog.Link;
import dev.errdict.db.catalog.LintLevel;
import dev.errdict.db.catalog.Mender;
import dev.errdict.db.catalog.Origin;
import dev.errdict.db.catalog.Phrase;
import dev.errdict.db.catalog.PhraseKind;
import dev.errdict.db.catalog.Relation;
import dev.errdict.db.catalog.RelationKind;
import dev.errdict.db.catalog.Retry;
import dev.errdict.db.catalog.Text;
import dev.errdict.db.catalog.Texts;
import dev.errdict.db.catalog.Variant;
import dev.errdict.db.words.Lang;
import java.io.IOException;
import java.io.StringReader;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class RoundTripTest {
  /** What YAML could take for something else than text, or lose. */
  private static final List<String> TRAPS =
      List.of(
          "null",
          "~",
          "true",
          "no",
          "0x10",
          "007",
          "1e3",
          "4303",
          "2027-01-12",
          ": ",
          " #",
          "- ",
          "? ",
          "'",
          "\"",
          "\\",
          "\n",
          "\n\n",
          "\t",
          "[",
          "]",
          "{",
          "}",
          "&a",
          "*a",
          "!",
          "|",
          ">",
          "%",
          "@",
          "`",
          ",",
          "=",
          "<<",
          "---",
          "...",
          "\u0085",
          "\u2028",
          "\u00a0",
          "\ufeff",
          "\u0001",
          "\u007f",
          "对话",
          "，",
          "「",
          "」",
          "𠮷",
          "🙂",
          " ",
          "  ",
          "a",
          "Z");

  @Property(tries = 300)
  void an_entry_reads_back_as_it_was_written(@ForAll("entries") Entry entry) throws Exception {
    assertEquals(entry, EntryReader.read("demo", EntryWriter.write(entry)));
  }

  @Property(tries = 100)
  void a_catalog_reads_back_as_it_was_written(@ForAll("documents") CatalogDocument document)
      throws Exception {
    assertEquals(document, CatalogReader.read(new StringReader(written(document))));
  }

  @Property(tries = 100)
  void writing_what_was_read_gives_the_same_bytes(@ForAll("documents") CatalogDocument document)
      throws Exception {
    String once = written(document);

    assertEquals(once, written(CatalogReader.read(new StringReader(once))));
  }

  private static String written(CatalogDocument document) throws IOException {
    StringBuilder out = new StringBuilder();
    CatalogWriter.write(document, out);
    return out.toString();
  }

  @Provide
  Arbitrary<CatalogDocument> documents() {
    Arbitrary<CatalogModule> module =
        Combinators.combine(code(), texts(List.of(Field.TITLE))).as(CatalogModule::new);
    Arbitrary<Catalog> catalog =
        Combinators.combine(
                word().optional(),
                Arbitraries.longs().between(0, 30_000).map(LocalDate::ofEpochDay).optional(),
                Arbitraries.of(true, false),
                settings(),
                texts(List.of(Field.TITLE, Field.NOTICE)),
                module.list().ofMaxSize(3))
            .as(
                (source, until, retired, settings, texts, modules) ->
                    new Catalog("demo", source, until, retired, settings, texts, modules));
    return Combinators.combine(catalog, entries().list().ofMaxSize(4).uniqueElements(Entry::code))
        .as(CatalogDocument::new);
  }

  private Arbitrary<CatalogSettings> settings() {
    Arbitrary<List<Long>> servers = Arbitraries.longs().greaterOrEqual(1).list().ofMaxSize(3);
    return Combinators.combine(
            code().list().ofMaxSize(2).uniqueElements(),
            Arbitraries.integers(),
            Arbitraries.of(true, false),
            Arbitraries.of(LintLevel.values()),
            word().optional(),
            servers.map(TreeSet::new),
            word().optional(),
            word().list().ofMaxSize(3).uniqueElements())
        .as(CatalogSettings::new);
  }

  @Provide
  Arbitrary<Entry> entries() {
    Arbitrary<Entry> plain =
        Combinators.combine(
                code(),
                code().optional(),
                Arbitraries.of(true, false),
                Arbitraries.of(Retry.class),
                Arbitraries.of(Mender.class),
                Arbitraries.of(true, false),
                texts(List.of(Field.TITLE, Field.MEANING, Field.CAUSE, Field.ACTION, Field.NOTE)))
            .as(
                (code, module, retired, retry, mender, advice, texts) ->
                    new Entry(
                        new EntryRef("demo", code),
                        module,
                        retired,
                        retry,
                        mender,
                        advice,
                        texts,
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of()));
    return Combinators.combine(
            plain,
            variants().list().ofMaxSize(3),
            limits().list().ofMaxSize(2),
            relations().list().ofMaxSize(4).uniqueElements(Relation::code),
            links().list().ofMaxSize(2),
            phrases().list().ofMaxSize(8).uniqueElements())
        .as(
            (entry, variants, limits, relations, links, phrases) ->
                new Entry(
                    entry.ref(),
                    entry.module(),
                    entry.retired(),
                    entry.retry(),
                    entry.mender(),
                    entry.vendorAdvice(),
                    entry.texts(),
                    variants,
                    limits,
                    relations,
                    links,
                    phrases));
  }

  private Arbitrary<Variant> variants() {
    // Neither a message nor a meaning would be no variant.
    return Combinators.combine(
            word(),
            Arbitraries.maps(Arbitraries.of(Lang.class), word()).ofMaxSize(2),
            texts(List.of(Field.MEANING)),
            Arbitraries.of(true, false))
        .as(
            (message, messages, texts, without) ->
                new Variant(
                    without && !(texts.all().isEmpty() && messages.isEmpty())
                        ? Optional.empty()
                        : Optional.of(message),
                    messages,
                    texts));
  }

  private Arbitrary<Limit> limits() {
    Arbitrary<BigDecimal> amount =
        Arbitraries.bigDecimals().between(BigDecimal.ZERO, new BigDecimal("1E9")).ofScale(3);
    Arbitrary<String> maybe = Arbitraries.oneOf(Arbitraries.just(""), word());
    return Combinators.combine(word(), word(), amount.map(BigDecimal::toString), maybe, maybe)
        .as(Limit::new);
  }

  private Arbitrary<Relation> relations() {
    return Combinators.combine(Arbitraries.of(RelationKind.class), code()).as(Relation::new);
  }

  private Arbitrary<Link> links() {
    return Combinators.combine(word(), word())
        .as((label, rest) -> new Link(label, "https://" + rest));
  }

  /** In the languages that the format gives to each kind. */
  private Arbitrary<Phrase> phrases() {
    return Combinators.combine(Arbitraries.of(PhraseKind.class), Arbitraries.of(Lang.class), word())
        .as(
            (kind, lang, content) ->
                switch (kind) {
                  case ASK -> new Phrase(kind, lang, content);
                  case SYMBOL -> new Phrase(kind, Lang.EN, content);
                  case MESSAGE, MISSPELLING -> new Phrase(kind, Lang.ofScript(content), content);
                });
  }

  private Arbitrary<Texts> texts(List<Field> fields) {
    Arbitrary<Text> text =
        Combinators.combine(
                Arbitraries.of(fields),
                Arbitraries.of(Lang.class),
                Arbitraries.of(Origin.class),
                word())
            .as(Text::new);
    return text.list()
        .ofMaxSize(6)
        .uniqueElements(one -> List.of(one.field(), one.lang(), one.origin()))
        .map(Texts::new);
  }

  private Arbitrary<String> code() {
    return Arbitraries.of("0", "1", "100", "4303", "42P01", "0x80070005", "card_declined", "-1")
        .flatMap(known -> Arbitraries.oneOf(Arbitraries.just(known), word()))
        .filter(EntryRef::isCode);
  }

  /** Never blank, no blanks around it: that is what the reader makes of any text. */
  private Arbitrary<String> word() {
    return Arbitraries.of(TRAPS)
        .list()
        .ofMinSize(1)
        .ofMaxSize(8)
        .map(pieces -> String.join("", pieces).strip())
        .map(text -> text.isBlank() ? "x" : text);
  }
}
