/** What is wrong with a catalog's content, and how to fix it. */
@NullMarked
package dev.errdict.db.lint;

import org.jspecify.annotations.NullMarked;
