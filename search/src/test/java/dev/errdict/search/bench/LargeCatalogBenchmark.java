package dev.errdict.search.bench;

import dev.errdict.db.catalog.CatalogException;
import dev.errdict.search.index.CatalogIndex;
import dev.errdict.search.meaning.Embedder;
import dev.errdict.search.rank.Ranker;
import dev.errdict.search.rank.Ranking;
import dev.errdict.search.text.Normaliser;
import dev.errdict.search.witness.WitnessFinder;
import dev.errdict.search.witness.Witnesses;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.apache.lucene.queryparser.classic.ParseException;
import org.apache.lucene.search.TopDocs;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Questions in words to made-up catalogs: from the text to ranked entries, without the database
 * that holds them. The indexes stay in {@code target/bench} for the next run.
 */
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 3, time = 2)
public class LargeCatalogBenchmark {
  private static final int MAX_TEXT = 2000;

  /** How many entries, and how they are asked for. */
  @State(Scope.Benchmark)
  @SuppressWarnings("NullAway.Init") // JMH sets the parameters before anything else.
  public static class Asked {
    @Param({"149", "100000", "1000000"})
    public int entries;

    @Param public Questions questions;

    private Path folder(String name) {
      return Path.of("target", "bench", name + "-" + entries);
    }
  }

  /** errdict's own index. */
  @State(Scope.Benchmark)
  @SuppressWarnings("NullAway.Init") // JMH calls the set-up before anything else.
  public static class Words {
    private final Ranker ranker = new Ranker(Embedder.NONE);
    private CatalogIndex index;
    private int turn;

    @Setup
    public void open(Asked asked) throws CatalogException {
      index =
          CatalogIndex.open(
              asked.folder("errdict"), Shipped.enlargedTo(asked.entries), Embedder.NONE);
    }

    @TearDown
    public void close() {
      index.close();
    }
  }

  /** Textbook Lucene on the same entries. */
  @State(Scope.Benchmark)
  @SuppressWarnings("NullAway.Init") // JMH calls the set-up before anything else.
  public static class Compared {
    private Textbook textbook;
    private int turn;

    @Setup
    public void open(Asked asked) throws CatalogException, IOException {
      textbook = new Textbook(asked.folder("textbook"), Shipped.enlargedTo(asked.entries));
    }

    @TearDown
    public void close() throws IOException {
      textbook.close();
    }
  }

  @Benchmark
  public Optional<Ranking> words(Words with, Asked asked) {
    String question = asked.questions.at(with.turn++);
    return with.index.read(
        snapshot -> with.ranker.rank(question, Optional.empty(), List.of(), snapshot));
  }

  /** What the witnesses add to every question: codes, official texts and numbers in the text. */
  @Benchmark
  public Optional<Witnesses> witnesses(Words with, Asked asked) {
    String question = Normaliser.normalise(asked.questions.at(with.turn++), MAX_TEXT);
    return with.index.read(
        snapshot ->
            new WitnessFinder(snapshot, Optional.empty(), Map.of(), with.index.formerCodes())
                .find(question));
  }

  @Benchmark
  public TopDocs textbook(Compared with, Asked asked) throws IOException, ParseException {
    return with.textbook.ask(asked.questions.at(with.turn++));
  }
}
