/**
 * The catalog's file format: one YAML for what ships, what people edit, and what import and export
 * exchange.
 */
@NullMarked
package dev.errdict.db.format;

import org.jspecify.annotations.NullMarked;
