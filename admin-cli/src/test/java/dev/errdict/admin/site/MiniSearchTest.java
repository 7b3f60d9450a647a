package dev.errdict.admin.site;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.InputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class MiniSearchTest {
  @Test
  void the_library_is_the_published_one() throws Exception {
    try (InputStream file =
        Objects.requireNonNull(Assets.class.getResourceAsStream("assets/minisearch.js"))) {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(file.readAllBytes());
      assertEquals(
          "03c27931eb603af1d3358579e9885eafdb6a2f5fa9929557b3e77d7e99d06d03",
          HexFormat.of().formatHex(hash));
    }
  }
}
