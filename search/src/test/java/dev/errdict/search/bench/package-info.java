/** Benchmarks of the search: {@code bin/bench}; the results are in {@code docs/benchmarks.md}. */
@NullMarked
package dev.errdict.search.bench;

import org.jspecify.annotations.NullMarked;
