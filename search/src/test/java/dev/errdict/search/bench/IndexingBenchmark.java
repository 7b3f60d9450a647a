package dev.errdict.search.bench;

import dev.errdict.db.catalog.CatalogException;
import dev.errdict.search.index.CatalogIndex;
import dev.errdict.search.meaning.Embedder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
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

/** A made-up catalog into an index on disk, without vectors; making up the entries is included. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(1)
@Warmup(iterations = 0)
@Measurement(iterations = 1)
@SuppressWarnings("NullAway.Init") // JMH calls the set-up before anything else.
public class IndexingBenchmark {
  @Param({"1000000"})
  public int entries;

  private MadeUpCatalog catalog;
  private Path folder;

  @Setup
  public void prepare() throws CatalogException, IOException {
    catalog = Shipped.enlargedTo(entries);
    folder = Files.createTempDirectory("errdict-bench");
  }

  @Benchmark
  public boolean index() {
    try (CatalogIndex index = CatalogIndex.open(folder, catalog, Embedder.NONE)) {
      return index.refresh();
    }
  }

  @TearDown
  public void delete() throws IOException {
    List<Path> files;
    try (Stream<Path> all = Files.walk(folder)) {
      files = all.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path file : files) {
      Files.delete(file);
    }
  }
}
