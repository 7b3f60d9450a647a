package dev.errdict.db.diff;

import dev.errdict.db.catalog.Entry;
import dev.errdict.db.catalog.EntryRef;
import dev.errdict.db.catalog.Field;
import dev.errdict.db.catalog.Limit;
import dev.errdict.db.catalog.Link;
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
import java.util.List;
import java.util.function.Function;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Random versions of one entry, from few words, so that versions often share some. */
final class Entries {
  private static final EntryRef REF = new EntryRef("demo", "42");

  private Entries() {}

  static Arbitrary<Entry> versions() {
    return Combinators.combine(
            Arbitraries.of("net", "disk").optional(),
            settings(),
            texts(Field.TITLE, Field.MEANING, Field.CAUSE),
            variants(),
            limits(),
            relations(),
            links(),
            phrases())
        .as(
            (module, settings, texts, variants, limits, relations, links, phrases) ->
                new Entry(
                    REF,
                    module,
                    settings.retired(),
                    settings.retry(),
                    settings.mender(),
                    settings.vendorAdvice(),
                    texts,
                    variants,
                    limits,
                    relations,
                    links,
                    phrases));
  }

  private record Settings(boolean retired, Retry retry, Mender mender, boolean vendorAdvice) {}

  private static Arbitrary<Settings> settings() {
    return Combinators.combine(
            Arbitraries.of(true, false),
            Arbitraries.of(Retry.class),
            Arbitraries.of(Mender.class),
            Arbitraries.of(true, false))
        .as(Settings::new);
  }

  private static Arbitrary<Texts> texts(Field... fields) {
    return uniqueBy(
            Combinators.combine(
                    Arbitraries.of(fields),
                    Arbitraries.of(Lang.class),
                    Arbitraries.of(Origin.class),
                    Arbitraries.of("a", "b", "c"))
                .as(Text::new),
            text -> List.of(text.field(), text.lang(), text.origin()))
        .map(Texts::new);
  }

  private static Arbitrary<List<Variant>> variants() {
    return Combinators.combine(
            Arbitraries.of("No", "Yes", "Maybe").optional(), texts(Field.MEANING))
        .as(Variant::new)
        .list()
        .ofMaxSize(3);
  }

  private static Arbitrary<List<Limit>> limits() {
    return uniqueBy(
        Combinators.combine(Arbitraries.of("mails", "calls"), Arbitraries.of("1", "100", "2.50"))
            .as((what, amount) -> new Limit(what, what, amount, "", "1 min")),
        Limit::whatEn);
  }

  private static Arbitrary<List<Relation>> relations() {
    return uniqueBy(
        Combinators.combine(Arbitraries.of(RelationKind.class), Arbitraries.of("1", "2", "3"))
            .as(Relation::new),
        Relation::code);
  }

  private static Arbitrary<List<Link>> links() {
    return uniqueBy(
        Combinators.combine(
                Arbitraries.of("docs", "blog"), Arbitraries.of("https://a.test", "https://b.test"))
            .as(Link::new),
        Link::url);
  }

  private static Arbitrary<List<Phrase>> phrases() {
    return uniqueBy(
        Combinators.combine(
                Arbitraries.of(PhraseKind.class),
                Arbitraries.of(Lang.class),
                Arbitraries.of("p", "q", "r"))
            .as(Phrase::new),
        phrase -> phrase);
  }

  private static <T> Arbitrary<List<T>> uniqueBy(Arbitrary<T> one, Function<T, Object> key) {
    return one.list().uniqueElements(key).ofMaxSize(4);
  }
}
