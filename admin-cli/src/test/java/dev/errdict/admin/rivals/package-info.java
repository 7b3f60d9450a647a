/** Several real processes that edit one home at once. */
@NullMarked
package dev.errdict.admin.rivals;

import org.jspecify.annotations.NullMarked;
