package dev.errdict.admin.site;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Exchanges two folders. On Linux this is one step (renameat2 with RENAME_EXCHANGE); elsewhere it
 * takes two renames, between which the target is missing for a moment.
 */
final class FolderSwap {
  /** The end of the target's name between the two renames. */
  static final String OLD = "-old";

  private static final int CURRENT_FOLDER = -100; // AT_FDCWD
  private static final int EXCHANGE = 2; // RENAME_EXCHANGE

  private FolderSwap() {}

  /**
   * @throws IOException when it fails; then both are unchanged
   */
  static void swap(Path fresh, Path target) throws IOException {
    if (exchange(fresh, target)) {
      return;
    }
    Path aside = fresh.resolveSibling(fresh.getFileName() + OLD);
    Files.move(target, aside);
    try {
      Files.move(fresh, target);
    } catch (IOException e) {
      Files.move(aside, target);
      throw e;
    }
    Files.move(aside, fresh);
  }

  @SuppressWarnings("restricted") // the launcher allows native access
  private static boolean exchange(Path one, Path other) {
    Linker linker = Linker.nativeLinker();
    Optional<MemorySegment> function = linker.defaultLookup().find("renameat2");
    if (function.isEmpty()) {
      return false;
    }
    MethodHandle rename =
        linker.downcallHandle(
            function.get(),
            FunctionDescriptor.of(
                ValueLayout.JAVA_INT,
                ValueLayout.JAVA_INT,
                ValueLayout.ADDRESS,
                ValueLayout.JAVA_INT,
                ValueLayout.ADDRESS,
                ValueLayout.JAVA_INT));
    try (Arena arena = Arena.ofConfined()) {
      int failed =
          (int)
              rename.invokeExact(
                  CURRENT_FOLDER,
                  arena.allocateFrom(one.toString()),
                  CURRENT_FOLDER,
                  arena.allocateFrom(other.toString()),
                  EXCHANGE);
      return failed == 0;
    } catch (RuntimeException | Error e) {
      throw e;
    } catch (Throwable e) {
      throw new IllegalStateException(e);
    }
  }
}
