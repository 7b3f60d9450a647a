package dev.errdict.search.meaning;

import dev.errdict.db.home.PrivateFiles;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URL;
import java.net.URLConnection;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The models and ONNX Runtime's library as files beside the program, for commands that live for a
 * moment: to unpack them from their archives takes longer than an answer. The launcher names the
 * folder in {@value #PROPERTY} and has it made after each build; without it they are read from the
 * class path.
 */
public final class Unpacked {
  private static final String PROPERTY = "errdict.unpacked";

  private Unpacked() {}

  /** A file of that name; empty where nothing is unpacked. */
  static Optional<Path> find(String name) {
    return folder().map(folder -> folder.resolve(name)).filter(Files::isReadable);
  }

  /** Where the files are, if they are. */
  static Optional<Path> folder() {
    return Optional.ofNullable(System.getProperty(PROPERTY)).map(Path::of).filter(Path::isAbsolute);
  }

  /**
   * Unpacks all of them into the folder that the launcher has named; does nothing where it has
   * named none.
   *
   * @throws IOException when the folder cannot be written
   */
  public static void write() throws IOException {
    Optional<Path> folder = folder();
    if (folder.isEmpty()) {
      return;
    }
    PrivateFiles.createFolders(folder.get());
    List<String> resources = new ArrayList<>(NativeLibrary.resources());
    resources.addAll(OnnxEmbedder.resources());
    for (String resource : resources) {
      URL found = Unpacked.class.getResource(resource);
      if (found == null) {
        throw new IOException("not in the build: " + resource);
      }
      write(
          found.openConnection(),
          folder.get().resolve(resource.substring(resource.lastIndexOf('/') + 1)));
    }
  }

  /**
   * A file of the resource's size is taken for it: each release of a model or library has its own.
   */
  private static void write(URLConnection resource, Path to) throws IOException {
    try (InputStream in = resource.getInputStream()) {
      if (Files.exists(to) && Files.size(to) == resource.getContentLengthLong()) {
        return;
      }
      Path part = to.resolveSibling(to.getFileName() + ".part");
      Files.deleteIfExists(part);
      try (OutputStream out = PrivateFiles.write(part)) {
        in.transferTo(out);
      }
      Files.move(part, to, StandardCopyOption.ATOMIC_MOVE);
    }
  }
}
