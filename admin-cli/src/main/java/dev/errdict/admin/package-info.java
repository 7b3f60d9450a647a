/** The maintainer's terminal, {@code errdict}: from the command line to a command's exit code. */
@NullMarked
package dev.errdict.admin;

import org.jspecify.annotations.NullMarked;
