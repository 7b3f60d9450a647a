/** The commands that look after a home: its database, its index, and what releases ship into it. */
@NullMarked
package dev.errdict.admin.care;

import org.jspecify.annotations.NullMarked;
