package dev.errdict.search.rank;

import dev.errdict.db.words.Lang;
import dev.errdict.search.meaning.Embedder;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * An embedder for several dictionaries, one after the other: it stays open when one of them is
 * closed, and computes each vector once.
 */
public final class SharedEmbedder implements Embedder {
  private final Embedder models;
  private final Map<String, Optional<float[]>> vectors = new ConcurrentHashMap<>();

  public SharedEmbedder(Embedder models) {
    this.models = models;
  }

  @Override
  public Optional<float[]> document(Lang lang, String text) {
    return vectors.computeIfAbsent("document " + lang + text, _ -> models.document(lang, text));
  }

  @Override
  public Optional<float[]> question(Lang lang, String text) {
    return vectors.computeIfAbsent("question " + lang + text, _ -> models.question(lang, text));
  }

  @Override
  public Optional<float[]> ready(Lang lang, String text) {
    return models.ready(lang, text);
  }

  @Override
  public boolean computes() {
    return models.computes();
  }

  @Override
  public String fingerprint() {
    return models.fingerprint();
  }

  @Override
  public void close() {}
}
