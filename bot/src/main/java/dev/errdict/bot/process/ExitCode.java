package dev.errdict.bot.process;

/** The exit codes of errdict-bot; {@code docs/discord.md} lists them for operators. */
public enum ExitCode {
  /** The console's input ended, or the bot was asked to stop. */
  DONE(0),
  /** The command line is wrong. */
  USAGE(2),
  /** The data folder cannot be used, or an unexpected error occurred. */
  FAILURE(3),
  /** No token was given. */
  NO_TOKEN(4),
  /** Discord refuses the token. */
  BAD_TOKEN(5),
  /** Discord refuses the connection for a permanent reason. */
  REFUSED(6);

  private final int status;

  ExitCode(int status) {
    this.status = status;
  }

  /** The process's exit status. */
  public int status() {
    return status;
  }
}
