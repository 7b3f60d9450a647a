package dev.errdict.bot.discord.send;

import dev.errdict.bot.chat.Incidents;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import net.dv8tion.jda.api.exceptions.ErrorResponseException;
import net.dv8tion.jda.api.exceptions.PermissionException;
import net.dv8tion.jda.api.requests.ErrorResponse;

/** A request to Discord failed. */
public final class RequestFailure extends Exception {
  /** The kind of failure, by what can be done about it. */
  public enum Kind {
    /** A permission is missing. */
    FORBIDDEN,
    /** The target of the request no longer exists. */
    GONE,
    /** The interaction has expired. */
    EXPIRED,
    /** The interaction has a response already: an earlier attempt reached Discord. */
    ANSWERED,
    /** The request is invalid; repeating it does not help. */
    REFUSED,
    /** Discord or the network has a problem; repeating the request may help. */
    UNREACHABLE
  }

  private final Kind kind;

  private RequestFailure(Kind kind, Throwable cause) {
    super(kind.name(), cause);
    this.kind = kind;
  }

  public Kind kind() {
    return kind;
  }

  /**
   * Logs the failure with Discord's message, which contains no user input. Returns the id for the
   * user.
   */
  public String report(Incidents incidents, String what) {
    String said =
        getCause() instanceof ErrorResponseException refused
            ? "HTTP " + refused.getResponse().code + ", error " + refused.getErrorCode()
            : kind.name();
    return incidents.report(what + " (" + said + ")", this);
  }

  static RequestFailure of(Throwable failure) {
    Throwable cause = failure;
    while ((cause instanceof ExecutionException || cause instanceof CompletionException)
        && cause.getCause() != null) {
      cause = cause.getCause();
    }
    return new RequestFailure(kind(cause), cause);
  }

  private static Kind kind(Throwable cause) {
    if (cause instanceof PermissionException) {
      return Kind.FORBIDDEN;
    }
    if (cause instanceof ErrorResponseException refused) {
      return kind(refused);
    }
    return cause instanceof RuntimeException ? Kind.REFUSED : Kind.UNREACHABLE;
  }

  private static Kind kind(ErrorResponseException refused) {
    ErrorResponse response = refused.getErrorResponse();
    return switch (response) {
      case MISSING_PERMISSIONS, MISSING_ACCESS, CANNOT_SEND_TO_USER -> Kind.FORBIDDEN;
      case UNKNOWN_MESSAGE, UNKNOWN_CHANNEL, UNKNOWN_GUILD, UNKNOWN_USER -> Kind.GONE;
      case UNKNOWN_INTERACTION, UNKNOWN_WEBHOOK, INVALID_WEBHOOK_TOKEN -> Kind.EXPIRED;
      case INTERACTION_ALREADY_ACKNOWLEDGED -> Kind.ANSWERED;
      default -> trouble(refused) ? Kind.UNREACHABLE : Kind.REFUSED;
    };
  }

  private static boolean trouble(ErrorResponseException refused) {
    int status = refused.getResponse().code;
    return refused.isServerError() || status < 0 || status >= 500 || status == 429;
  }
}
