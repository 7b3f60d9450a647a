package dev.errdict.bot.discord.ask;

import dev.errdict.bot.discord.send.ExpiringMap;
import dev.errdict.bot.discord.send.SentAnswers;
import dev.errdict.db.catalog.Audience;
import dev.errdict.db.catalog.EntryRef;
import dev.errdict.db.learning.EntryVote;
import dev.errdict.search.learning.Recorder;
import dev.errdict.search.reply.Reply;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import net.dv8tion.jda.api.events.message.react.MessageReactionAddEvent;
import net.dv8tion.jda.api.hooks.ListenerAdapter;

/**
 * Counts a thumbs up under an answer as "helpful" for its entry, once for each person and answer.
 * User ids are kept for a day, in memory only.
 */
public final class HelpfulReactions extends ListenerAdapter {
  private static final String THUMBS_UP = "\uD83D\uDC4D";
  private static final int REMEMBERED = 5_000;

  private record Thumb(long message, long user) {}

  private final SentAnswers answers;
  private final Recorder recorder;
  private final ExpiringMap<Thumb, Boolean> counted;

  public HelpfulReactions(SentAnswers answers, Recorder recorder, Clock clock) {
    this.answers = answers;
    this.recorder = recorder;
    this.counted = new ExpiringMap<>(REMEMBERED, Duration.ofHours(24), clock);
  }

  @Override
  public void onMessageReactionAdd(MessageReactionAddEvent event) {
    if (!event.isFromGuild()
        || event.getUserIdLong() == event.getJDA().getSelfUser().getIdLong()
        || !event.getEmoji().getName().startsWith(THUMBS_UP)) {
      return;
    }
    Optional<EntryRef> ref =
        answers.shown(event.getMessageIdLong()).flatMap(HelpfulReactions::entry);
    if (ref.isPresent()
        && counted.putIfAbsent(new Thumb(event.getMessageIdLong(), event.getUserIdLong()), true)) {
      recorder.voted(
          Audience.ofServer(event.getGuild().getIdLong()), ref.get(), EntryVote.Kind.HELPFUL);
    }
  }

  private static Optional<EntryRef> entry(Reply reply) {
    return reply instanceof Reply.Cards cards && cards.cards().size() == 1
        ? Optional.of(cards.cards().getFirst().ref())
        : Optional.empty();
  }
}
