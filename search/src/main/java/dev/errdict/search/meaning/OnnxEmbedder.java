package dev.errdict.search.meaning;

import ai.onnxruntime.OrtException;
import dev.errdict.db.words.Lang;
import java.io.IOException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;

/**
 * The BGE small models v1.5, one for each language. They load in the background when first needed;
 * a question in words waits for them, a lookup by code never does. If they cannot be loaded,
 * errdict answers by words alone.
 */
public final class OnnxEmbedder implements Embedder {
  private static final Logger LOG = Logger.getLogger(OnnxEmbedder.class.getName());
  private static final int DOCUMENT_TOKENS = 128;
  private static final int QUESTION_TOKENS = 64;
  private static final long LOADING_SECONDS = 20;
  private static final long CLOSING_SECONDS = 5;

  /** A third would not make a short text's vector quicker. */
  private static final int TWO_THREADS = Math.min(2, Runtime.getRuntime().availableProcessors());

  private static final Executor LOADERS =
      task -> Thread.ofPlatform().daemon().name("errdict-model").start(task);

  private final Map<Lang, CompletableFuture<OnnxModel>> models = new EnumMap<>(Lang.class);
  private final boolean useShipped;
  private final int threads;
  private Optional<ShippedVectors> shipped = Optional.empty();
  private boolean closed;

  private OnnxEmbedder(boolean useShipped, int threads) {
    this.useShipped = useShipped;
    this.threads = threads;
  }

  /**
   * An embedder that takes the vectors of shipped texts from the build, and loads a model at the
   * first other text. A model uses one thread: for the one question of a command, a second takes
   * longer to start than it saves.
   */
  public static OnnxEmbedder create() {
    return new OnnxEmbedder(true, 1);
  }

  /** The same for many questions: a model uses two threads, and all models start to load. */
  public static OnnxEmbedder resident() {
    OnnxEmbedder embedder = new OnnxEmbedder(true, TWO_THREADS);
    for (Lang lang : Lang.values()) {
      embedder.expect(lang);
    }
    return embedder;
  }

  /** An embedder that computes every vector, for the build itself. */
  public static OnnxEmbedder withoutShippedVectors() {
    return new OnnxEmbedder(false, TWO_THREADS);
  }

  @Override
  public void expect(Lang lang) {
    var _ = model(lang);
  }

  private synchronized CompletableFuture<OnnxModel> model(Lang lang) {
    if (closed) {
      return CompletableFuture.failedFuture(new IOException("closed"));
    }
    return models.computeIfAbsent(
        lang, wanted -> CompletableFuture.supplyAsync(() -> load(wanted, threads), LOADERS));
  }

  private static String name(Lang lang) {
    return "bge-small-" + lang.tag() + "-v1.5-q";
  }

  /** The models' names. */
  static List<String> names() {
    return Stream.of(Lang.values()).map(OnnxEmbedder::name).toList();
  }

  /** The models' resources. */
  static List<String> resources() {
    return names().stream().map(name -> "/" + OnnxModel.file(name)).toList();
  }

  private static OnnxModel load(Lang lang, int threads) {
    try {
      return OnnxModel.load(name(lang), threads);
    } catch (IOException | OrtException | LinkageError e) {
      LOG.log(Level.WARNING, "no embeddings for " + lang + ", answering by words alone", e);
      throw new IllegalStateException(e);
    }
  }

  @Override
  public Optional<float[]> document(Lang lang, String text) {
    return shippedVector(lang, text).or(() -> vector(lang, text, DOCUMENT_TOKENS));
  }

  @Override
  public Optional<float[]> ready(Lang lang, String text) {
    return shippedVector(lang, text);
  }

  private synchronized Optional<float[]> shippedVector(Lang lang, String text) {
    if (!useShipped) {
      return Optional.empty();
    }
    if (shipped.isEmpty()) {
      try {
        shipped = Optional.of(ShippedVectors.load());
      } catch (IOException e) {
        LOG.log(Level.WARNING, "shipped vectors not readable", e);
        shipped = Optional.of(ShippedVectors.of(new byte[0]));
      }
    }
    return shipped.get().get(lang, text);
  }

  @Override
  public Optional<float[]> question(Lang lang, String text) {
    return vector(lang, text, QUESTION_TOKENS);
  }

  private Optional<float[]> vector(Lang lang, String text, int tokens) {
    try {
      return Optional.of(model(lang).get(LOADING_SECONDS, TimeUnit.SECONDS).vector(text, tokens));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    } catch (ExecutionException | TimeoutException | OrtException e) {
      LOG.log(Level.FINE, "no vector", e);
      return Optional.empty();
    }
  }

  @Override
  public synchronized boolean isLoaded() {
    return !models.isEmpty()
        && models.values().stream().allMatch(model -> model.isDone() && !model.isCancelled());
  }

  @Override
  public String fingerprint() {
    return "bge-small-v1.5-q";
  }

  /** Waits for models that are loading: a process that exits meanwhile aborts in ONNX Runtime. */
  @Override
  public synchronized void close() {
    closed = true;
    CompletableFuture<Void> all =
        CompletableFuture.allOf(
            models.values().stream()
                .map(model -> model.thenAccept(OnnxModel::close))
                .toArray(CompletableFuture<?>[]::new));
    models.clear();
    try {
      all.get(CLOSING_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException | TimeoutException e) {
      LOG.log(Level.FINE, "a model is not closed", e);
    }
  }
}
