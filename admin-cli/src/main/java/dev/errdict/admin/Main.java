package dev.errdict.admin;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Starts errdict as a process. */
public final class Main {
  private Main() {}

  public static void main(String[] args) {
    int exit = Cli.run(List.of(args), System.in, System.out, System.err, environment());
    System.out.flush();
    // The store's threads end with their last connection, so there is nothing to wait for.
    Runtime.getRuntime().halt(exit);
  }

  /** The environment as it was before bin/errdict gave Java a locale whose encoding is UTF-8. */
  private static Map<String, String> environment() {
    Map<String, String> environment = new HashMap<>(System.getenv());
    String locale = environment.remove("ERRDICT_LC_ALL");
    if (locale != null) {
      environment.put("LC_ALL", locale);
    }
    return environment;
  }
}
