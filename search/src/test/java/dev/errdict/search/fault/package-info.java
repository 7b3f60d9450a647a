/**
 * What a crash leaves behind: real processes that write and read one home, killed at random
 * instants.
 */
@NullMarked
package dev.errdict.search.fault;

import org.jspecify.annotations.NullMarked;
