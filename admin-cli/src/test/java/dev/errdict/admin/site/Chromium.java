package dev.errdict.admin.site;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The system's Chromium, and all that went wrong in its pages. */
final class Chromium implements AutoCloseable {
  private final Playwright playwright;
  private final Browser browser;
  private final String origin;
  private final List<String> troubles = new ArrayList<>();

  /**
   * @param origin the only server that a page may ask, with a slash at its end
   */
  Chromium(Path program, String origin) {
    this.origin = origin;
    this.playwright =
        Playwright.create(
            new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    this.browser =
        playwright
            .chromium()
            .launch(
                new BrowserType.LaunchOptions()
                    .setExecutablePath(program)
                    .setArgs(
                        List.of(
                            "--headless",
                            "--no-sandbox",
                            "--disable-gpu",
                            "--disable-background-networking")));
  }

  /** Where Chromium is; says in one line when it is nowhere. */
  static Optional<Path> find() {
    Optional<Path> found =
        Stream.of("/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome")
            .map(Path::of)
            .filter(Files::isExecutable)
            .findFirst();
    if (found.isEmpty()) {
      System.err.println("The site's browser tests are skipped: there is no Chromium here.");
    }
    return found;
  }

  /** A page in a context of its own, whose troubles are noted. */
  Page page(Browser.NewContextOptions options) {
    BrowserContext context = browser.newContext(options.setLocale("en-GB"));
    context.setDefaultTimeout(20_000);
    Page page = context.newPage();
    page.onConsoleMessage(
        message -> {
          if (message.type().equals("error") || message.type().equals("warning")) {
            troubles.add(message.text() + " at " + page.url());
          }
        });
    page.onPageError(error -> troubles.add(error + " at " + page.url()));
    page.onRequest(
        request -> {
          String url = request.url();
          if (!url.startsWith(origin) && !url.startsWith("file:") && !url.startsWith("blob:")) {
            troubles.add("asked " + url);
          }
        });
    return page;
  }

  Page page() {
    return page(new Browser.NewContextOptions().setViewportSize(1280, 900));
  }

  /** Fails when a page logged an error, threw one, or asked another server. */
  void assertNoTroubles() {
    List<String> seen = List.copyOf(troubles);
    troubles.clear();
    assertEquals(List.of(), seen);
  }

  /** Takes back troubles that a test expects. */
  void forgive(String text) {
    troubles.removeIf(trouble -> trouble.contains(text));
  }

  @Override
  public void close() {
    browser.close();
    playwright.close();
  }
}
