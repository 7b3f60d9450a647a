/** The output of {@code --json}; docs/json.md describes it. */
@NullMarked
package dev.errdict.admin.json;

import org.jspecify.annotations.NullMarked;
