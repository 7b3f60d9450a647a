package dev.errdict.search.bench;

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
import dev.errdict.search.index.EntrySource;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Consumer;

/**
 * A catalog of any size. The same vocabulary, size and seed give the same entries: title, meaning
 * and a phrase in each language, and a message that is a sentence or a symbol.
 */
final class MadeUpCatalog implements EntrySource {
  private static final String NAME = "made-up";

  private final Vocabulary vocabulary;
  private final int size;
  private final long seed;

  MadeUpCatalog(Vocabulary vocabulary, int size, long seed) {
    this.vocabulary = vocabulary;
    this.size = size;
    this.seed = seed;
  }

  @Override
  public long revision() {
    return seed;
  }

  @Override
  public void forEach(Consumer<Entry> consumer) {
    for (int number = 0; number < size; number++) {
      consumer.accept(entry(number));
    }
  }

  @Override
  public List<EntryRef> changedAfter(long revision) {
    return List.of();
  }

  @Override
  public Optional<Entry> find(EntryRef ref) {
    return Optional.of(entry(Integer.parseInt(ref.code().substring(1))));
  }

  private Entry entry(int number) {
    SplittableRandom random = new SplittableRandom(seed * 0x9E3779B97F4A7C15L + number);
    String message =
        random.nextInt(3) == 0
            ? vocabulary.english(random, 2 + random.nextInt(3), "_").toUpperCase(Locale.ROOT)
            : vocabulary.english(random, 4 + random.nextInt(6), " ");
    return new Entry(
        new EntryRef(NAME, "E" + number),
        Optional.empty(),
        false,
        Retry.UNKNOWN,
        Mender.UNKNOWN,
        false,
        new Texts(
            List.of(
                own(Field.TITLE, Lang.ZH, vocabulary.chinese(random, 2 + random.nextInt(3))),
                own(Field.TITLE, Lang.EN, vocabulary.english(random, 3 + random.nextInt(4), " ")))),
        List.of(
            new Variant(
                Optional.of(message),
                new Texts(
                    List.of(
                        own(
                            Field.MEANING,
                            Lang.ZH,
                            vocabulary.chinese(random, 6 + random.nextInt(10))),
                        own(
                            Field.MEANING,
                            Lang.EN,
                            vocabulary.english(random, 10 + random.nextInt(15), " ")))))),
        List.of(),
        List.of(),
        List.of(),
        List.of(
            new Phrase(PhraseKind.ASK, Lang.ZH, vocabulary.chinese(random, 3 + random.nextInt(4))),
            new Phrase(
                PhraseKind.ASK, Lang.EN, vocabulary.english(random, 4 + random.nextInt(5), " "))));
  }

  private static Text own(Field field, Lang lang, String content) {
    return new Text(field, lang, Origin.OWN, content);
  }
}
