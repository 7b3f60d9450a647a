package dev.errdict.admin.care;

import dev.errdict.admin.base.Invocation;
import dev.errdict.admin.base.Terminal;
import dev.errdict.admin.json.JsonPage;
import dev.errdict.admin.save.Proposal;
import dev.errdict.admin.save.SaveOptions;
import dev.errdict.admin.save.SaveOutcome;
import dev.errdict.db.catalog.CatalogException;
import dev.errdict.db.upstream.UpstreamConflict;
import dev.errdict.db.words.Lang;
import dev.errdict.db.words.Words;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Proposes to resolve conflicts with a release. */
final class ResolutionProposal implements Proposal {
  private final Terminal terminal;
  private final Lang lang;
  private final SaveOptions options;
  private final ConflictResolution settlement;
  private final boolean accepts;
  private final List<UpstreamConflict> conflicts;
  private final Words words;
  private ConflictResolution.Result result = ConflictResolution.Result.NONE;

  /**
   * @param accepts whether to take the shipped values rather than keep the local ones
   */
  ResolutionProposal(
      Invocation invocation,
      SaveOptions options,
      ConflictResolution settlement,
      boolean accepts,
      List<UpstreamConflict> conflicts) {
    this.terminal = invocation.terminal();
    this.lang = invocation.lang();
    this.options = options;
    this.settlement = settlement;
    this.accepts = accepts;
    this.conflicts = conflicts;
    this.words = Words.of(ResolutionProposal.class, lang);
  }

  @Override
  public void show() {
    new UpstreamText(terminal.out(), lang, terminal.colour()).conflicts(conflicts);
  }

  @Override
  public boolean isEmpty() {
    return conflicts.isEmpty();
  }

  @Override
  public Optional<String> question() {
    return Optional.of(
        words.say(accepts ? "upstream.ask-accept" : "upstream.ask-keep", conflicts.size()));
  }

  @Override
  public OptionalLong commit() throws CatalogException {
    result = accepts ? settlement.accept(conflicts) : settlement.keep(conflicts);
    return result.revision();
  }

  @Override
  public String sentence(SaveOutcome outcome, String usual) {
    return switch (outcome.state()) {
      case DRY_RUN -> words.say("upstream.dry-run");
      case DECLINED -> words.say("upstream.declined");
      case SAVED ->
          words.say("upstream.accepted", result.settled(), outcome.revision().orElseThrow());
      case NOTHING -> words.say(accepts ? "upstream.was-so" : "upstream.kept", result.settled());
    };
  }

  @Override
  public void printJson(SaveOutcome outcome) throws IOException {
    try (JsonPage page = new JsonPage(terminal.out(), "upstream", lang)) {
      UpstreamJson.settled(page.json(), result, options.dryRun());
    }
  }
}
