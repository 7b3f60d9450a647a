package dev.errdict.db.diff;

import java.util.Optional;

/**
 * One field that differs. Each item that was added to or removed from a list such as {@code
 * phrases.zh} is a change of its own.
 *
 * @param before empty when the field was not there
 * @param after empty when the field is gone
 */
public record FieldChange(FieldPath path, Optional<String> before, Optional<String> after) {}
