package dev.errdict.admin.base;

/** Ends a command with one sentence that says why. */
public final class Refusal extends Exception {
  private final int exit;

  /**
   * @param sentence in the reader's language
   */
  public Refusal(int exit, String sentence) {
    super(sentence);
    this.exit = exit;
  }

  public int exit() {
    return exit;
  }

  public String sentence() {
    return String.valueOf(getMessage());
  }
}
