/** One class per command. */
@NullMarked
package dev.errdict.admin.command;

import org.jspecify.annotations.NullMarked;
