package dev.errdict.search.meaning;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NativeLibraryTest {
  @TempDir private Path folder;

  @Test
  void what_killed_processes_have_left_is_deleted_and_other_programs_files_are_not()
      throws Exception {
    for (String name :
        List.of("errdict-onnx1", "onnxruntime-java1", "onnxruntime-java2", "other")) {
      Path made = Files.createDirectory(folder.resolve(name));
      if (!name.equals("onnxruntime-java1")) {
        Files.writeString(made.resolve("library"), "x");
      }
      Files.setLastModifiedTime(made, FileTime.from(Instant.now().minus(Duration.ofMinutes(3))));
    }
    Files.createDirectory(folder.resolve("onnxruntime-java3"));

    NativeLibrary.deleteOld(folder);

    try (Stream<Path> left = Files.list(folder)) {
      assertEquals(
          List.of("onnxruntime-java2", "onnxruntime-java3", "other"),
          left.map(file -> file.getFileName().toString()).sorted().toList());
    }
  }
}
