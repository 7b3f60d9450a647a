package dev.errdict.admin.base;

import dev.errdict.db.words.Lang;
import dev.errdict.search.meaning.Embedder;
import dev.errdict.search.meaning.OnnxEmbedder;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Iterator;
import java.util.Optional;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** The options that every command takes, before its name or after it. */
public final class GlobalOptions {
  /** The values of {@code --lang} for completion. */
  static final class Langs implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return Arrays.stream(Lang.values()).map(Lang::tag).iterator();
    }
  }

  @Option(
      names = "--lang",
      paramLabel = "zh|en",
      completionCandidates = Langs.class,
      scope = ScopeType.INHERIT)
  private Optional<Lang> lang = Optional.empty();

  @Option(names = "--home", paramLabel = "DIR", scope = ScopeType.INHERIT)
  private Optional<Path> home = Optional.empty();

  @Option(names = "--no-embeddings", scope = ScopeType.INHERIT)
  private boolean noEmbeddings;

  @Option(names = "--verbose", scope = ScopeType.INHERIT)
  private boolean verbose;

  @SuppressWarnings("UnusedVariable") // picocli itself acts on it
  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      scope = ScopeType.INHERIT)
  private boolean help;

  @SuppressWarnings("UnusedVariable") // picocli itself acts on it
  @Option(
      names = {"-V", "--version"},
      versionHelp = true,
      scope = ScopeType.INHERIT)
  private boolean version;

  public GlobalOptions() {}

  /** The options of a command line that was parsed without picocli. */
  public GlobalOptions(Optional<Lang> lang, Optional<Path> home) {
    this.lang = lang;
    this.home = home;
  }

  public Optional<Lang> lang() {
    return lang;
  }

  public Optional<Path> home() {
    return home;
  }

  public boolean verbose() {
    return verbose;
  }

  /** The only place that chooses an embedder. */
  Embedder embedder() {
    return noEmbeddings ? Embedder.NONE : OnnxEmbedder.create();
  }
}
