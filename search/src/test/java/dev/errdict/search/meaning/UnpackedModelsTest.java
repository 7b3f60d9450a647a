package dev.errdict.search.meaning;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UnpackedModelsTest {
  private static final String PROPERTY = "errdict.unpacked";
  private static final String MODEL = "bge-small-zh-v1.5-q";

  @TempDir private Path folder;

  @AfterEach
  void forget() {
    System.clearProperty(PROPERTY);
  }

  @Test
  void an_unpacked_model_gives_the_vectors_of_the_one_in_the_build() throws Exception {
    float[] packed;
    try (OnnxModel model = OnnxModel.load(MODEL, 1)) {
      packed = model.vector("对话不存在", 64);
    }
    System.setProperty(PROPERTY, folder.toString());
    UnpackedModels.write();
    assertTrue(UnpackedModels.find(MODEL + ".onnx").isPresent());

    try (OnnxModel model = OnnxModel.load(MODEL, 1)) {
      assertArrayEquals(packed, model.vector("对话不存在", 64), 1e-6f);
    }
  }

  @Test
  void a_file_that_was_cut_short_is_unpacked_again() throws Exception {
    System.setProperty(PROPERTY, folder.toString());
    UnpackedModels.write();
    Path model = UnpackedModels.find(MODEL + ".onnx").orElseThrow();
    long whole = Files.size(model);
    Files.write(model, new byte[] {1});

    UnpackedModels.write();

    assertEquals(whole, Files.size(model));
  }

  @Test
  void only_the_files_of_this_build_remain_and_they_are_private() throws Exception {
    System.setProperty(PROPERTY, folder.toString());
    UnpackedModels.write();
    Files.write(UnpackedModels.find(MODEL + ".onnx").orElseThrow(), new byte[] {1});

    UnpackedModels.write();

    try (Stream<Path> files = Files.list(folder)) {
      List<Path> all = files.toList();
      assertEquals(2, all.stream().filter(one -> one.toString().endsWith(".weights")).count());
      for (Path one : all) {
        assertEquals(
            "rw-------",
            PosixFilePermissions.toString(Files.getPosixFilePermissions(one)),
            one::toString);
      }
    }
  }

  /** A bot may have the weights mapped when a training writes them again. */
  @Test
  void a_loaded_model_survives_that_its_files_are_replaced() throws Exception {
    System.setProperty(PROPERTY, folder.toString());
    UnpackedModels.write();
    try (OnnxModel model = OnnxModel.load(MODEL, 2)) {
      float[] before = model.vector("对话不存在", 64);
      Files.write(UnpackedModels.find(MODEL + ".vocabulary").orElseThrow(), new byte[] {1});
      UnpackedModels.write();
      assertArrayEquals(before, model.vector("对话不存在", 64));
    }
  }
}
