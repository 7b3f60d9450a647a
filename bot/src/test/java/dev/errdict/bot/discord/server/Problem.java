package dev.errdict.bot.discord.server;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * A refusal as Discord words it.
 *
 * @see <a href="https://discord.com/developers/docs/topics/opcodes-and-status-codes#json">JSON
 *     error codes</a>
 */
final class Problem extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int status;
  private final transient ObjectNode body;

  Problem(int status, int code, String message) {
    this(status, Json.object("message", message, "code", code));
  }

  Problem(int status, ObjectNode body) {
    super(body.toString());
    this.status = status;
    this.body = body;
  }

  static Problem unauthorized() {
    return new Problem(401, 0, "401: Unauthorized");
  }

  static Problem noSuchRoute() {
    return new Problem(404, 0, "404: Not Found");
  }

  static Problem unknownChannel() {
    return new Problem(404, 10003, "Unknown Channel");
  }

  static Problem unknownMessage() {
    return new Problem(404, 10008, "Unknown Message");
  }

  static Problem unknownWebhook() {
    return new Problem(404, 10015, "Unknown Webhook");
  }

  static Problem unknownInteraction() {
    return new Problem(404, 10062, "Unknown interaction");
  }

  static Problem alreadyAcknowledged() {
    return new Problem(400, 40060, "Interaction has already been acknowledged.");
  }

  static Problem missingAccess() {
    return new Problem(403, 50001, "Missing Access");
  }

  static Problem notYourMessage() {
    return new Problem(403, 50005, "Cannot edit a message authored by another user");
  }

  static Problem emptyMessage() {
    return new Problem(400, 50006, "Cannot send an empty message");
  }

  static Problem missingPermissions() {
    return new Problem(403, 50013, "Missing Permissions");
  }

  HttpAnswer answer() {
    return HttpAnswer.json(status, body);
  }
}
