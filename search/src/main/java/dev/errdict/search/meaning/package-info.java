/** The meaning of texts as vectors: sentence embeddings, computed in this process. */
@NullMarked
package dev.errdict.search.meaning;

import org.jspecify.annotations.NullMarked;
