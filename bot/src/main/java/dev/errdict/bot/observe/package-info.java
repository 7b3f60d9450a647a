/** What an operator sees of a running bot: health, metrics, and what systemd is told. */
@NullMarked
package dev.errdict.bot.observe;

import org.jspecify.annotations.NullMarked;
