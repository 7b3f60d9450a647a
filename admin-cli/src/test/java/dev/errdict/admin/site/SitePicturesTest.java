package dev.errdict.admin.site;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/** Takes the pictures in docs/site.md, which has the command. */
@Tag("browser")
@EnabledIfSystemProperty(named = "errdict.pictures", matches = ".+")
class SitePicturesTest {
  @TempDir private Path folder;

  /** A size in CSS pixels, and how many of the picture's make one of them. */
  private record Screen(int width, int height, double scale) {}

  private static final Screen DESKTOP = new Screen(1160, 760, 1);
  private static final Screen PHONE = new Screen(360, 700, 1.5);

  @Test
  void the_pictures_of_the_manual() throws Exception {
    Path pictures = Path.of("..", System.getProperty("errdict.pictures"));
    SiteBed bed = new SiteBed(folder).written();
    try (SiteServer server = SiteServer.start(bed.site(), 0);
        Chromium chromium = new Chromium(Chromium.find().orElseThrow(), server.address())) {
      for (ColorScheme scheme : new ColorScheme[] {ColorScheme.LIGHT, ColorScheme.DARK}) {
        String suffix = scheme == ColorScheme.LIGHT ? "light" : "dark";
        take(chromium, DESKTOP, scheme, server.address() + "en/")
            .screenshot(picture(pictures, "site-desktop-index-" + suffix));
        take(chromium, DESKTOP, scheme, server.address() + "leancloud/403/en/")
            .screenshot(picture(pictures, "site-desktop-entry-" + suffix));
        take(chromium, PHONE, scheme, server.address() + "leancloud/4303/")
            .screenshot(picture(pictures, "site-phone-entry-" + suffix));
        Page search = take(chromium, PHONE, scheme, server.address() + "?q=duihua");
        assertThat(search.locator("#hits li").first()).isVisible();
        search.waitForTimeout(500);
        search.screenshot(picture(pictures, "site-phone-search-" + suffix));
      }
      chromium.assertNoTroubles();
    }
  }

  private static Page take(Chromium chromium, Screen screen, ColorScheme scheme, String address) {
    Page page =
        chromium.page(
            new Browser.NewContextOptions()
                .setViewportSize(screen.width(), screen.height())
                .setDeviceScaleFactor(screen.scale())
                .setColorScheme(scheme));
    page.navigate(address);
    return page;
  }

  private static Page.ScreenshotOptions picture(Path folder, String name) {
    return new Page.ScreenshotOptions().setPath(folder.resolve(name + ".png"));
  }
}
