/** Commands on kept questions. */
@NullMarked
package dev.errdict.admin.learning;

import org.jspecify.annotations.NullMarked;
