/**
 * The commands that write: each makes drafts of entries, shows what they change, asks, and commits.
 */
@NullMarked
package dev.errdict.admin.edit;

import org.jspecify.annotations.NullMarked;
