package dev.errdict.bot.discord;

import dev.errdict.bot.Incidents;
import dev.errdict.db.Lang;
import dev.errdict.db.ServerSettings;
import dev.errdict.db.Words;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import net.dv8tion.jda.api.EmbedBuilder;
import net.dv8tion.jda.api.Permission;
import net.dv8tion.jda.api.components.actionrow.ActionRow;
import net.dv8tion.jda.api.components.buttons.Button;
import net.dv8tion.jda.api.components.label.Label;
import net.dv8tion.jda.api.components.selections.EntitySelectMenu;
import net.dv8tion.jda.api.components.selections.StringSelectMenu;
import net.dv8tion.jda.api.components.textinput.TextInput;
import net.dv8tion.jda.api.components.textinput.TextInputStyle;
import net.dv8tion.jda.api.entities.Member;
import net.dv8tion.jda.api.entities.MessageEmbed;
import net.dv8tion.jda.api.entities.channel.ChannelType;
import net.dv8tion.jda.api.events.interaction.ModalInteractionEvent;
import net.dv8tion.jda.api.events.interaction.command.SlashCommandInteractionEvent;
import net.dv8tion.jda.api.events.interaction.component.GenericComponentInteractionCreateEvent;
import net.dv8tion.jda.api.hooks.ListenerAdapter;
import net.dv8tion.jda.api.interactions.Interaction;
import net.dv8tion.jda.api.interactions.callbacks.IReplyCallback;
import net.dv8tion.jda.api.interactions.modals.ModalMapping;
import net.dv8tion.jda.api.modals.Modal;

/** A server's settings, shown to one of its managers alone, with a menu for each. */
final class SettingsPanel extends ListenerAdapter {
  private static final String LANG = "lang";
  private static final String PREFIX = "prefix";
  private static final String ANSWER = "answer";
  private static final String WATCH = "watch";
  private static final String AUTO = "auto";
  private static final int MOST_CHANNELS = 25;
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final Pattern GOOD_PREFIX =
      Pattern.compile("[^\\s\\p{L}\\p{N}@#/<>\\p{C}]{1," + ServerSettings.MAX_PREFIX + "}");

  private final ServerChoices choices;
  private final InteractionReplies replies;
  private final Requests requests;
  private final Desk desk;
  private final Incidents incidents;

  SettingsPanel(
      ServerChoices choices,
      InteractionReplies replies,
      Requests requests,
      Desk desk,
      Incidents incidents) {
    this.choices = choices;
    this.replies = replies;
    this.requests = requests;
    this.desk = desk;
    this.incidents = incidents;
  }

  /** Shows the panel; blocks. */
  void open(SlashCommandInteractionEvent event) {
    if (allowed(event)) {
      replies.send(event, view(event), true);
    }
  }

  /** Something in the panel was used; blocks. */
  void changed(GenericComponentInteractionCreateEvent event, String name, List<String> values) {
    if (!allowed(event)) {
      return;
    }
    ServerSettings now = choices.of(server(event));
    switch (name) {
      case PREFIX -> askPrefix(event, now);
      case LANG -> save(event, now.withLang(values.stream().findFirst().flatMap(Lang::of)));
      case ANSWER -> save(event, now.withAnswerIn(ids(values)));
      case WATCH -> save(event, now.withWatchIn(ids(values)));
      default -> {}
    }
  }

  private void save(GenericComponentInteractionCreateEvent event, ServerSettings chosen) {
    choices.choose(server(event).orElseThrow(), chosen);
    replies.replace(event, view(event));
  }

  private static Set<Long> ids(List<String> values) {
    return values.stream().map(Long::parseUnsignedLong).collect(Collectors.toSet());
  }

  private void askPrefix(GenericComponentInteractionCreateEvent event, ServerSettings now) {
    Words words = words(event);
    TextInput input =
        TextInput.create(PREFIX, TextInputStyle.SHORT)
            .setRequiredRange(1, ServerSettings.MAX_PREFIX)
            .setValue(now.prefix())
            .build();
    Modal modal =
        Modal.create(id(PREFIX), words.say("settings.change-prefix"))
            .addComponents(Label.of(words.say("settings.new-prefix"), input))
            .build();
    try {
      requests.run(() -> event.replyModal(modal), PATIENCE);
    } catch (RequestFailure failure) {
      failure.report(incidents, "the form for a prefix");
    }
  }

  @Override
  public void onModalInteraction(ModalInteractionEvent event) {
    if (!event.getModalId().equals(id(PREFIX))) {
      return;
    }
    boolean taken =
        desk.offer(
            event.getIdLong(),
            () -> {
              try {
                prefixGiven(event);
              } catch (RuntimeException e) {
                replies.failed(event, "a form", e);
              }
            });
    if (!taken) {
      var _ = event.reply(View.text(words(event).say("busy")).create()).setEphemeral(true).submit();
    }
  }

  private void prefixGiven(ModalInteractionEvent event) {
    if (!allowed(event)) {
      return;
    }
    ModalMapping given = event.getValue(PREFIX);
    String prefix = given == null ? "" : given.getAsString().strip();
    if (!GOOD_PREFIX.matcher(prefix).matches()) {
      String text = words(event).say("settings.bad-prefix", ServerSettings.MAX_PREFIX);
      replies.send(event, View.text(text), true);
      return;
    }
    choices.choose(server(event).orElseThrow(), choices.of(server(event)).withPrefix(prefix));
    replies.replace(event, view(event));
  }

  private boolean allowed(IReplyCallback event) {
    Member member = event.getMember();
    if (server(event).isEmpty() || member == null) {
      replies.send(event, View.text(words(event).say("settings.only-servers")), true);
      return false;
    }
    if (!member.hasPermission(Permission.MANAGE_SERVER)) {
      replies.send(event, View.text(words(event).say("settings.no-permission")), true);
      return false;
    }
    return true;
  }

  private static Optional<Long> server(Interaction event) {
    return event.isFromGuild()
        ? Optional.ofNullable(event.getGuild()).map(guild -> guild.getIdLong())
        : Optional.empty();
  }

  private View view(Interaction event) {
    ServerSettings now = choices.of(server(event));
    Words words = words(event);
    String lang = now.lang().map(Lang::tag).orElse(AUTO);
    MessageEmbed embed =
        new EmbedBuilder()
            .setColor(EmbedPainter.NOTE)
            .setTitle(words.say("settings.title"))
            .addField(
                words.say("settings.lang"),
                words.say("settings.lang.text", words.say("settings.lang." + lang)),
                false)
            .addField(
                words.say("settings.prefix"),
                words.say("settings.prefix.text", now.prefix().replace('`', 'ˋ')),
                false)
            .addField(
                words.say("settings.answer"),
                channels(now.answerIn(), words.say("settings.answer.all")),
                false)
            .addField(
                words.say("settings.watch"),
                channels(now.watchIn(), words.say("settings.watch.none")),
                false)
            .build();
    return new View(
        "",
        List.of(embed),
        List.of(
            ActionRow.of(langMenu(words, lang)),
            ActionRow.of(channelMenu(ANSWER, now.answerIn(), words)),
            ActionRow.of(channelMenu(WATCH, now.watchIn(), words)),
            ActionRow.of(Button.secondary(id(PREFIX), words.say("settings.change-prefix")))));
  }

  private static StringSelectMenu langMenu(Words words, String lang) {
    return StringSelectMenu.create(id(LANG))
        .addOption(words.say("settings.lang.auto"), AUTO)
        .addOption(words.say("settings.lang.zh"), Lang.ZH.tag())
        .addOption(words.say("settings.lang.en"), Lang.EN.tag())
        .setDefaultValues(lang)
        .build();
  }

  private static EntitySelectMenu channelMenu(String name, Set<Long> chosen, Words words) {
    return EntitySelectMenu.create(id(name), EntitySelectMenu.SelectTarget.CHANNEL)
        .setChannelTypes(ChannelType.TEXT, ChannelType.NEWS, ChannelType.FORUM, ChannelType.VOICE)
        .setPlaceholder(words.say("settings." + name + ".placeholder"))
        .setRequiredRange(0, MOST_CHANNELS)
        .setDefaultValues(
            chosen.stream()
                .sorted()
                .limit(MOST_CHANNELS)
                .map(EntitySelectMenu.DefaultValue::channel)
                .toList())
        .build();
  }

  private static String channels(Set<Long> ids, String none) {
    return ids.isEmpty()
        ? none
        : ids.stream().sorted().map(id -> "<#" + id + ">").collect(Collectors.joining(" "));
  }

  private static String id(String name) {
    return new CustomId.Setting(name).write().orElseThrow();
  }

  private static Words words(Interaction event) {
    return Words.of(
        SettingsPanel.class, Lang.of(event.getUserLocale().getLocale()).orElse(Lang.EN));
  }
}
