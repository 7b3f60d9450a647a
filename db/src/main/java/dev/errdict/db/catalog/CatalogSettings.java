package dev.errdict.db.catalog;

import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * What the owner of a catalog has chosen for it.
 *
 * @param prefixes what its codes begin with when people write them, such as {@code TS}; in the
 *     order given
 * @param priority the catalog with the highest one comes first among several that fit equally well;
 *     from -{@value #MAX_PRIORITY} to {@value #MAX_PRIORITY}
 * @param isDefault whether it answers first where nothing says which catalog is meant; at most one
 *     catalog of a home is the default
 * @param glossary its terms, as {@code dev.errdict.db.lint} reads them
 * @param servers the ids of the chat servers that may see it; every server when there is none
 * @param site the address of its website
 * @param offTopic questions that are about no entry; such a question is declined; at most {@value
 *     #MOST_OFF_TOPIC}, the oldest first
 */
public record CatalogSettings(
    List<String> prefixes,
    int priority,
    boolean isDefault,
    LintLevel lint,
    Optional<String> glossary,
    SortedSet<Long> servers,
    Optional<String> site,
    List<String> offTopic) {
  public static final int MAX_PRIORITY = 1000;

  public static final int MOST_OFF_TOPIC = 200;

  /** The longest of these questions, in characters. */
  public static final int OFF_TOPIC_LENGTH = 300;

  private static final Pattern PREFIX = Pattern.compile("\\p{L}[\\p{L}\\p{N}_.-]{0,15}");

  /** No settings. */
  public static final CatalogSettings NONE =
      new CatalogSettings(
          List.of(),
          0,
          false,
          LintLevel.STRICT,
          Optional.empty(),
          new TreeSet<>(),
          Optional.empty(),
          List.of());

  public CatalogSettings {
    prefixes = List.copyOf(prefixes);
    servers = Collections.unmodifiableSortedSet(new TreeSet<>(servers));
    offTopic = List.copyOf(offTopic);
  }

  /**
   * Whether a text can be a prefix: a letter, then at most 15 letters, digits and marks of {@code
   * _.-}.
   */
  public static boolean isPrefix(String text) {
    return PREFIX.matcher(text).matches();
  }

  /** Whether a chat server may see the catalog. */
  public boolean isVisibleTo(long server) {
    return servers.isEmpty() || servers.contains(server);
  }

  public CatalogSettings withPrefixes(List<String> others) {
    return new CatalogSettings(
        others, priority, isDefault, lint, glossary, servers, site, offTopic);
  }

  public CatalogSettings withPriority(int other) {
    return new CatalogSettings(prefixes, other, isDefault, lint, glossary, servers, site, offTopic);
  }

  public CatalogSettings withDefault(boolean other) {
    return new CatalogSettings(prefixes, priority, other, lint, glossary, servers, site, offTopic);
  }

  public CatalogSettings withLint(LintLevel other) {
    return new CatalogSettings(
        prefixes, priority, isDefault, other, glossary, servers, site, offTopic);
  }

  public CatalogSettings withGlossary(Optional<String> other) {
    return new CatalogSettings(prefixes, priority, isDefault, lint, other, servers, site, offTopic);
  }

  public CatalogSettings withServers(Collection<Long> others) {
    return new CatalogSettings(
        prefixes, priority, isDefault, lint, glossary, new TreeSet<>(others), site, offTopic);
  }

  public CatalogSettings withSite(Optional<String> other) {
    return new CatalogSettings(
        prefixes, priority, isDefault, lint, glossary, servers, other, offTopic);
  }

  public CatalogSettings withOffTopic(List<String> others) {
    return new CatalogSettings(
        prefixes, priority, isDefault, lint, glossary, servers, site, others);
  }
}
