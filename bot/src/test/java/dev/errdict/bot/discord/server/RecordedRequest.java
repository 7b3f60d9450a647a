package dev.errdict.bot.discord.server;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * What the client asked for.
 *
 * @param route the template that fitted, such as {@code /channels/{id}/messages}
 * @param path as asked, below {@code /api/v10}
 * @param body the JSON body, an empty object when there is none
 * @param at when it was read
 * @param status what was answered; 0 if nothing was
 */
public record RecordedRequest(
    Method method,
    String route,
    String path,
    Map<String, String> query,
    JsonNode body,
    Instant at,
    int status,
    UnaryOperator<String> labels) {

  /**
   * The body laid out with sorted names and without what differs from run to run: ids that the
   * server made are replaced by labels, the nonce is left out.
   */
  public String snapshot() {
    JsonNode copy = body.deepCopy();
    if (copy instanceof ObjectNode object) {
      object.remove("nonce");
    }
    return labels.apply(Json.pretty(copy));
  }

  /**
   * The part of the path at this place, counted from 0: in {@code /channels/1/messages}, 1 gives
   * the channel's id.
   */
  public String segment(int index) {
    return path.split("/", -1)[index + 1];
  }

  @Override
  public String toString() {
    return method + " " + path + " " + status + " " + labels.apply(body.toString());
  }
}
