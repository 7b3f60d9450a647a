package dev.errdict.admin.edit;

import dev.errdict.admin.save.SaveOptions;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options of every command that edits entries. */
final class EditOptions {
  @Option(names = "--catalog", paramLabel = "ID")
  private Optional<String> catalog = Optional.empty();

  @Option(names = "--draft")
  private boolean draft;

  @Option(names = "--all", descriptionKey = "all")
  private boolean all;

  @Mixin private final SaveOptions saving;

  EditOptions() {
    this(new SaveOptions());
  }

  /** The options of a command without others. */
  EditOptions(SaveOptions saving) {
    this.saving = saving;
  }

  Optional<String> catalog() {
    return catalog;
  }

  /** How the change is saved. */
  SaveOptions saving() {
    return saving;
  }

  boolean noInput() {
    return saving.noInput();
  }

  /** Whether every entry is shown, regardless of their number. */
  boolean all() {
    return all;
  }

  /** Whether to save despite findings. */
  boolean draft() {
    return draft;
  }
}
