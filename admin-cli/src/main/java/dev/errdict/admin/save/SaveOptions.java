package dev.errdict.admin.save;

import dev.errdict.admin.base.Terminal;
import java.util.Optional;
import picocli.CommandLine.Option;

/** How a change is saved, whatever it changes. */
public final class SaveOptions {
  @Option(
      names = {"-m", "--message"},
      paramLabel = "WHY")
  private String message = "";

  @Option(names = "--author", paramLabel = "NAME")
  private Optional<String> author = Optional.empty();

  @Option(names = {"-y", "--yes"})
  private boolean yes;

  @Option(names = "--dry-run")
  private boolean dryRun;

  @Option(names = "--no-input")
  private boolean noInput;

  @Option(names = "--json")
  private boolean json;

  public SaveOptions() {}

  /**
   * What a command line says that was understood without picocli.
   *
   * @param message empty when nothing was given
   */
  public SaveOptions(String message, Optional<String> author, boolean yes) {
    this.message = message;
    this.author = author;
    this.yes = yes;
  }

  /** Why, for the history; empty when nothing was given. */
  public String message() {
    return message;
  }

  /** Who changes: as asked, else as git or the system knows the person. */
  public String author(Terminal terminal) {
    return Author.find(author, terminal.environment());
  }

  /** Whether somebody is there to be asked, and wants to be. */
  public boolean asks(Terminal terminal) {
    return terminal.canAsk() && !yes && !noInput;
  }

  /**
   * Whether what cannot be seen to happen may happen: somebody is asked, or has said yes before.
   */
  public boolean isAllowed(Terminal terminal) {
    return yes || asks(terminal);
  }

  public boolean dryRun() {
    return dryRun;
  }

  /** Whether nobody is to be asked anything, and no editor is opened. */
  public boolean noInput() {
    return noInput;
  }

  public boolean json() {
    return json;
  }
}
