package dev.errdict.bot.discord.server;

import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import net.dv8tion.jda.api.JDA;
import net.dv8tion.jda.api.JDABuilder;
import net.dv8tion.jda.api.components.actionrow.ActionRow;
import net.dv8tion.jda.api.components.buttons.Button;
import net.dv8tion.jda.api.components.label.Label;
import net.dv8tion.jda.api.components.textinput.TextInput;
import net.dv8tion.jda.api.components.textinput.TextInputStyle;
import net.dv8tion.jda.api.events.interaction.ModalInteractionEvent;
import net.dv8tion.jda.api.events.interaction.command.CommandAutoCompleteInteractionEvent;
import net.dv8tion.jda.api.events.interaction.command.MessageContextInteractionEvent;
import net.dv8tion.jda.api.events.interaction.command.SlashCommandInteractionEvent;
import net.dv8tion.jda.api.events.interaction.component.ButtonInteractionEvent;
import net.dv8tion.jda.api.events.message.MessageDeleteEvent;
import net.dv8tion.jda.api.events.message.MessageReceivedEvent;
import net.dv8tion.jda.api.events.message.MessageUpdateEvent;
import net.dv8tion.jda.api.exceptions.ErrorResponseException;
import net.dv8tion.jda.api.hooks.ListenerAdapter;
import net.dv8tion.jda.api.modals.Modal;
import net.dv8tion.jda.api.requests.GatewayIntent;
import net.dv8tion.jda.api.requests.RestConfig;
import net.dv8tion.jda.api.utils.Compression;
import net.dv8tion.jda.api.utils.ConcurrentSessionController;
import net.dv8tion.jda.api.utils.messages.MessageRequest;
import okhttp3.OkHttpClient;

/** A small bot on the real JDA that repeats what it hears, for the server's own tests. */
final class Echo extends ListenerAdapter implements AutoCloseable {
  private static final EnumSet<GatewayIntent> EVERYTHING =
      EnumSet.of(
          GatewayIntent.GUILD_MESSAGES,
          GatewayIntent.DIRECT_MESSAGES,
          GatewayIntent.MESSAGE_CONTENT);

  private final List<String> heard = new CopyOnWriteArrayList<>();
  private final BlockingQueue<Integer> failures = new LinkedBlockingQueue<>();
  private final JDA jda;

  private Echo(DiscordServer server, Compression compression, EnumSet<GatewayIntent> intents) {
    MessageRequest.setDefaultMentions(List.of());
    MessageRequest.setDefaultMentionRepliedUser(false);
    jda =
        JDABuilder.createLight(server.token(), intents)
            .setRestConfig(new RestConfig().setBaseUrl(server.apiUrl()))
            .setHttpClientBuilder(new OkHttpClient.Builder().readTimeout(Duration.ofSeconds(1)))
            .setSessionController(new LocalSessions(server.gatewayUrl()))
            .setCompression(compression)
            .setEnableShutdownHook(false)
            .addEventListeners(this)
            .build();
  }

  private static final class LocalSessions extends ConcurrentSessionController {
    private final String url;

    LocalSessions(String url) {
      this.url = url;
    }

    @Override
    public String getGateway() {
      return url;
    }
  }

  /** Begins to connect; it may never be ready. */
  static Echo start(DiscordServer server, Compression compression) {
    return new Echo(server, compression, EVERYTHING);
  }

  /** Connects and waits until it is ready. */
  static Echo connect(DiscordServer server, Compression compression) throws InterruptedException {
    return connect(server, compression, EVERYTHING);
  }

  static Echo connect(DiscordServer server, Compression compression, EnumSet<GatewayIntent> intents)
      throws InterruptedException {
    Echo echo = new Echo(server, compression, intents);
    echo.jda.awaitReady();
    return echo;
  }

  static Echo connect(DiscordServer server) throws InterruptedException {
    return connect(server, Compression.ZLIB);
  }

  /** The content of every message of a person so far. */
  List<String> heard() {
    return heard;
  }

  /** Takes the code of the next answer to a slash command that failed. */
  int failure() throws InterruptedException {
    return Objects.requireNonNull(failures.poll(10, TimeUnit.SECONDS));
  }

  JDA jda() {
    return jda;
  }

  @Override
  public void close() {
    jda.shutdownNow();
    try {
      var _ = jda.awaitShutdown(Duration.ofSeconds(5));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void onMessageReceived(MessageReceivedEvent event) {
    String content = event.getMessage().getContentRaw();
    if (!event.getAuthor().isBot()) {
      heard.add(content);
    }
    if (!event.getAuthor().isBot() && content.startsWith("!echo ")) {
      event
          .getMessage()
          .reply(content.substring("!echo ".length()))
          .failOnInvalidReply(false)
          .queue();
    }
  }

  @Override
  public void onMessageUpdate(MessageUpdateEvent event) {
    if (!event.getAuthor().isBot()) {
      event.getChannel().sendMessage("edited: " + event.getMessage().getContentRaw()).queue();
    }
  }

  @Override
  public void onMessageDelete(MessageDeleteEvent event) {
    event.getChannel().sendMessage("deleted").queue();
  }

  @Override
  public void onSlashCommandInteraction(SlashCommandInteractionEvent event) {
    String query = event.getOption("query", "", option -> option.getAsString());
    switch (event.getName()) {
      case "defer" -> event.deferReply(true).queue(hook -> hook.editOriginal(query).queue());
      case "modal" ->
          event
              .replyModal(
                  Modal.create("suggest", "Suggest")
                      .addComponents(Label.of("Text", TextInput.of("text", TextInputStyle.SHORT)))
                      .build())
              .queue();
      default ->
          event
              .reply(query)
              .setEphemeral(event.getOption("private", false, option -> option.getAsBoolean()))
              .addComponents(ActionRow.of(Button.primary("again", "Again")))
              .queue(done -> {}, this::failed);
    }
  }

  private void failed(Throwable failure) {
    if (failure instanceof ErrorResponseException refused) {
      failures.add(refused.getErrorCode());
    }
  }

  @Override
  public void onCommandAutoCompleteInteraction(CommandAutoCompleteInteractionEvent event) {
    event.replyChoiceStrings(event.getFocusedOption().getValue() + "03").queue();
  }

  @Override
  public void onMessageContextInteraction(MessageContextInteractionEvent event) {
    event.reply("about: " + event.getTarget().getContentRaw()).queue();
  }

  @Override
  public void onButtonInteraction(ButtonInteractionEvent event) {
    event.editMessage("clicked").queue();
  }

  @Override
  public void onModalInteraction(ModalInteractionEvent event) {
    event
        .reply("thanks for " + Objects.requireNonNull(event.getValue("text")).getAsString())
        .queue();
  }
}
