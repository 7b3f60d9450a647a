package dev.errdict.admin.save;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.OptionalLong;

/**
 * How saving ended.
 *
 * @param revision the new revision; empty when nothing was saved
 * @param dryRun whether the author asked for a dry run
 */
public record SaveOutcome(State state, OptionalLong revision, boolean dryRun) {
  /** The ways in which saving ends without an error. */
  public enum State {
    /** Nothing changed. */
    NOTHING("save.nothing"),
    DRY_RUN("save.dry-run"),
    /** The author was asked and said no. */
    DECLINED("save.declined"),
    SAVED("save.saved");

    private final String key;

    State(String key) {
      this.key = key;
    }

    String key() {
      return key;
    }
  }

  /** Writes the fields {@code saved}, {@code revision} and {@code dryRun}. */
  public void write(JsonGenerator json) throws IOException {
    json.writeBooleanField("saved", revision.isPresent());
    if (revision.isPresent()) {
      json.writeNumberField("revision", revision.getAsLong());
    }
    json.writeBooleanField("dryRun", dryRun);
  }
}
