package dev.errdict.search.index;

import java.util.HashMap;
import java.util.Map;
import org.apache.lucene.index.IndexCommit;
import org.apache.lucene.index.IndexWriter;

/**
 * What an index says of itself in each of its commits.
 *
 * @param revision the store's, up to which it goes; -1 when it does not say
 * @param layout how its documents are laid out
 * @param models the fingerprint of the embedder whose vectors it holds
 * @param generation which making of the index it is, as the store counts them
 */
record IndexStamp(long revision, String layout, String models, String generation) {
  /** Changes whenever analysis or fields change: an index of another layout is made anew. */
  static final String LAYOUT = "8";

  /** What a writer last committed, or found; nothing fits it when there is none. */
  static IndexStamp of(IndexWriter writer) {
    Map<String, String> data = new HashMap<>();
    var last = writer.getLiveCommitData();
    if (last != null) {
      last.forEach(entry -> data.put(entry.getKey(), entry.getValue()));
    }
    return of(data);
  }

  static IndexStamp of(Map<String, String> commitData) {
    return new IndexStamp(
        Long.parseLong(commitData.getOrDefault("revision", "-1")),
        commitData.getOrDefault("layout", ""),
        commitData.getOrDefault("models", ""),
        commitData.getOrDefault("generation", ""));
  }

  /**
   * @see IndexCommit#getUserData
   */
  Map<String, String> commitData() {
    return Map.of(
        "revision",
        Long.toString(revision),
        "layout",
        layout,
        "models",
        models,
        "generation",
        generation);
  }

  /** Whether an index with that stamp can be brought up to this one by replaying changes. */
  boolean continues(IndexStamp reached) {
    return reached.revision >= 0
        && reached.revision <= revision
        && layout.equals(reached.layout)
        && models.equals(reached.models)
        && generation.equals(reached.generation);
  }
}
