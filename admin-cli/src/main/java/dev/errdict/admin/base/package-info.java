/** What every command shares: options, the terminal, exit codes and refusals. */
@NullMarked
package dev.errdict.admin.base;

import org.jspecify.annotations.NullMarked;
