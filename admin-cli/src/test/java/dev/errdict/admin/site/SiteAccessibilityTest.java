package dev.errdict.admin.site;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Has axe-core look for violations of WCAG 2.2 AA on every kind of page. */
@Tag("browser")
@Tag("long")
class SiteAccessibilityTest {
  @TempDir static Path folder;
  private static String axe = "";
  private static SiteServer server;
  private static Chromium chromium;

  @BeforeAll
  static void serve() throws Exception {
    Optional<Path> program = Chromium.find();
    assumeTrue(program.isPresent(), "there is a Chromium");
    try (InputStream stream =
        Objects.requireNonNull(SiteAccessibilityTest.class.getResourceAsStream("/axe.min.js"))) {
      axe = new String(stream.readAllBytes(), UTF_8);
    }
    SiteBed bed = new SiteBed(folder).written();
    server = SiteServer.start(bed.site(), 0);
    chromium = new Chromium(program.get(), server.address());
  }

  @AfterAll
  static void stop() {
    if (chromium != null) {
      chromium.close();
    }
    if (server != null) {
      server.close();
    }
  }

  static Stream<Arguments> pages() {
    return Stream.of(
            "", "leancloud/codes/", "leancloud/403/", "?q=%E5%AF%B9%E8%AF%9D", "lost/4303/")
        .flatMap(path -> Stream.of(path, english(path)))
        .flatMap(
            path ->
                Stream.of(ColorScheme.LIGHT, ColorScheme.DARK)
                    .map(scheme -> Arguments.of(path, scheme)));
  }

  private static String english(String path) {
    return path.startsWith("?") ? "en/" + path : path + "en/";
  }

  @ParameterizedTest
  @MethodSource("pages")
  void no_page_violates_the_guidelines(String path, ColorScheme scheme) {
    Page page =
        chromium.page(
            new Browser.NewContextOptions()
                .setColorScheme(scheme)
                .setReducedMotion(com.microsoft.playwright.options.ReducedMotion.REDUCE));
    page.navigate(server.address() + path);
    if (path.contains("?q")) {
      assertThat(page.locator("#hits li").first()).isVisible();
    }
    if (path.contains("lost")) {
      assertThat(page.locator(".lost:visible .rows a").first()).isVisible();
    }

    page.evaluate(axe);
    Object violations =
        page.evaluate(
            """
            async () => {
              const found = await axe.run(document, {
                runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
              });
              return found.violations.map((one) =>
                one.id + ": " + one.nodes.map((node) => node.html).join(" | "));
            }
            """);

    assertEquals(List.of(), violations);
    page.context().close();
  }
}
