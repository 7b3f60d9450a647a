package dev.errdict.db.diff;

import java.util.Optional;

/**
 * One field that differs. Of a list such as {@code phrases.zh} each item that came or went is a
 * change of its own.
 *
 * @param path the field's name as the command line spells it: {@code title.zh}, {@code
 *     meaning[2].en}, {@code title.zh.upstream} (an origin other than own), {@code related[4307]}
 * @param before empty when the field was not there
 * @param after empty when the field is gone
 */
public record FieldChange(String path, Optional<String> before, Optional<String> after) {}
