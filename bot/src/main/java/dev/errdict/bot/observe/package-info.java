/** Observing a running bot: health, metrics, and notifications to systemd. */
@NullMarked
package dev.errdict.bot.observe;

import org.jspecify.annotations.NullMarked;
