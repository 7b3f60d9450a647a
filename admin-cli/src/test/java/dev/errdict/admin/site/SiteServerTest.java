package dev.errdict.admin.site;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.errdict.admin.Cli;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Scanner;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Tag("long")
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class SiteServerTest {
  @TempDir private Path folder;

  private static HttpResponse<String> get(String address) throws Exception {
    try (HttpClient client = HttpClient.newHttpClient()) {
      return client.send(
          HttpRequest.newBuilder(URI.create(address)).build(),
          HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
    }
  }

  @Test
  void it_serves_pages_and_its_own_page_for_a_missing_one() throws Exception {
    SiteBed bed = new SiteBed(folder).written();
    try (SiteServer server = SiteServer.start(bed.site(), 0)) {
      HttpResponse<String> page = get(server.address() + "leancloud/4303/en/");
      HttpResponse<String> lost = get(server.address() + "leancloud/4303/fr/");
      HttpResponse<String> outside = get(server.address() + "..%2f..%2fhome/errdict.mv.db");

      assertEquals(200, page.statusCode());
      assertTrue(page.body().contains("Conversation not found"));
      assertEquals(404, lost.statusCode());
      assertTrue(lost.body().contains("There is no page at this address."));
      assertEquals(404, outside.statusCode());
    }
  }

  @Test
  void an_edit_is_served_after_a_moment() throws Exception {
    SiteBed bed = new SiteBed(folder);
    bed.done("show", "4303");
    try (PipedInputStream said = new PipedInputStream();
        PipedOutputStream out = new PipedOutputStream(said);
        Scanner lines = new Scanner(said, StandardCharsets.UTF_8)) {
      Thread serving = Thread.ofPlatform().daemon().start(() -> serve(out));
      String first = lines.nextLine();
      String address = first.replaceFirst(".*(http://\\S+/).*", "$1");

      bed.done("set", "4303", "note.en=Served at once.", "--draft");

      assertEquals("Updated to revision 2.", lines.nextLine());
      assertTrue(get(address + "leancloud/4303/en/").body().contains("Served at once."));
      serving.interrupt();
      serving.join();
    }
  }

  private void serve(OutputStream out) {
    Cli.run(
        List.of("site", "--serve", "0", "--lang", "en"),
        InputStream.nullInputStream(),
        out,
        OutputStream.nullOutputStream(),
        Map.of("ERRDICT_HOME", folder.resolve("home").toString()));
  }

  @Test
  void a_port_in_use_is_named() throws IOException {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      SiteBed bed = new SiteBed(folder);
      bed.done("list");
      SiteBed.Run run =
          bed.run(
              "site",
              "--title",
              folder.toString(),
              "--serve",
              Integer.toString(taken.getLocalPort()));

      assertEquals(3, run.exit());
      assertEquals(
          "Port "
              + taken.getLocalPort()
              + " is in use. Choose another: errdict site --serve 8081\n",
          run.err());
    }
    assertEquals(List.of(), temporary());
  }

  /** The folders in the system's one for temporary files with this test's site. */
  private List<Path> temporary() throws IOException {
    try (Stream<Path> all = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
      return all.map(path -> path.resolve("site/index.html"))
          .filter(
              page -> {
                try {
                  return Files.exists(page) && Files.readString(page).contains(folder.toString());
                } catch (IOException e) {
                  throw new UncheckedIOException(e);
                }
              })
          .toList();
    }
  }
}
