package dev.errdict.bot.discord.ask;

import dev.errdict.bot.discord.connect.Audiences;
import dev.errdict.bot.discord.paint.AnswerCode;
import dev.errdict.bot.discord.paint.CustomId;
import dev.errdict.bot.discord.paint.LocalWords;
import dev.errdict.bot.discord.paint.ReplyRows;
import dev.errdict.bot.discord.paint.View;
import dev.errdict.bot.discord.send.ExpiringMap;
import dev.errdict.bot.discord.send.InteractionReplies;
import dev.errdict.db.catalog.Audience;
import dev.errdict.db.catalog.Entry;
import dev.errdict.db.catalog.EntryRef;
import dev.errdict.db.learning.EntryVote;
import dev.errdict.db.words.Lang;
import dev.errdict.search.answer.Question;
import dev.errdict.search.learning.Miss;
import dev.errdict.search.learning.Recorder;
import dev.errdict.search.lookup.Dictionary;
import dev.errdict.search.reply.Option;
import dev.errdict.search.reply.ReplyLocale;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.dv8tion.jda.api.components.actionrow.ActionRow;
import net.dv8tion.jda.api.components.buttons.Button;
import net.dv8tion.jda.api.components.selections.SelectOption;
import net.dv8tion.jda.api.components.selections.StringSelectMenu;
import net.dv8tion.jda.api.events.interaction.component.GenericComponentInteractionCreateEvent;

/**
 * The button <em>Not this?</em>: offers other entries, and records which one was meant, in the
 * recorder's batch. Blocks on reading the database; for queue threads.
 */
public final class RefusalButton {
  private static final int MOST_OFFERED = 5;

  private static final int REMEMBERED = 5_000;

  private record Vote(long user, String what) {}

  private final Dictionary dictionary;
  private final Recorder recorder;
  private final InteractionReplies replies;

  /** Each person's votes of a day, in memory only. */
  private final ExpiringMap<Vote, Boolean> counted;

  public RefusalButton(
      Dictionary dictionary, Recorder recorder, InteractionReplies replies, Clock clock) {
    this.dictionary = dictionary;
    this.recorder = recorder;
    this.replies = replies;
    this.counted = new ExpiringMap<>(REMEMBERED, Duration.ofHours(24), clock);
  }

  /** Handles a refused answer: shows the next entries to that user alone. */
  void refused(GenericComponentInteractionCreateEvent event, CustomId.Refuse refuse) {
    Audience audience = Audiences.of(event);
    ReplyLocale locale = InteractionReplies.localeOf(event).in(refuse.lang());
    String[] parts = refuse.question().split(":", 2);
    Optional<EntryRef> ref = parts.length < 2 ? Optional.empty() : AnswerCode.ref(parts[1]);
    Optional<String> question =
        replies.slow(
            event, () -> event.deferReply(true), () -> recorder.question(audience, parts[0]));
    if (question.isEmpty() || ref.isEmpty()) {
      replies.send(event, View.text(LocalWords.say(locale, "refuse.gone")), true);
      return;
    }
    if (isFirst(event, parts[0])) {
      recorder.refused(audience, parts[0], Optional.empty());
      recorder.voted(audience, ref.get(), EntryVote.Kind.REFUSED);
    }
    List<Entry> next = next(question.get(), ref.get(), audience);
    replies.send(event, offer(next, parts[0], locale, refuse.asker()), true);
  }

  /** Whether this person has not said so about this question before. */
  private boolean isFirst(GenericComponentInteractionCreateEvent event, String what) {
    return counted.putIfAbsent(new Vote(event.getUser().getIdLong(), what), true);
  }

  private static View offer(List<Entry> next, String fingerprint, ReplyLocale locale, long asker) {
    Lang lang = locale.lang();
    List<SelectOption> options =
        next.stream()
            .flatMap(
                entry ->
                    ReplyRows.choice(new Option(entry.ref(), locale.write(entry.title(lang)), ""))
                        .stream())
            .toList();
    List<ActionRow> rows = new ArrayList<>();
    CustomId.Instead instead = new CustomId.Instead(lang, asker, fingerprint);
    Optional<String> menu = instead.write();
    if (!options.isEmpty() && menu.isPresent()) {
      rows.add(
          ActionRow.of(
              StringSelectMenu.create(menu.get())
                  .setPlaceholder(LocalWords.say(locale, "refuse.placeholder"))
                  .addOptions(options)
                  .build()));
    }
    new CustomId.Instead(lang, asker, fingerprint + "-none")
        .write()
        .ifPresent(
            id ->
                rows.add(
                    ActionRow.of(Button.secondary(id, LocalWords.say(locale, "refuse.none")))));
    String key = options.isEmpty() ? "refuse.nothing-else" : "refuse.what";
    return new View(LocalWords.say(locale, key), List.of(), rows);
  }

  /** The entries that come after the refused one, as the audience may see them. */
  private List<Entry> next(String question, EntryRef refused, Audience audience) {
    return dictionary.explain(Question.of(Miss.phrase(question), audience)).ranking().stream()
        .flatMap(ranking -> ranking.entries().stream())
        .map(ranked -> ranked.ref())
        .filter(ref -> !ref.equals(refused))
        .distinct()
        .flatMap(ref -> dictionary.entry(ref, audience).stream())
        .limit(MOST_OFFERED)
        .toList();
  }

  /**
   * Records what was meant instead.
   *
   * @param value the entry that was chosen; empty for none of them
   * @return the entry to show
   */
  Optional<String> instead(
      GenericComponentInteractionCreateEvent event,
      CustomId.Instead instead,
      Optional<String> value) {
    Audience audience = Audiences.of(event);
    if (value.isEmpty()) {
      ReplyLocale locale = InteractionReplies.localeOf(event).in(instead.lang());
      View thanks = View.text(LocalWords.say(locale, "refuse.thanks"));
      if (event.getMessage().isEphemeral()) {
        replies.replace(event, thanks);
      } else {
        replies.send(event, thanks, true);
      }
      return Optional.empty();
    }
    Optional<EntryRef> ref =
        AnswerCode.ref(value.get()).filter(one -> dictionary.entry(one, audience).isPresent());
    if (ref.isPresent() && isFirst(event, instead.question() + " " + value.get())) {
      recorder.refused(audience, instead.question(), ref);
    }
    return value;
  }
}
