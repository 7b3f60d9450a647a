package dev.errdict.bot.discord.ask;

import dev.errdict.bot.chat.AnsweredReply;
import dev.errdict.bot.chat.ChatContext;
import dev.errdict.bot.chat.Command;
import dev.errdict.bot.chat.Incidents;
import dev.errdict.bot.discord.connect.Audiences;
import dev.errdict.bot.discord.connect.CommandList;
import dev.errdict.bot.discord.paint.LocalWords;
import dev.errdict.bot.discord.paint.View;
import dev.errdict.bot.discord.send.ChannelQueues;
import dev.errdict.bot.discord.send.Cooldown;
import dev.errdict.bot.discord.send.InteractionReplies;
import dev.errdict.bot.discord.send.LookupExecutor;
import dev.errdict.bot.discord.send.ReplyRateLimits;
import dev.errdict.bot.discord.settings.ServerChoices;
import dev.errdict.bot.discord.settings.SettingsChannel;
import dev.errdict.bot.discord.settings.SettingsPanel;
import dev.errdict.bot.discord.suggest.SuggestionForms;
import dev.errdict.db.catalog.Entry;
import dev.errdict.db.catalog.ServerSettings;
import dev.errdict.db.words.Lang;
import dev.errdict.search.answer.Answer;
import dev.errdict.search.answer.Reason;
import dev.errdict.search.reply.ReplyLocale;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import net.dv8tion.jda.api.entities.ISnowflake;
import net.dv8tion.jda.api.entities.Message;
import net.dv8tion.jda.api.events.interaction.command.CommandAutoCompleteInteractionEvent;
import net.dv8tion.jda.api.events.interaction.command.GenericCommandInteractionEvent;
import net.dv8tion.jda.api.events.interaction.command.MessageContextInteractionEvent;
import net.dv8tion.jda.api.events.interaction.command.SlashCommandInteractionEvent;
import net.dv8tion.jda.api.hooks.ListenerAdapter;
import net.dv8tion.jda.api.interactions.Interaction;
import net.dv8tion.jda.api.interactions.commands.OptionMapping;

/** Questions by {@code /err} and by a message's menu, and autocompletion. */
public final class CommandDoor extends ListenerAdapter {
  private final LookupExecutor lookups;
  private final FileQuestions questions;
  private final InteractionReplies replies;
  private final Suggestions suggestions;
  private final SettingsPanel settings;
  private final SuggestionForms forms;
  private final ServerChoices choices;
  private final ChannelQueues queues;
  private final ReplyRateLimits limits;
  private final Incidents incidents;
  private final ReplyLocale home;

  public CommandDoor(
      LookupExecutor lookups,
      FileQuestions questions,
      InteractionReplies replies,
      Suggestions suggestions,
      SettingsPanel settings,
      SuggestionForms forms,
      ServerChoices choices,
      ChannelQueues queues,
      ReplyRateLimits limits,
      Incidents incidents,
      ReplyLocale home) {
    this.lookups = lookups;
    this.questions = questions;
    this.replies = replies;
    this.suggestions = suggestions;
    this.settings = settings;
    this.forms = forms;
    this.choices = choices;
    this.queues = queues;
    this.limits = limits;
    this.incidents = incidents;
    this.home = home;
  }

  @Override
  public void onSlashCommandInteraction(SlashCommandInteractionEvent event) {
    switch (event.getName()) {
      case CommandList.ERR -> asked(event, () -> slash(event));
      case CommandList.SUGGEST -> offer(event, () -> forms.asked(event));
      case CommandList.ERRDICT -> offer(event, () -> settings.used(event));
      default -> {}
    }
  }

  @Override
  public void onMessageContextInteraction(MessageContextInteractionEvent event) {
    if (event.getName().equals(CommandList.EXPLAIN)) {
      asked(event, () -> menu(event));
    }
  }

  private void asked(GenericCommandInteractionEvent event, Runnable job) {
    if (mayAsk(event)) {
      offer(event, job);
    } else {
      // An interaction without a response would look broken, so the notice is repeated here.
      offer(event, () -> tell(event, "slow-down"));
    }
  }

  private void offer(GenericCommandInteractionEvent event, Runnable job) {
    Runnable guarded =
        () -> {
          try {
            job.run();
          } catch (RuntimeException e) {
            replies.failed(event, "a command", e);
          }
        };
    // Interactions need no order: each has its own queue.
    if (!queues.offer(event.getIdLong(), guarded)) {
      String busy = LocalWords.say(context(event).localeFor(""), "busy");
      var _ = event.reply(View.text(busy).create()).setEphemeral(true).submit();
    }
  }

  private void slash(SlashCommandInteractionEvent event) {
    String query = event.getOption(CommandList.QUERY, "", OptionMapping::getAsString).strip();
    boolean wanted = event.getOption(CommandList.PRIVATE, false, OptionMapping::getAsBoolean);
    ChatContext context = context(event);
    Optional<Entry> named = suggestions.named(query, context.audience()).findFirst();
    if (named.isPresent()) {
      Answer answer =
          new Answer.Found(
              List.of(named.get()), List.of(), Reason.of(Reason.Kind.CODE, named.get().code()));
      ReplyLocale locale = context.localeFor("");
      reply(
          event,
          lookups.begin(() -> lookups.core().found(answer, context), locale),
          wanted,
          locale);
      return;
    }
    Command command = lookups.core().read(query, context).orElseGet(() -> new Command.Ask(query));
    reply(event, lookups.begin(command, context), wanted, context.localeFor(query));
  }

  private void menu(MessageContextInteractionEvent event) {
    Message target = event.getTarget();
    String text = MessageText.of(target).strip();
    AskedMessage asked =
        new AskedMessage(
            new Command.Ask("", text),
            context(event),
            MessageText.files(target),
            Optional.of(MessageText.unread(target)));
    reply(event, questions.begin(asked), false, asked.locale());
  }

  private void reply(
      GenericCommandInteractionEvent event,
      CompletableFuture<AnsweredReply> begun,
      boolean wanted,
      ReplyLocale locale) {
    replies.reply(event, begun, wanted || !mayAnswerOpenly(event), locale);
  }

  private void tell(GenericCommandInteractionEvent event, String key) {
    ReplyLocale locale = context(event).localeFor("");
    AnsweredReply told = AnsweredReply.note(locale, LocalWords.plain(locale, key));
    replies.reply(event, CompletableFuture.completedFuture(told), true, locale);
  }

  /** Counts one more question. Returns false when there are too many. */
  public boolean mayAsk(Interaction event) {
    Duration window = Duration.ofSeconds(chosen(event).cooldown());
    return limits.ask(event.getUser().getIdLong(), place(event), window) == Cooldown.Verdict.GO;
  }

  private static long place(Interaction event) {
    return Optional.ofNullable(event.getGuild())
        .map(ISnowflake::getIdLong)
        .orElse(event.getChannelIdLong());
  }

  private ServerSettings chosen(Interaction event) {
    return choices.of(
        event.isFromGuild()
            ? Optional.ofNullable(event.getGuild()).map(guild -> guild.getIdLong())
            : Optional.empty());
  }

  /** Whether the reply is public; in channels without public answers it is ephemeral. */
  private boolean mayAnswerOpenly(Interaction event) {
    return SettingsChannel.of(event).isAnswered(chosen(event));
  }

  private ChatContext context(Interaction event) {
    Optional<Lang> option =
        event instanceof GenericCommandInteractionEvent command
            ? Optional.ofNullable(command.getOption(CommandList.LANG, OptionMapping::getAsString))
                .flatMap(Lang::of)
            : Optional.empty();
    ReplyLocale reader = InteractionReplies.localeOf(event);
    return new ChatContext(
        option,
        Optional.of(reader),
        home,
        chosen(event).prefix(),
        Set.of(ChatContext.NAME),
        true,
        Audiences.of(event));
  }

  @Override
  public void onCommandAutoCompleteInteraction(CommandAutoCompleteInteractionEvent event) {
    ReplyLocale locale = context(event).localeFor(event.getFocusedOption().getValue());
    boolean taken =
        queues.offer(
            event.getIdLong(),
            () -> {
              try {
                var _ =
                    event
                        .replyChoices(
                            suggestions.of(
                                event.getFocusedOption().getValue(), locale, Audiences.of(event)))
                        .submit();
              } catch (RuntimeException e) {
                incidents.report("suggestions", e);
                var _ = event.replyChoices().submit();
              }
            });
    if (!taken) {
      var _ = event.replyChoices().submit();
    }
  }
}
