/** Chat: one platform-neutral core, and the doors that people come in by. */
@NullMarked
package dev.errdict.bot;

import org.jspecify.annotations.NullMarked;
