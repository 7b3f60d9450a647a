package dev.errdict.admin.save;

import dev.errdict.admin.base.Terminal;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The options for saving any change. */
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
   * The options of a command line that was parsed without picocli.
   *
   * @param message empty when nothing was given
   */
  public SaveOptions(String message, Optional<String> author, boolean yes) {
    this.message = message;
    this.author = author;
    this.yes = yes;
  }

  /** The message for the history; empty when none was given. */
  public String message() {
    return message;
  }

  /** The author: the requested name, else git's or the system's user. */
  public String author(Terminal terminal) {
    return Author.find(author, terminal.environment());
  }

  /**
   * Whether the user can be asked and has not answered with {@code --yes} or {@code --no-input}.
   * With {@code --json} a program reads what is printed, so nobody is shown what to say yes to.
   */
  public boolean asks(Terminal terminal) {
    return terminal.canAsk() && !yes && !noInput && !json;
  }

  /** Whether a risky change is allowed: the user is asked, or has said yes before. */
  public boolean isAllowed(Terminal terminal) {
    return yes || asks(terminal);
  }

  public boolean dryRun() {
    return dryRun;
  }

  /** Whether the command must neither ask nor open an editor. */
  public boolean noInput() {
    return noInput;
  }

  public boolean json() {
    return json;
  }
}
