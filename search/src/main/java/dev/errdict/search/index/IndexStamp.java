package dev.errdict.search.index;

import dev.errdict.db.catalog.Catalog;
import dev.errdict.db.catalog.CatalogException;
import dev.errdict.db.format.Bencode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.apache.lucene.index.IndexCommit;
import org.apache.lucene.index.IndexWriter;

/**
 * The metadata in each commit of an index.
 *
 * @param revision the store's revision that it has reached; -1 when unknown
 * @param layout the version of its document layout
 * @param models the fingerprint of the embedder of its vectors
 * @param generation its generation, see {@code IndexGeneration}
 * @param store the store's stamp when the index was brought up to it: while the store has the same
 *     one, the index is up to date
 * @param build the build of errdict whose catalogs the store had then
 * @param catalogs each catalog without its entries, as {@link Bencode}, by its id
 * @param formerCodes codes that entries had
 */
record IndexStamp(
    long revision,
    String layout,
    String models,
    String generation,
    String store,
    String build,
    Map<String, String> catalogs,
    FormerCodes formerCodes) {
  /** Must change whenever analysis or fields change: an index of another layout is rebuilt. */
  static final String LAYOUT = "14";

  private static final String CATALOG = "catalog/";

  IndexStamp {
    catalogs = new TreeMap<>(catalogs);
  }

  /**
   * The metadata that a writer last committed or found; without any, one that requires a rebuild.
   */
  static IndexStamp of(IndexWriter writer) {
    Map<String, String> data = new HashMap<>();
    var last = writer.getLiveCommitData();
    if (last != null) {
      last.forEach(entry -> data.put(entry.getKey(), entry.getValue()));
    }
    return of(data);
  }

  /** Whether the entries of an index with the other stamp are the same. */
  boolean hasSameContent(IndexStamp other) {
    return revision == other.revision && generation.equals(other.generation);
  }

  static IndexStamp of(Map<String, String> commitData) {
    Map<String, String> catalogs = new TreeMap<>();
    commitData.forEach(
        (key, value) -> {
          if (key.startsWith(CATALOG)) {
            catalogs.put(key.substring(CATALOG.length()), value);
          }
        });
    return new IndexStamp(
        Long.parseLong(commitData.getOrDefault("revision", "-1")),
        commitData.getOrDefault("layout", ""),
        commitData.getOrDefault("models", ""),
        commitData.getOrDefault("generation", ""),
        commitData.getOrDefault("store", ""),
        commitData.getOrDefault("build", ""),
        catalogs,
        FormerCodes.of(commitData));
  }

  /**
   * @see IndexCommit#getUserData
   */
  Map<String, String> commitData() {
    Map<String, String> data = new HashMap<>();
    catalogs.forEach((id, head) -> data.put(CATALOG + id, head));
    data.putAll(formerCodes.commitData());
    data.put("revision", Long.toString(revision));
    data.put("layout", layout);
    data.put("models", models);
    data.put("generation", generation);
    data.put("store", store);
    data.put("build", build);
    return data;
  }

  /** The catalogs by their ids, in their order. */
  Map<String, Catalog> readCatalogs() throws CatalogException {
    Map<String, Catalog> read = new LinkedHashMap<>();
    try {
      for (Map.Entry<String, String> catalog : catalogs.entrySet()) {
        read.put(catalog.getKey(), Bencode.readCatalog(catalog.getValue()));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return Collections.unmodifiableMap(read);
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
