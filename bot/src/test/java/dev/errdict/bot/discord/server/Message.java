package dev.errdict.bot.discord.server;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** A message as the server keeps it. Safe to read from any thread. */
public final class Message {
  private final Place place;
  private final Person author;
  private volatile ObjectNode json;

  Message(Place place, Person author, ObjectNode json) {
    this.place = place;
    this.author = author;
    this.json = json;
  }

  public String id() {
    return json.path("id").asText();
  }

  public Place place() {
    return place;
  }

  public Person author() {
    return author;
  }

  public String content() {
    return json.path("content").asText();
  }

  public JsonNode embeds() {
    return json.path("embeds");
  }

  public JsonNode components() {
    return json.path("components");
  }

  /** The message as the API gives it. */
  public JsonNode json() {
    return json.deepCopy();
  }

  /** Whether only one person sees it. */
  public boolean isEphemeral() {
    return (flags() & MessageRules.EPHEMERAL) != 0;
  }

  /** Whether it is still the placeholder of a deferred answer. */
  public boolean isLoading() {
    return (flags() & MessageRules.LOADING) != 0;
  }

  /**
   * Whether anybody's client makes a sound for it: a person, a role or everyone was mentioned, and
   * that was allowed.
   */
  public boolean pings() {
    return json.path("mention_everyone").asBoolean()
        || !json.path("mentions").isEmpty()
        || !json.path("mention_roles").isEmpty();
  }

  int flags() {
    return json.path("flags").asInt();
  }

  boolean mentions(Person person) {
    for (JsonNode mentioned : json.path("mentions")) {
      if (mentioned.path("id").asText().equals(person.id())) {
        return true;
      }
    }
    return false;
  }

  /** Replaces what is given and keeps the rest. */
  void change(ObjectNode changes) {
    ObjectNode changed = json.deepCopy();
    changed.setAll(changes);
    json = changed;
  }

  /** The message as somebody without the message-content intent gets it. */
  ObjectNode withoutContent() {
    ObjectNode bare = json.deepCopy();
    bare.put("content", "");
    for (String name : new String[] {"embeds", "attachments", "components"}) {
      bare.set(name, Json.array());
    }
    return bare;
  }

  /** The component with this custom id, or an empty object. */
  ObjectNode component(String customId) {
    return find(components(), customId);
  }

  private static ObjectNode find(JsonNode components, String customId) {
    for (JsonNode component : components) {
      if (component.path("custom_id").asText().equals(customId)) {
        return (ObjectNode) component;
      }
      ObjectNode inside = find(component.path("components"), customId);
      if (!inside.isEmpty()) {
        return inside;
      }
    }
    return Json.object();
  }

  /** The components with the numbers that Discord gives them. */
  static ArrayNode numbered(JsonNode components) {
    ArrayNode copy = components.deepCopy();
    number(copy, 1);
    return copy;
  }

  private static int number(ArrayNode components, int next) {
    int id = next;
    for (JsonNode component : components) {
      if (!component.has("id")) {
        ((ObjectNode) component).put("id", id++);
      }
      if (component.path("components") instanceof ArrayNode inner) {
        id = number(inner, id);
      }
    }
    return id;
  }

  @Override
  public String toString() {
    return author.name() + " in " + place + ": " + json;
  }
}
