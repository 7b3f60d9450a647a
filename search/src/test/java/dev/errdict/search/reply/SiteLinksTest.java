package dev.errdict.search.reply;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.errdict.db.catalog.CatalogSettings;
import dev.errdict.db.catalog.EntryRef;
import dev.errdict.db.words.Lang;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SiteLinksTest {
  private static final EntryRef CODE = new EntryRef("shop", "a/b");

  private static Optional<String> page(String site, Lang lang) {
    return SiteLinks.at(Optional.of(site)).page(CODE, lang, CatalogSettings.NONE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"https://errors.example.org/x", "https://errors.example.org/x/"})
  void an_entry_has_a_page_in_each_language_on_the_site(String site) {
    assertEquals(Optional.of("https://errors.example.org/x/shop/a~2fb/"), page(site, Lang.ZH));
    assertEquals(Optional.of("https://errors.example.org/x/shop/a~2fb/en/"), page(site, Lang.EN));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "javascript:alert(1)", "errors.example.org", "https://a/?q=", "https://"})
  void what_is_no_web_address_is_no_site(String site) {
    assertEquals(Optional.empty(), page(site, Lang.EN));
  }

  @Test
  void without_a_site_there_is_no_page() {
    assertEquals(
        Optional.empty(), SiteLinks.at(Optional.empty()).page(CODE, Lang.EN, CatalogSettings.NONE));
  }

  @Test
  void a_catalog_with_a_site_of_its_own_has_its_pages_there() {
    CatalogSettings own = CatalogSettings.NONE.withSite(Optional.of("https://shop.example.com"));

    for (SiteLinks links :
        List.of(SiteLinks.NONE, new SiteLinks(Optional.of("https://errors.example.org/")))) {
      assertEquals(
          Optional.of("https://shop.example.com/shop/a~2fb/"), links.page(CODE, Lang.ZH, own));
    }
  }

  @Test
  void a_catalog_that_is_not_for_everybody_has_no_page_on_the_general_site() {
    SiteLinks links = new SiteLinks(Optional.of("https://errors.example.org/"));
    CatalogSettings closed = CatalogSettings.NONE.withServers(List.of(1L));

    assertEquals(Optional.empty(), links.page(CODE, Lang.EN, closed));
    assertEquals(
        Optional.of("https://inside.example.org/shop/a~2fb/en/"),
        links.page(CODE, Lang.EN, closed.withSite(Optional.of("https://inside.example.org/"))));
  }
}
