/** Suggestions from chat, their approval, and the digest of unanswered questions. */
@NullMarked
package dev.errdict.bot.discord.suggest;

import org.jspecify.annotations.NullMarked;
