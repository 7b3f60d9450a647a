/** Chat: one platform-neutral core, and one door for each platform. */
@NullMarked
package dev.errdict.bot;

import org.jspecify.annotations.NullMarked;
