package dev.errdict.admin.base;

/** The exit codes that scripts rely on. */
public final class Exit {
  /** Found, or done. */
  public static final int FOUND = 0;

  public static final int NOT_FOUND = 1;
  public static final int USAGE = 2;
  public static final int FAILURE = 3;

  private Exit() {}
}
