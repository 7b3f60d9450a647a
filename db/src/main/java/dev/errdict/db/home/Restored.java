package dev.errdict.db.home;

import java.nio.file.Path;
import java.util.Optional;

/**
 * What a restore has done.
 *
 * @param aside the folder, beside the home or in it, that has the old database; empty when there
 *     was none
 * @param turnedLearningOff whether the backup had the keeping of questions turned on somewhere
 *     where it was off before the restore, and so is off now
 */
public record Restored(Optional<Path> aside, boolean turnedLearningOff) {}
