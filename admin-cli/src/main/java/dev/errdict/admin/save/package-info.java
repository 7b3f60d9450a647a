/** How every command saves: show, review, dry run, ask, commit, report. */
@NullMarked
package dev.errdict.admin.save;

import org.jspecify.annotations.NullMarked;
