/** What a person asked and what errdict found: question, answer and the reason for it. */
@NullMarked
package dev.errdict.search.answer;

import org.jspecify.annotations.NullMarked;
