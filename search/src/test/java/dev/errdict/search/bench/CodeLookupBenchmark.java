package dev.errdict.search.bench;

import dev.errdict.db.catalog.CatalogException;
import dev.errdict.db.catalog.EntryRef;
import dev.errdict.search.answer.Answer;
import dev.errdict.search.answer.Question;
import dev.errdict.search.lookup.Dictionary;
import dev.errdict.search.meaning.Embedder;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** A bare code of the shipped catalog, from the question's text to the entry. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 3, time = 2)
@SuppressWarnings("NullAway.Init") // JMH calls the set-up before anything else.
public class CodeLookupBenchmark {
  private Dictionary dictionary;
  private List<Question> questions;
  private int turn;

  @Setup
  public void open() throws CatalogException {
    dictionary = Dictionary.inMemory("codes", Embedder.NONE, Clock.systemUTC());
    questions = dictionary.store().refs().stream().map(EntryRef::code).map(Question::of).toList();
  }

  @Benchmark
  public Answer code() {
    return dictionary.ask(questions.get(turn++ % questions.size()));
  }

  @TearDown
  public void close() {
    dictionary.close();
  }
}
