package dev.errdict.bot.discord;

import dev.errdict.db.catalog.Audience;
import dev.errdict.db.catalog.Entry;
import dev.errdict.db.catalog.EntryRef;
import dev.errdict.db.learning.AskedGroup;
import dev.errdict.db.learning.AskedGroups;
import dev.errdict.db.learning.EntryVote;
import dev.errdict.db.words.Lang;
import dev.errdict.search.answer.Question;
import dev.errdict.search.learning.Miss;
import dev.errdict.search.learning.Recorder;
import dev.errdict.search.lookup.Dictionary;
import dev.errdict.search.reply.Option;
import dev.errdict.search.reply.ReplyLocale;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.dv8tion.jda.api.components.actionrow.ActionRow;
import net.dv8tion.jda.api.components.buttons.Button;
import net.dv8tion.jda.api.components.selections.SelectOption;
import net.dv8tion.jda.api.components.selections.StringSelectMenu;
import net.dv8tion.jda.api.events.interaction.component.GenericComponentInteractionCreateEvent;

/**
 * The button <em>Not this?</em>: offers other entries, and records which one was meant. Blocks on
 * the database; for queue threads.
 */
final class Refusals {
  private static final int MOST_OFFERED = 5;

  private final Dictionary dictionary;
  private final Recorder recorder;
  private final InteractionReplies replies;

  Refusals(Dictionary dictionary, Recorder recorder, InteractionReplies replies) {
    this.dictionary = dictionary;
    this.recorder = recorder;
    this.replies = replies;
  }

  private AskedGroups groups() {
    return dictionary.underlying().learning().groups();
  }

  /** The question with a fingerprint, on the server of the event. */
  private Optional<AskedGroup> group(Audience audience, String fingerprint) {
    if (!recorder.chosen(audience).on()) {
      return Optional.empty();
    }
    // The question may not be stored yet.
    recorder.flush();
    return groups().find(audience.server(), fingerprint);
  }

  /** Handles a refused answer: shows the next entries to that user alone. */
  void refused(GenericComponentInteractionCreateEvent event, CustomId.Refuse refuse) {
    Audience audience = Audiences.of(event);
    ReplyLocale locale = InteractionReplies.localeOf(event).in(refuse.lang());
    String[] parts = refuse.question().split(":", 2);
    Optional<EntryRef> ref = parts.length < 2 ? Optional.empty() : AnswerCode.ref(parts[1]);
    Optional<AskedGroup> group = group(audience, parts[0]);
    if (group.isEmpty() || ref.isEmpty()) {
      replies.send(event, View.text(LocalWords.say(locale, "refuse.gone")), true);
      return;
    }
    groups().refuse(group.get().id());
    recorder.voted(audience, ref.get(), EntryVote.Kind.REFUSED);
    replies.send(event, offer(group.get(), ref.get(), audience, locale, refuse), true);
  }

  private View offer(
      AskedGroup group,
      EntryRef refused,
      Audience audience,
      ReplyLocale locale,
      CustomId.Refuse refuse) {
    Lang lang = locale.lang();
    List<SelectOption> options =
        next(group, refused, audience).stream()
            .flatMap(
                entry -> ReplyRows.choice(new Option(entry.ref(), entry.title(lang), "")).stream())
            .toList();
    List<ActionRow> rows = new ArrayList<>();
    CustomId.Instead instead = new CustomId.Instead(lang, refuse.asker(), group.fingerprint());
    Optional<String> menu = instead.write();
    if (!options.isEmpty() && menu.isPresent()) {
      rows.add(
          ActionRow.of(
              StringSelectMenu.create(menu.get())
                  .setPlaceholder(LocalWords.say(locale, "refuse.placeholder"))
                  .addOptions(options)
                  .build()));
    }
    new CustomId.Instead(lang, refuse.asker(), group.fingerprint() + "-none")
        .write()
        .ifPresent(
            id ->
                rows.add(
                    ActionRow.of(Button.secondary(id, LocalWords.say(locale, "refuse.none")))));
    String key = options.isEmpty() ? "refuse.nothing-else" : "refuse.what";
    return new View(LocalWords.say(locale, key), List.of(), rows);
  }

  /** The entries that come after the refused one, as the audience may see them. */
  private List<Entry> next(AskedGroup group, EntryRef refused, Audience audience) {
    return dictionary.explain(Question.of(Miss.phrase(group), audience)).ranking().stream()
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
      replies.replace(event, View.text(LocalWords.say(locale, "refuse.thanks")));
      return Optional.empty();
    }
    Optional<EntryRef> ref =
        AnswerCode.ref(value.get()).filter(one -> dictionary.entry(one, audience).isPresent());
    Optional<AskedGroup> group = group(audience, instead.question());
    if (ref.isPresent() && group.isPresent()) {
      groups().choose(group.get().id(), ref.get());
    }
    return value;
  }
}
