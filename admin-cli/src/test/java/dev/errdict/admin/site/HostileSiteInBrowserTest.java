package dev.errdict.admin.site;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Opens a hostile catalog's pages in a real browser. */
@Tag("browser")
@Tag("long")
class HostileSiteInBrowserTest {
  @TempDir private Path folder;

  @Test
  void nothing_of_it_runs_and_every_code_is_found() throws Exception {
    Optional<Path> program = Chromium.find();
    assumeTrue(program.isPresent(), "there is a Chromium");
    SiteBed bed = new SiteBed(folder).with(HostileSiteTest.catalog());
    bed.written("--catalog", "evil", "--title", HostileSiteTest.EVIL);
    try (SiteServer server = SiteServer.start(bed.site(), 0);
        Chromium chromium = new Chromium(program.get(), server.address())) {
      List<String> ran = new ArrayList<>();
      Page page = chromium.page();
      page.onDialog(
          dialog -> {
            ran.add(dialog.message() + " at " + page.url());
            dialog.dismiss();
          });
      page.navigate(server.address() + "en/");
      for (String code : List.of("../x", "a/b", "CON", "<b>", "%2e", "错误")) {
        page.locator("#q").fill(code);
        page.locator("#hits li .code").getByText(code, exact()).first().click();
        assertThat(page.locator(".entry > header .code")).hasText(code);
        page.mouse().move(300, 200);
        assertEquals(0, page.locator("main img, main b, main script:not([type])").count());
      }

      assertEquals(List.of(), ran);
      chromium.assertNoTroubles();
    }
  }

  private static Locator.GetByTextOptions exact() {
    return new Locator.GetByTextOptions().setExact(true);
  }
}
