package dev.errdict.admin.edit;

import java.util.Optional;
import picocli.CommandLine.Option;

/** The options of every command that writes. */
final class EditOptions {
  @Option(names = "--catalog", paramLabel = "ID")
  private Optional<String> catalog = Optional.empty();

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

  @Option(names = "--draft")
  private boolean draft;

  @Option(names = "--json")
  private boolean json;

  Optional<String> catalog() {
    return catalog;
  }

  String message() {
    return message;
  }

  Optional<String> author() {
    return author;
  }

  boolean yes() {
    return yes;
  }

  boolean dryRun() {
    return dryRun;
  }

  boolean noInput() {
    return noInput;
  }

  /** Whether to save in spite of findings. */
  boolean draft() {
    return draft;
  }

  boolean json() {
    return json;
  }
}
