package dev.errdict.bot.discord.server;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What an application may register, and what it may offer as one types.
 *
 * @see <a href="https://discord.com/developers/docs/interactions/application-commands">Application
 *     commands</a>
 */
final class CommandRules {
  private static final int CHAT_INPUT = 1;
  private static final int SUB_COMMAND = 1;
  private static final int SUB_COMMAND_GROUP = 2;
  private static final int MESSAGE = 3;
  private static final Pattern NAME =
      Pattern.compile("[-_'\\p{L}\\p{N}\\p{IsDevanagari}\\p{IsThai}]{1,32}");
  private static final List<String> LOCALES =
      List.of(
          "id", "da", "de", "en-GB", "en-US", "es-ES", "es-419", "fr", "hr", "it", "lt", "hu", "nl",
          "no", "pl", "pt-BR", "ro", "fi", "sv-SE", "vi", "tr", "cs", "el", "bg", "ru", "uk", "hi",
          "th", "zh-CN", "ja", "zh-TW", "ko");

  private final Form form = new Form();

  private CommandRules() {}

  /** Refuses a list of commands that Discord would refuse. */
  static void check(Iterable<JsonNode> commands) {
    CommandRules rules = new CommandRules();
    Set<String> names = new HashSet<>();
    int chat = 0;
    int menu = 0;
    int i = 0;
    for (JsonNode command : commands) {
      String path = Integer.toString(i++);
      int type = command.path("type").asInt(CHAT_INPUT);
      chat += type == CHAT_INPUT ? 1 : 0;
      menu += type == MESSAGE ? 1 : 0;
      rules.command(command, type, path);
      rules.form.require(
          names.add(type + " " + command.path("name").asText()),
          path + ".name",
          "Application command names must be unique");
    }
    rules.form.require(chat <= 100 && menu <= 5, "_", "Maximum number of commands reached.");
    rules.form.submit();
  }

  /** Refuses choices for autocomplete that Discord would refuse. */
  static void checkChoices(JsonNode choices) {
    Form form = new Form();
    if (!choices.isArray()) {
      form.error("data.choices", "BASE_TYPE_REQUIRED", "This field is required");
    }
    choices(form, choices, "data.choices");
    form.submit();
  }

  private static void choices(Form form, JsonNode choices, String path) {
    form.count(choices, path, 0, 25);
    for (int i = 0; i < choices.size(); i++) {
      String at = path + "." + i;
      form.required(choices.path(i), "name", at, 1, 100);
      JsonNode value = choices.path(i).path("value");
      form.require(!value.isMissingNode(), at + ".value", "This field is required");
      if (value.isTextual()) {
        form.length(choices.path(i), "value", at, 1, 100);
      }
      locales(form, choices.path(i).path("name_localizations"), at + ".name_localizations", 100);
    }
  }

  private void command(JsonNode command, int type, String path) {
    if (type == CHAT_INPUT) {
      named(command, path);
      options(command.path("options"), path + ".options");
    } else {
      form.required(command, "name", path, 1, 32);
      locales(form, command.path("name_localizations"), path + ".name_localizations", 32);
      form.require(
          command.path("description").asText("").isEmpty(),
          path + ".description",
          "Context menu commands cannot have description");
      form.require(
          command.path("options").isEmpty(),
          path + ".options",
          "Context menu commands cannot have options");
    }
    numbers(command.path("contexts"), path + ".contexts", 2);
    numbers(command.path("integration_types"), path + ".integration_types", 1);
  }

  private void numbers(JsonNode values, String path, int most) {
    for (JsonNode value : values) {
      form.require(
          // Discord reads numbers in quotes too, which is what JDA sends.
          value.asText().matches("[0-9]") && value.asInt() <= most, path, "Unknown value.");
    }
  }

  private void named(JsonNode thing, String path) {
    form.required(thing, "name", path, 1, 32);
    name(thing.path("name").asText(), path + ".name");
    form.required(thing, "description", path, 1, 100);
    thing
        .path("name_localizations")
        .forEach(name -> name(name.asText(), path + ".name_localizations"));
    locales(form, thing.path("name_localizations"), path + ".name_localizations", 32);
    locales(
        form, thing.path("description_localizations"), path + ".description_localizations", 100);
  }

  private void name(String name, String path) {
    if (!NAME.matcher(name).matches() || !name.equals(name.toLowerCase(java.util.Locale.ROOT))) {
      form.error(
          path,
          "APPLICATION_COMMAND_INVALID_NAME",
          "Command name is invalid, or contains uppercase characters");
    }
  }

  private static void locales(Form form, JsonNode texts, String path, int most) {
    texts
        .fieldNames()
        .forEachRemaining(
            locale -> {
              form.require(LOCALES.contains(locale), path, "Unknown locale " + locale);
              form.length(texts, locale, path, 1, most);
            });
  }

  private void options(JsonNode options, String path) {
    form.count(options, path, 0, 25);
    Set<String> names = new HashSet<>();
    boolean optional = false;
    for (int i = 0; i < options.size(); i++) {
      JsonNode option = options.path(i);
      String at = path + "." + i;
      named(option, at);
      form.require(names.add(option.path("name").asText()), at + ".name", "Already used.");
      int type = option.path("type").asInt();
      form.require(type >= 1 && type <= 11, at + ".type", "Unknown value.");
      boolean required = option.path("required").asBoolean();
      form.require(
          !(optional && required),
          at,
          "Required options must be placed before non-required options");
      optional |= !required && type != SUB_COMMAND && type != SUB_COMMAND_GROUP;
      form.require(
          !(option.path("autocomplete").asBoolean() && !option.path("choices").isEmpty()),
          at,
          "Autocomplete and choices exclude each other.");
      choices(form, option.path("choices"), at + ".choices");
      options(option.path("options"), at + ".options");
    }
  }
}
