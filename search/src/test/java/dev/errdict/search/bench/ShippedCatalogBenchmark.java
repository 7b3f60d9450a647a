package dev.errdict.search.bench;

import dev.errdict.db.catalog.CatalogException;
import dev.errdict.search.answer.Answer;
import dev.errdict.search.answer.Question;
import dev.errdict.search.index.EntrySource;
import dev.errdict.search.lookup.Dictionary;
import dev.errdict.search.meaning.Embedder;
import dev.errdict.search.meaning.OnnxEmbedder;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
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

/** Questions in words to the catalog that ships, by every way to answer them. */
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 3, time = 2)
public class ShippedCatalogBenchmark {
  /** A dictionary that answers by words alone. */
  @State(Scope.Benchmark)
  @SuppressWarnings("NullAway.Init") // JMH calls the set-up before anything else.
  public static class Words {
    private Dictionary dictionary;
    private int turn;

    @Setup
    public void open() throws CatalogException {
      dictionary = Dictionary.inMemory("words", Embedder.NONE, Clock.systemUTC());
    }

    @TearDown
    public void close() {
      dictionary.close();
    }
  }

  /** A dictionary that answers by words and meaning. */
  @State(Scope.Benchmark)
  @SuppressWarnings("NullAway.Init") // JMH calls the set-up before anything else.
  public static class Meaning {
    private Dictionary dictionary;
    private int turn;

    @Setup
    public void open() throws CatalogException {
      dictionary = Dictionary.inMemory("meaning", OnnxEmbedder.resident(), Clock.systemUTC());
    }

    @TearDown
    public void close() {
      dictionary.close();
    }
  }

  /** Textbook Lucene on the same entries. */
  @State(Scope.Benchmark)
  @SuppressWarnings("NullAway.Init") // JMH calls the set-up before anything else.
  public static class Compared {
    private Textbook textbook;
    private int turn;

    @Setup
    public void open() throws CatalogException, IOException {
      try (Dictionary dictionary =
          Dictionary.inMemory("textbook", Embedder.NONE, Clock.systemUTC())) {
        textbook =
            new Textbook(
                Path.of("target", "bench", "textbook-shipped"), EntrySource.of(dictionary.store()));
      }
    }

    @TearDown
    public void close() throws IOException {
      textbook.close();
    }
  }

  /** The kind of the questions. */
  @State(Scope.Benchmark)
  @SuppressWarnings("NullAway.Init") // JMH sets the parameter before anything else.
  public static class Asked {
    @Param public Questions questions;
  }

  @Benchmark
  public Answer words(Words with, Asked asked) {
    return with.dictionary.ask(Question.of(asked.questions.at(with.turn++)));
  }

  @Benchmark
  public Answer meaning(Meaning with, Asked asked) {
    return with.dictionary.ask(Question.of(asked.questions.at(with.turn++)));
  }

  @Benchmark
  public TopDocs textbook(Compared with, Asked asked) throws IOException, ParseException {
    return with.textbook.ask(asked.questions.at(with.turn++));
  }
}
