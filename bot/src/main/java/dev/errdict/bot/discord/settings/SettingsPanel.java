package dev.errdict.bot.discord.settings;

import dev.errdict.bot.chat.Incidents;
import dev.errdict.bot.discord.connect.CommandList;
import dev.errdict.bot.discord.paint.LocalWords;
import dev.errdict.bot.discord.paint.View;
import dev.errdict.bot.discord.send.BlockingRequests;
import dev.errdict.bot.discord.send.ChannelQueues;
import dev.errdict.bot.discord.send.InteractionReplies;
import dev.errdict.bot.discord.send.RequestFailure;
import dev.errdict.db.catalog.ServerSettings;
import dev.errdict.db.rows.Replaced;
import dev.errdict.db.words.Lang;
import dev.errdict.search.reply.ReplyLocale;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import net.dv8tion.jda.api.entities.Guild;
import net.dv8tion.jda.api.events.interaction.ModalInteractionEvent;
import net.dv8tion.jda.api.events.interaction.command.SlashCommandInteractionEvent;
import net.dv8tion.jda.api.events.interaction.component.GenericComponentInteractionCreateEvent;
import net.dv8tion.jda.api.hooks.ListenerAdapter;
import net.dv8tion.jda.api.interactions.Interaction;
import net.dv8tion.jda.api.interactions.callbacks.IReplyCallback;
import net.dv8tion.jda.api.interactions.commands.OptionMapping;
import net.dv8tion.jda.api.interactions.modals.ModalMapping;
import net.dv8tion.jda.api.requests.RestAction;

/**
 * A server's settings and status, shown to one of its managers alone. Discord checks who may use
 * the command: users who may manage the server, and users whom an administrator allows under Server
 * Settings, Integrations.
 */
public final class SettingsPanel extends ListenerAdapter {
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final Pattern GOOD_PREFIX =
      Pattern.compile("[^\\s\\p{L}\\p{N}@#/<>\\p{C}]{1," + ServerSettings.MAX_PREFIX + "}");
  private static final Pattern GOOD_COMMAND =
      Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N}_-]{0," + (ServerSettings.MAX_COMMAND - 1) + "}");

  private final ServerChoices choices;
  private final InteractionReplies replies;
  private final SettingsLog log;
  private final StatusReport status;
  private final LearningPanel learning;
  private final BlockingRequests requests;
  private final ChannelQueues queues;
  private final Incidents incidents;

  public SettingsPanel(
      ServerChoices choices,
      InteractionReplies replies,
      SettingsLog log,
      StatusReport status,
      LearningPanel learning,
      BlockingRequests requests,
      ChannelQueues queues,
      Incidents incidents) {
    this.choices = choices;
    this.replies = replies;
    this.log = log;
    this.status = status;
    this.learning = learning;
    this.requests = requests;
    this.queues = queues;
    this.incidents = incidents;
  }

  /** Handles a subcommand; blocks. */
  public void used(SlashCommandInteractionEvent event) {
    Optional<Guild> guild = guild(event);
    if (guild.isEmpty()) {
      return;
    }
    switch (Optional.ofNullable(event.getSubcommandName()).orElse("")) {
      case CommandList.STATUS -> replies.send(event, status.of(guild.get(), locale(event)), true);
      case CommandList.LANGUAGE -> language(event, guild.get());
      default -> replies.send(event, view(event, guild.get()).pageOf(SettingsView.LANG), true);
    }
  }

  private void language(SlashCommandInteractionEvent event, Guild guild) {
    Optional<Lang> lang =
        Lang.of(event.getOption(CommandList.LANG, "", OptionMapping::getAsString));
    long channel =
        event.getOption(
            CommandList.CHANNEL, event.getChannelIdLong(), option -> option.getAsLong());
    save(
        event,
        () -> event.deferReply(true),
        guild,
        before -> {
          Map<Long, Lang> langs = new HashMap<>(before.rooms().langs());
          langs.remove(channel);
          lang.ifPresent(chosen -> langs.put(channel, chosen));
          return before.withRooms(before.rooms().withLangs(langs));
        });
    replies.send(event, view(event, guild).pageOf(SettingsView.LANG), true);
  }

  /** Handles a control of the panel; blocks. */
  public void changed(
      GenericComponentInteractionCreateEvent event, String name, List<String> values) {
    Optional<Guild> guild = guild(event);
    if (guild.isEmpty()) {
      return;
    }
    if (!event.getMessage().isEphemeral()) {
      // The panel is shown to the one alone whom Discord let use the command.
      replies.send(event, View.text(LocalWords.say(locale(event), "old-button")), true);
      return;
    }
    ServerSettings now = choices.of(Optional.of(guild.get().getIdLong()));
    if (name.equals(SettingsView.PREFIX)) {
      askPrefix(event, now);
      return;
    }
    if (LearningPanel.knows(name)) {
      replies
          .slow(
              event,
              event::deferEdit,
              () -> learning.change(guild.get(), name, values, locale(event)))
          .forEach(line -> log.told(guild.get(), event.getUser(), now, line));
      replies.replace(event, learning.page(guild.get(), locale(event)));
      return;
    }
    if (!SettingsView.PAGE_BUTTONS.contains(name)) {
      save(event, event::deferEdit, guild.get(), before -> chosen(before, name, values));
    }
    replies.replace(event, view(event, guild.get()).pageOf(name));
  }

  private static ServerSettings chosen(ServerSettings now, String name, List<String> values) {
    ServerSettings.Rooms rooms = now.rooms();
    return switch (name) {
      case SettingsView.LANG -> now.withLang(values.stream().findFirst().flatMap(Lang::of));
      case SettingsView.COMMANDS_ON -> now.withCommands(true);
      case SettingsView.COMMANDS_OFF -> now.withCommands(false);
      case SettingsView.ANSWER -> now.withRooms(rooms.withAnswer(ids(values)));
      case SettingsView.DENY -> now.withRooms(rooms.withDeny(ids(values)));
      case SettingsView.WATCH -> now.withRooms(rooms.withWatch(ids(values)));
      case SettingsView.ALERTS -> now.withRooms(rooms.withAlerts(ids(values)));
      case SettingsView.LOG -> now.withLogChannel(ids(values).stream().findFirst());
      case SettingsView.COOLDOWN ->
          now.withCooldown(
              values.stream().findFirst().map(Integer::valueOf).orElse(now.cooldown()));
      default -> now;
    };
  }

  private void save(
      IReplyCallback event,
      Supplier<? extends RestAction<?>> deferral,
      Guild guild,
      UnaryOperator<ServerSettings> change) {
    Replaced<ServerSettings> done =
        replies.slow(event, deferral, () -> choices.change(guild.getIdLong(), change));
    if (!done.isUnchanged()) {
      log.changed(guild, event.getUser(), done.before(), done.now());
    }
  }

  private static Set<Long> ids(List<String> values) {
    return values.stream().map(Long::parseUnsignedLong).collect(Collectors.toSet());
  }

  private void askPrefix(GenericComponentInteractionCreateEvent event, ServerSettings now) {
    try {
      requests.run(() -> event.replyModal(new SettingsView(now, locale(event)).form()), PATIENCE);
    } catch (RequestFailure failure) {
      failure.report(incidents, "the form for a prefix");
    }
  }

  @Override
  public void onModalInteraction(ModalInteractionEvent event) {
    if (!event.getModalId().equals(SettingsView.id(SettingsView.PREFIX))) {
      return;
    }
    boolean taken =
        queues.offer(
            event.getIdLong(),
            () -> {
              try {
                prefixGiven(event);
              } catch (RuntimeException e) {
                replies.failed(event, "a form", e);
              }
            });
    if (!taken) {
      String busy = LocalWords.say(locale(event), "busy");
      var _ = event.reply(View.text(busy).create()).setEphemeral(true).submit();
    }
  }

  private void prefixGiven(ModalInteractionEvent event) {
    Optional<Guild> guild = guild(event);
    if (guild.isEmpty()) {
      return;
    }
    String prefix = given(event, SettingsView.PREFIX);
    Optional<String> command =
        Optional.of(given(event, SettingsView.COMMAND)).filter(name -> !name.isEmpty());
    if (!GOOD_PREFIX.matcher(prefix).matches()) {
      refuse(event, "settings.bad-prefix", ServerSettings.MAX_PREFIX);
      return;
    }
    if (command.filter(name -> !GOOD_COMMAND.matcher(name).matches()).isPresent()) {
      refuse(event, "settings.bad-command", ServerSettings.MAX_COMMAND);
      return;
    }
    save(
        event,
        event::deferEdit,
        guild.get(),
        before -> before.withPrefix(prefix).withCommand(command));
    replies.replace(event, view(event, guild.get()).pageOf(SettingsView.PREFIX));
  }

  private void refuse(ModalInteractionEvent event, String key, int most) {
    replies.send(event, View.text(LocalWords.say(locale(event), key, most)), true);
  }

  private static String given(ModalInteractionEvent event, String name) {
    ModalMapping given = event.getValue(name);
    return given == null ? "" : given.getAsString().strip();
  }

  /** The server of the interaction; replies with an error when there is none. */
  private Optional<Guild> guild(IReplyCallback event) {
    Optional<Guild> guild =
        event.isFromGuild()
            ? Optional.ofNullable(event.getGuild()).filter(one -> !one.isDetached())
            : Optional.empty();
    if (guild.isEmpty()) {
      replies.send(event, View.text(LocalWords.say(locale(event), "settings.only-servers")), true);
    }
    return guild;
  }

  private SettingsView view(Interaction event, Guild guild) {
    return new SettingsView(choices.of(Optional.of(guild.getIdLong())), locale(event));
  }

  private static ReplyLocale locale(Interaction event) {
    return InteractionReplies.localeOf(event);
  }
}
