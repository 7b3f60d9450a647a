package dev.errdict.db.h2;

import dev.errdict.db.home.PrivateFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.h2.store.fs.FilePath;

/**
 * A file system for H2 whose names are {@code errdict:NUMBER/FILE}: the number of a folder that was
 * registered here, and a file directly in it. So no path is part of a JDBC URL, where H2 would read
 * {@code ;} as a setting, {@code \} as a separator and {@code ~} as the user's folder. Files are
 * created as {@link PrivateFiles}.
 */
public final class HomeFilePath extends FilePath {
  private static final String SCHEME = "errdict";

  private static final Map<Path, Integer> NUMBERS = new HashMap<>();
  private static final Map<Integer, Path> FOLDERS = new HashMap<>();

  static {
    FilePath.register(new HomeFilePath());
  }

  /** For H2's registry. */
  public HomeFilePath() {
    name = "";
  }

  private HomeFilePath(String name) {
    this.name = name;
  }

  /** The name by which H2 opens a database in a folder. */
  static String database(Path folder, String database) {
    synchronized (FOLDERS) {
      int number = NUMBERS.computeIfAbsent(folder, unknown -> NUMBERS.size());
      FOLDERS.put(number, folder);
      return SCHEME + ":" + number + "/" + database;
    }
  }

  private Path path() {
    String rest = name.substring(SCHEME.length() + 1);
    int slash = rest.indexOf('/');
    Path folder;
    synchronized (FOLDERS) {
      folder = FOLDERS.get(Integer.valueOf(slash < 0 ? rest : rest.substring(0, slash)));
    }
    if (folder == null) {
      throw new IllegalArgumentException("not registered: " + name);
    }
    return slash < 0 ? folder : folder.resolve(rest.substring(slash + 1));
  }

  @Override
  public String getScheme() {
    return SCHEME;
  }

  @Override
  public FilePath getPath(String path) {
    return new HomeFilePath(path);
  }

  @Override
  public long size() {
    try {
      return Files.size(path());
    } catch (IOException e) {
      return 0;
    }
  }

  @Override
  public void moveTo(FilePath newName, boolean atomicReplace) {
    Path target = ((HomeFilePath) newName).path();
    try {
      if (atomicReplace) {
        Files.move(
            path(), target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      } else {
        Files.move(path(), target);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public boolean createFile() {
    try {
      PrivateFiles.createFile(path());
      return true;
    } catch (FileAlreadyExistsException e) {
      return false;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public boolean exists() {
    return Files.exists(path());
  }

  @Override
  public void delete() {
    try {
      Files.deleteIfExists(path());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public List<FilePath> newDirectoryStream() {
    String prefix = name.endsWith("/") ? name : name + "/";
    try (Stream<Path> files = Files.list(path())) {
      return files.map(file -> (FilePath) new HomeFilePath(prefix + file.getFileName())).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public FilePath toRealPath() {
    return this;
  }

  @Override
  public FilePath getParent() {
    int slash = name.lastIndexOf('/');
    return slash < 0 ? this : new HomeFilePath(name.substring(0, slash));
  }

  @Override
  public boolean isDirectory() {
    return Files.isDirectory(path());
  }

  @Override
  public boolean isRegularFile() {
    return Files.isRegularFile(path());
  }

  @Override
  public boolean isAbsolute() {
    return true;
  }

  @Override
  public long lastModified() {
    try {
      return Files.getLastModifiedTime(path()).toMillis();
    } catch (IOException e) {
      return 0;
    }
  }

  @Override
  public boolean canWrite() {
    return Files.isWritable(path());
  }

  @Override
  public void createDirectory() {
    try {
      PrivateFiles.createFolders(path());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public FileChannel open(String mode) throws IOException {
    Set<StandardOpenOption> options = EnumSet.of(StandardOpenOption.READ);
    if (!mode.equals("r")) {
      options.add(StandardOpenOption.WRITE);
      options.add(StandardOpenOption.CREATE);
    }
    if (mode.equals("rws")) {
      options.add(StandardOpenOption.SYNC);
    } else if (mode.equals("rwd")) {
      options.add(StandardOpenOption.DSYNC);
    }
    return PrivateFiles.open(path(), options);
  }

  @Override
  public boolean setReadOnly() {
    return path().toFile().setReadOnly();
  }
}
