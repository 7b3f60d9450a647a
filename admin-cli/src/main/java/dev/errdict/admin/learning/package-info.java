/** Commands on what the dictionary keeps of its questions. */
@NullMarked
package dev.errdict.admin.learning;

import org.jspecify.annotations.NullMarked;
