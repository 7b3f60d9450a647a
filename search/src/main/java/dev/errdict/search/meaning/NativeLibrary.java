package dev.errdict.search.meaning;

import dev.errdict.db.home.PrivateFiles;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Loads ONNX Runtime's native library from the class path. ONNX Runtime unpacks its 23 MB into a
 * temporary folder and deletes it at the end of the process, but not when the process is killed. So
 * this class deletes the folder as soon as the library is loaded, which Linux and macOS allow; the
 * next process deletes a folder that was left by a kill in between.
 */
final class NativeLibrary {
  private static final Logger LOG = Logger.getLogger(NativeLibrary.class.getName());
  private static final String PROPERTY = "onnxruntime.native.path";
  private static final String PREFIX = "errdict-onnx";
  private static final List<String> NAMES =
      List.of(System.mapLibraryName("onnxruntime"), System.mapLibraryName("onnxruntime4j_jni"));

  /** ONNX Runtime makes such a folder also when it is given the library, and leaves it empty. */
  private static final String EMPTY_PREFIX = "onnxruntime-java";

  private static final Duration LOADING = Duration.ofMinutes(2);

  private NativeLibrary() {}

  /** Runs the code that loads the library, and deletes the unpacked files. */
  static void whileUnpacked(Runnable loading) {
    Path temporary = Path.of(System.getProperty("java.io.tmpdir"));
    deleteOld(temporary);
    Optional<Path> unpacked =
        UnpackedModels.folder()
            .filter(
                folder -> NAMES.stream().allMatch(name -> UnpackedModels.find(name).isPresent()));
    if (unpacked.isPresent() && System.getProperty(PROPERTY) == null) {
      System.setProperty(PROPERTY, unpacked.get().toString());
      loading.run();
      return;
    }
    String platform = platform();
    if (platform.isEmpty() || System.getProperty(PROPERTY) != null) {
      loading.run();
      return;
    }
    try {
      Path folder = PrivateFiles.createTemporaryFolder(temporary, PREFIX);
      try {
        for (String name : NAMES) {
          unpack(platform, name, folder);
        }
        System.setProperty(PROPERTY, folder.toString());
        loading.run();
      } finally {
        System.clearProperty(PROPERTY);
        PrivateFiles.deleteFolder(folder);
      }
    } catch (IOException e) {
      LOG.log(Level.FINE, "ONNX Runtime unpacks its library itself", e);
      loading.run();
    }
  }

  /** The platform's name; empty where the files of a loaded library cannot be deleted. */
  private static String platform() {
    String system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
    String processor =
        switch (System.getProperty("os.arch")) {
          case "amd64", "x86_64" -> "x64";
          case "aarch64" -> "aarch64";
          default -> "";
        };
    if (processor.isEmpty()) {
      return "";
    }
    return system.contains("linux")
        ? "linux-" + processor
        : system.contains("mac") ? "osx-" + processor : "";
  }

  /** The library's resources for this platform; empty where they are not unpacked. */
  static List<String> resources() {
    String platform = platform();
    return platform.isEmpty()
        ? List.of()
        : NAMES.stream().map(name -> resource(platform, name)).toList();
  }

  private static String resource(String platform, String name) {
    return "/ai/onnxruntime/native/" + platform + "/" + name;
  }

  private static void unpack(String platform, String name, Path folder) throws IOException {
    String resource = resource(platform, name);
    try (InputStream in = NativeLibrary.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IOException("not in the build: " + resource);
      }
      try (OutputStream out = PrivateFiles.write(folder.resolve(name))) {
        in.transferTo(out);
      }
    }
  }

  /** Deletes what killed processes have left. */
  static void deleteOld(Path temporary) {
    Instant old = Instant.now().minus(LOADING);
    try (DirectoryStream<Path> folders =
        Files.newDirectoryStream(temporary, "{" + PREFIX + "," + EMPTY_PREFIX + "}*")) {
      for (Path folder : folders) {
        if (Files.isWritable(folder)
            && Files.getLastModifiedTime(folder).toInstant().isBefore(old)) {
          delete(folder);
        }
      }
    } catch (IOException e) {
      LOG.log(Level.FINE, "a library of before is left", e);
    }
  }

  /** Other programs may use ONNX Runtime too: of its own folders only the empty ones. */
  private static void delete(Path folder) throws IOException {
    if (folder.getFileName().toString().startsWith(PREFIX)) {
      PrivateFiles.deleteFolder(folder);
      return;
    }
    try {
      Files.delete(folder);
    } catch (DirectoryNotEmptyException e) {
      LOG.log(Level.FINE, "another program's library", e);
    }
  }
}
