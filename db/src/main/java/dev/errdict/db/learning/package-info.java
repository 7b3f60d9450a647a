/** What the dictionary keeps of its questions, where an administrator has turned that on. */
@NullMarked
package dev.errdict.db.learning;

import org.jspecify.annotations.NullMarked;
