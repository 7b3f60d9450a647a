package dev.errdict.bot.discord.server;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.Set;

/**
 * What the components of a message or a modal may hold.
 *
 * @see <a href="https://discord.com/developers/docs/components/reference">Component reference</a>
 */
final class ComponentRules {
  static final int ACTION_ROW = 1;
  static final int BUTTON = 2;
  static final int STRING_SELECT = 3;
  static final int TEXT_INPUT = 4;
  static final int LABEL = 18;

  private static final int LINK = 5;
  private static final int PREMIUM = 6;

  private final Form form;
  private final Set<String> customIds = new HashSet<>();
  private int components;

  private ComponentRules(Form form) {
    this.form = form;
  }

  /**
   * Notes what is wrong with the components of a message; with the newer kind, rows may stand
   * within containers.
   */
  static void check(Form form, JsonNode components, boolean v2) {
    ComponentRules rules = new ComponentRules(form);
    if (v2) {
      rules.tree(components, "components");
      form.require(rules.components <= 40, "components", "Must be 40 or fewer.");
      return;
    }
    form.count(components, "components", 0, 5);
    for (int i = 0; i < components.size(); i++) {
      rules.row(components.path(i), "components." + i);
    }
  }

  /** Refuses a modal that Discord would refuse. */
  static void checkModal(JsonNode modal) {
    Form form = new Form();
    ComponentRules rules = new ComponentRules(form);
    form.required(modal, "title", "data", 1, 45);
    form.required(modal, "custom_id", "data", 1, 100);
    JsonNode parts = modal.path("components");
    form.count(parts, "data.components", 1, 5);
    for (int i = 0; i < parts.size(); i++) {
      String path = "data.components." + i;
      JsonNode part = parts.path(i);
      if (part.path("type").asInt() == LABEL) {
        form.required(part, "label", path, 1, 45);
        form.length(part, "description", path, 0, 100);
        rules.input(part.path("component"), path + ".component");
      } else if (part.path("type").asInt() == ACTION_ROW) {
        rules.input(part.path("components").path(0), path + ".components.0");
      }
    }
    form.submit();
  }

  private void input(JsonNode input, String path) {
    if (input.path("type").asInt() == STRING_SELECT) {
      select(input, path);
      return;
    }
    customId(input, path);
    form.length(input, "placeholder", path, 0, 100);
    form.length(input, "value", path, 0, 4000);
    int most = input.path("max_length").asInt(4000);
    form.require(
        most >= 1 && most <= 4000 && input.path("min_length").asInt(0) <= most,
        path + ".max_length",
        "Must be between 1 and 4000.");
  }

  private void row(JsonNode row, String path) {
    components++;
    if (row.path("type").asInt() != ACTION_ROW) {
      form.error(
          path + ".type", "UNION_TYPE_CHOICES", "Value of field \"type\" must be one of (1,).");
      return;
    }
    JsonNode cells = row.path("components");
    form.count(cells, path + ".components", 1, 5);
    for (int i = 0; i < cells.size(); i++) {
      JsonNode cell = cells.path(i);
      String at = path + ".components." + i;
      components++;
      switch (cell.path("type").asInt()) {
        case BUTTON -> button(cell, at);
        case STRING_SELECT -> {
          form.require(cells.size() == 1, at, "A select menu fills a whole row.");
          select(cell, at);
        }
        case 5, 6, 7, 8 -> customId(cell, at);
        default -> form.error(at + ".type", "UNION_TYPE_CHOICES", "Not allowed in a message.");
      }
    }
  }

  private void tree(JsonNode nodes, String path) {
    for (int i = 0; i < nodes.size(); i++) {
      JsonNode node = nodes.path(i);
      String at = path + "." + i;
      if (node.path("type").asInt() == ACTION_ROW) {
        row(node, at);
      } else {
        components++;
        form.length(node, "content", at, 1, 4000);
        tree(node.path("components"), at + ".components");
        if (node.path("accessory").path("type").asInt() == BUTTON) {
          button(node.path("accessory"), at + ".accessory");
        }
      }
    }
  }

  private void button(JsonNode button, String path) {
    form.length(button, "label", path, 0, 80);
    form.require(
        button.hasNonNull("label") || button.hasNonNull("emoji"), path, "A label or an emoji.");
    int style = button.path("style").asInt();
    form.require(style >= 1 && style <= PREMIUM, path + ".style", "Must be between 1 and 6.");
    if (style == LINK) {
      form.required(button, "url", path, 1, 512);
      form.require(!button.hasNonNull("custom_id"), path, "A link has no custom_id.");
    } else if (style != PREMIUM) {
      customId(button, path);
    }
  }

  private void select(JsonNode select, String path) {
    customId(select, path);
    form.length(select, "placeholder", path, 0, 150);
    JsonNode options = select.path("options");
    form.count(options, path + ".options", 1, 25);
    Set<String> values = new HashSet<>();
    for (int i = 0; i < options.size(); i++) {
      String at = path + ".options." + i;
      form.required(options.path(i), "label", at, 1, 100);
      form.required(options.path(i), "value", at, 1, 100);
      form.length(options.path(i), "description", at, 0, 100);
      form.require(
          values.add(options.path(i).path("value").asText()), at + ".value", "Already used.");
    }
    int most = select.path("max_values").asInt(1);
    form.require(
        most >= 1 && most <= Math.max(1, options.size()),
        path + ".max_values",
        "Must be between 1 and the number of options.");
  }

  private void customId(JsonNode owner, String path) {
    form.required(owner, "custom_id", path, 1, 100);
    if (!customIds.add(owner.path("custom_id").asText())) {
      form.error(
          path + ".custom_id",
          "COMPONENT_CUSTOM_ID_DUPLICATED",
          "Component custom id cannot be duplicated");
    }
  }
}
