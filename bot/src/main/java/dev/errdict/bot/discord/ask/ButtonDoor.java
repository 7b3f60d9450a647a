package dev.errdict.bot.discord.ask;

import dev.errdict.bot.chat.AnsweredReply;
import dev.errdict.bot.chat.Incidents;
import dev.errdict.bot.discord.connect.Audiences;
import dev.errdict.bot.discord.paint.AnswerCode;
import dev.errdict.bot.discord.paint.CustomId;
import dev.errdict.bot.discord.paint.LocalWords;
import dev.errdict.bot.discord.paint.ReplyPainter;
import dev.errdict.bot.discord.paint.View;
import dev.errdict.bot.discord.send.BlockingRequests;
import dev.errdict.bot.discord.send.ChannelQueues;
import dev.errdict.bot.discord.send.InteractionReplies;
import dev.errdict.bot.discord.send.LookupExecutor;
import dev.errdict.bot.discord.send.RequestFailure;
import dev.errdict.bot.discord.send.SentAnswers;
import dev.errdict.bot.discord.settings.SettingsPanel;
import dev.errdict.bot.discord.suggest.SuggestionForms;
import dev.errdict.db.catalog.Audience;
import dev.errdict.db.catalog.Entry;
import dev.errdict.db.catalog.EntryRef;
import dev.errdict.db.words.Lang;
import dev.errdict.search.answer.Answer;
import dev.errdict.search.answer.Reason;
import dev.errdict.search.lookup.Dictionary;
import dev.errdict.search.reply.ReplyLocale;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import net.dv8tion.jda.api.Permission;
import net.dv8tion.jda.api.components.selections.SelectOption;
import net.dv8tion.jda.api.components.selections.StringSelectMenu;
import net.dv8tion.jda.api.entities.Member;
import net.dv8tion.jda.api.events.interaction.component.ButtonInteractionEvent;
import net.dv8tion.jda.api.events.interaction.component.EntitySelectInteractionEvent;
import net.dv8tion.jda.api.events.interaction.component.GenericComponentInteractionCreateEvent;
import net.dv8tion.jda.api.events.interaction.component.StringSelectInteractionEvent;
import net.dv8tion.jda.api.hooks.ListenerAdapter;
import net.dv8tion.jda.api.interactions.Interaction;

/**
 * The buttons and menus under answers. A click by the asker changes the answer; anyone else gets an
 * ephemeral reply.
 */
public final class ButtonDoor extends ListenerAdapter {
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final Duration LOOKUP = Duration.ofSeconds(2);

  private final LookupExecutor lookups;
  private final Dictionary dictionary;
  private final InteractionReplies replies;
  private final BlockingRequests requests;
  private final SentAnswers answers;
  private final ChannelQueues queues;
  private final Predicate<Interaction> mayAsk;
  private final SettingsPanel settings;
  private final RefusalButton refusals;
  private final SuggestionForms suggestions;
  private final Incidents incidents;

  /**
   * @param mayAsk counts one more question of the user; false when there are too many
   */
  public ButtonDoor(
      LookupExecutor lookups,
      Dictionary dictionary,
      InteractionReplies replies,
      BlockingRequests requests,
      SentAnswers answers,
      ChannelQueues queues,
      Predicate<Interaction> mayAsk,
      SettingsPanel settings,
      RefusalButton refusals,
      SuggestionForms suggestions,
      Incidents incidents) {
    this.lookups = lookups;
    this.dictionary = dictionary;
    this.replies = replies;
    this.requests = requests;
    this.answers = answers;
    this.queues = queues;
    this.mayAsk = mayAsk;
    this.settings = settings;
    this.refusals = refusals;
    this.suggestions = suggestions;
    this.incidents = incidents;
  }

  @Override
  public void onButtonInteraction(ButtonInteractionEvent event) {
    offer(event, () -> pressed(event, event.getComponentId(), List.of()));
  }

  @Override
  public void onStringSelectInteraction(StringSelectInteractionEvent event) {
    offer(event, () -> pressed(event, event.getComponentId(), event.getValues()));
  }

  @Override
  public void onEntitySelectInteraction(EntitySelectInteractionEvent event) {
    offer(
        event,
        () ->
            pressed(
                event,
                event.getComponentId(),
                event.getValues().stream().map(one -> one.getId()).toList()));
  }

  private void offer(GenericComponentInteractionCreateEvent event, Runnable job) {
    Runnable guarded =
        () -> {
          try {
            job.run();
          } catch (RuntimeException e) {
            replies.failed(event, "a button", e);
          }
        };
    if (!queues.offer(event.getIdLong(), guarded)) {
      var _ = event.reply(View.text(say(event, "busy")).create()).setEphemeral(true).submit();
    }
  }

  private void pressed(
      GenericComponentInteractionCreateEvent event, String written, List<String> values) {
    Optional<CustomId> id = CustomId.read(written);
    if (id.isEmpty()) {
      tell(event, "old-button");
      return;
    }
    if (isQuestion(id.get()) && !mayAsk.test(event)) {
      tell(event, "slow-down");
      return;
    }
    switch (id.get()) {
      case CustomId.Delete(long asker) -> delete(event, asker);
      case CustomId.Switch(Lang lang, long asker, String answer) ->
          show(event, asker, lang, AnswerCode.read(answer, entries(event), inMenu(event)));
      case CustomId.Pick(Lang lang, long asker, String picked) ->
          show(event, asker, lang, entry(event, values.stream().findFirst().orElse(picked)));
      case CustomId.Show(Lang lang, long _, String entry) ->
          // A public answer is never replaced by another entry.
          show(event, 0, lang, entry(event, values.stream().findFirst().orElse(entry)));
      case CustomId.More(Lang lang, long _, String entry) -> more(event, lang, entry(event, entry));
      case CustomId.Refuse refuse -> refusals.refused(event, refuse);
      case CustomId.Instead instead ->
          refusals
              .instead(event, instead, values.stream().findFirst())
              .ifPresent(chosen -> show(event, 0, instead.lang(), entry(event, chosen)));
      case CustomId.Suggest suggest -> suggestions.opened(event, suggest);
      case CustomId.Decide decide -> suggestions.pressed(event, decide);
      case CustomId.Setting(String name) -> settings.changed(event, name, values);
    }
  }

  private static boolean isQuestion(CustomId id) {
    return switch (id) {
      case CustomId.Switch _, CustomId.Pick _, CustomId.Show _, CustomId.More _ -> true;
      case CustomId.Refuse _, CustomId.Instead _ -> true;
      case CustomId.Suggest _, CustomId.Decide _, CustomId.Delete _, CustomId.Setting _ -> false;
    };
  }

  /** The entries that the clicking user may see; a custom id may be old or forged. */
  private Function<EntryRef, Optional<Entry>> entries(Interaction event) {
    Audience audience = Audiences.of(event);
    return ref -> dictionary.entry(ref, audience);
  }

  private Optional<Answer> entry(Interaction event, String written) {
    return AnswerCode.ref(written)
        .flatMap(entries(event))
        .map(
            entry ->
                new Answer.Found(
                    List.of(entry), List.of(), Reason.of(Reason.Kind.CODE, entry.code())));
  }

  private void show(
      GenericComponentInteractionCreateEvent event,
      long asker,
      Lang lang,
      Optional<Answer> answer) {
    if (answer.isEmpty()) {
      tell(event, "gone");
      return;
    }
    AnsweredReply told = tell(event, lang, answer.get());
    long user = event.getUser().getIdLong();
    boolean fleeting = event.getMessage().isEphemeral();
    if (fleeting || user == asker) {
      Runnable others = answers.forgetMessage(event.getMessageIdLong());
      replies.replace(event, ReplyPainter.paint(told, user, fleeting));
      others.run();
    } else {
      replies.send(event, ReplyPainter.paint(told, user, true), true);
    }
  }

  private void more(
      GenericComponentInteractionCreateEvent event, Lang lang, Optional<Answer> answer) {
    if (answer.isEmpty()) {
      tell(event, "gone");
      return;
    }
    View view = ReplyPainter.more(tell(event, lang, answer.get()), event.getUser().getIdLong());
    if (event.getMessage().isEphemeral()) {
      replies.replace(event, view);
    } else {
      replies.send(event, view, true);
    }
  }

  /** The answer in a language, in the script of the clicking user. */
  private AnsweredReply tell(
      GenericComponentInteractionCreateEvent event, Lang lang, Answer answer) {
    ReplyLocale locale = InteractionReplies.localeOf(event).in(lang);
    return lookups.await(
        lookups.begin(() -> lookups.core().tell(answer, locale, Audiences.of(event)), locale),
        LOOKUP,
        locale);
  }

  /** The values of the menu in the same message as a button. */
  private static List<String> inMenu(GenericComponentInteractionCreateEvent event) {
    return event.getMessage().getComponentTree().findAll(StringSelectMenu.class).stream()
        .flatMap(menu -> menu.getOptions().stream())
        .map(SelectOption::getValue)
        .toList();
  }

  private void delete(GenericComponentInteractionCreateEvent event, long asker) {
    if (event.getUser().getIdLong() != asker && !managesMessages(event)) {
      tell(event, "no-delete");
      return;
    }
    Runnable others = answers.forgetMessage(event.getMessageIdLong());
    try {
      requests.get(event::deferEdit, PATIENCE);
      requests.run(() -> event.getHook().deleteOriginal(), PATIENCE);
    } catch (RequestFailure failure) {
      String id = failure.report(incidents, "deleting an answer by its button");
      if (failure.kind() != RequestFailure.Kind.GONE && !deletedInChannel(event)) {
        replies.apologise(event, "failed.deleting", id);
      }
    }
    others.run();
  }

  /** Deletes the bot's message without the interaction, which has expired. */
  private boolean deletedInChannel(GenericComponentInteractionCreateEvent event) {
    if (event.getMessage().isEphemeral()) {
      return false;
    }
    try {
      requests.run(
          () -> event.getMessageChannel().deleteMessageById(event.getMessageIdLong()), PATIENCE);
      return true;
    } catch (RequestFailure failure) {
      failure.report(incidents, "deleting an answer in its channel");
      return failure.kind() == RequestFailure.Kind.GONE;
    }
  }

  private static boolean managesMessages(GenericComponentInteractionCreateEvent event) {
    Member member = event.getMember();
    return member != null
        && event.isFromGuild()
        && member.hasPermission(event.getGuildChannel(), Permission.MESSAGE_MANAGE);
  }

  private void tell(GenericComponentInteractionCreateEvent event, String key) {
    replies.send(event, View.text(say(event, key)), true);
  }

  private static String say(GenericComponentInteractionCreateEvent event, String key) {
    return LocalWords.say(InteractionReplies.localeOf(event), key);
  }
}
