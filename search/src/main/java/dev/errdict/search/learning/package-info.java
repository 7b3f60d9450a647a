/** What is kept of questions, before it is stored: redaction, grouping, recording. */
@NullMarked
package dev.errdict.search.learning;

import org.jspecify.annotations.NullMarked;
