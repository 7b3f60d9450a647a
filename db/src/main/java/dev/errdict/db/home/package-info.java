/** The data folder: its paths, permissions, lock and stamp. */
@NullMarked
package dev.errdict.db.home;

import org.jspecify.annotations.NullMarked;
