package dev.errdict.search.meaning;

import ai.onnxruntime.OrtException;
import dev.errdict.db.home.PrivateFiles;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.JarURLConnection;
import java.net.URL;
import java.net.URLConnection;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * The files of the sentence models, unpacked beside the program, for short commands: unpacking them
 * takes longer than an answer. ONNX Runtime's library and the shipped vectors are copied unchanged;
 * models are stored as ONNX Runtime has optimised them, with their weights in files to map, and
 * vocabularies as lines. The launcher names the folder in {@value #PROPERTY} and has it written
 * after each build; without it, everything is read from the class path.
 */
public final class UnpackedModels {
  private static final String PROPERTY = "errdict.unpacked";

  /** Lists the versions of the resources, and each file with its size. */
  private static final String CONTENTS = "contents";

  private UnpackedModels() {}

  /** The file of that name; empty when nothing is unpacked. */
  static Optional<Path> find(String name) {
    return folder().map(folder -> folder.resolve(name)).filter(Files::isReadable);
  }

  /** The folder of the files; empty when there is none. */
  static Optional<Path> folder() {
    return Optional.ofNullable(System.getProperty(PROPERTY)).map(Path::of).filter(Path::isAbsolute);
  }

  /**
   * Writes the files to the folder that the launcher has named, unless they exist; does nothing
   * without such a folder.
   *
   * @throws IOException when the folder cannot be written
   */
  public static void write() throws IOException {
    Optional<Path> named = folder();
    if (named.isEmpty()) {
      return;
    }
    Path folder = named.get();
    List<String> copied = new ArrayList<>(NativeLibrary.resources());
    copied.add(ShippedVectors.RESOURCE);
    List<String> sources = new ArrayList<>();
    for (String resource :
        Stream.concat(copied.stream(), OnnxEmbedder.resources().stream()).toList()) {
      sources.add(version(resource));
    }
    if (isComplete(folder, sources)) {
      return;
    }
    PrivateFiles.createFolders(folder);
    List<Path> files = new ArrayList<>();
    for (String resource : copied) {
      files.add(copy(resource, folder));
    }
    for (String model : OnnxEmbedder.names()) {
      files.add(vocabulary(model, folder));
      files.addAll(model(model, folder));
    }
    List<String> lines = new ArrayList<>(sources);
    for (Path file : files) {
      lines.add(sized(file));
    }
    Path part = folder.resolve(CONTENTS + ".part");
    write(part, String.join("\n", lines).getBytes(StandardCharsets.UTF_8));
    files.add(move(part, folder.resolve(CONTENTS)));
    deleteOthers(folder, files);
  }

  /** Deletes what earlier builds and killed processes have left. */
  private static void deleteOthers(Path folder, List<Path> files) throws IOException {
    try (DirectoryStream<Path> all = Files.newDirectoryStream(folder)) {
      for (Path one : all) {
        if (!files.contains(one)) {
          Files.delete(one);
        }
      }
    }
  }

  /** What distinguishes one build's resource from another's. */
  private static String version(String resource) throws IOException {
    URLConnection connection = connection(resource);
    connection.setUseCaches(false);
    try (InputStream _ = connection.getInputStream()) {
      long sum =
          connection instanceof JarURLConnection jar
              ? jar.getJarEntry().getCrc()
              : connection.getLastModified();
      return "of " + resource + " " + connection.getContentLengthLong() + " " + sum;
    }
  }

  private static String sized(Path file) throws IOException {
    return file.getFileName() + " " + (Files.exists(file) ? Files.size(file) : -1);
  }

  private static boolean isComplete(Path folder, List<String> sources) throws IOException {
    Path contents = folder.resolve(CONTENTS);
    if (!Files.exists(contents)) {
      return false;
    }
    List<String> lines = Files.readAllLines(contents);
    if (lines.size() <= sources.size() || !lines.subList(0, sources.size()).equals(sources)) {
      return false;
    }
    for (String line : lines.subList(sources.size(), lines.size())) {
      if (!line.equals(sized(folder.resolve(line.substring(0, line.lastIndexOf(' ')))))) {
        return false;
      }
    }
    return true;
  }

  private static Path copy(String resource, Path folder) throws IOException {
    Path file = folder.resolve(resource.substring(resource.lastIndexOf('/') + 1));
    Path part = part(file);
    try (InputStream in = connection(resource).getInputStream();
        OutputStream out = PrivateFiles.write(part)) {
      in.transferTo(out);
    }
    return move(part, file);
  }

  private static Path vocabulary(String model, Path folder) throws IOException {
    Path file = folder.resolve(OnnxModel.vocabulary(model));
    try (InputStream json = connection("/" + OnnxModel.tokenizer(model)).getInputStream()) {
      Path part = part(file);
      write(part, String.join("\n", WordPieces.lines(json)).getBytes(StandardCharsets.UTF_8));
      return move(part, file);
    }
  }

  /** The model's file and that of its weights. */
  private static List<Path> model(String model, Path folder) throws IOException {
    Path original = copy("/" + OnnxModel.file(model), folder);
    Path part = part(original);
    // A new name each time: another process may be loading the model that is replaced.
    Path weights = folder.resolve(model + "-" + UUID.randomUUID() + ".weights");
    try {
      // Created first with this user's permissions alone; ONNX Runtime then writes to the existing
      // files.
      write(part, new byte[0]);
      write(weights, new byte[0]);
      OnnxModel.optimise(original, part, weights.getFileName().toString());
      return List.of(move(part, original), weights);
    } catch (OrtException e) {
      Files.delete(part);
      Files.delete(weights);
      throw new IOException(e);
    }
  }

  private static Path part(Path file) throws IOException {
    Path part = file.resolveSibling(file.getFileName() + ".part");
    Files.deleteIfExists(part);
    return part;
  }

  private static void write(Path file, byte[] content) throws IOException {
    Files.deleteIfExists(file);
    try (OutputStream out = PrivateFiles.write(file)) {
      out.write(content);
    }
  }

  private static Path move(Path part, Path file) throws IOException {
    return Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
  }

  private static URLConnection connection(String resource) throws IOException {
    URL found = UnpackedModels.class.getResource(resource);
    if (found == null) {
      throw new IOException("not in the build: " + resource);
    }
    return found.openConnection();
  }
}
