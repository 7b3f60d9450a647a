/** The commands that move whole catalogs: in, out, and the list of them. */
@NullMarked
package dev.errdict.admin.exchange;

import org.jspecify.annotations.NullMarked;
