package dev.errdict.bot.observe;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Notifies systemd of the service's state: sd_notify(3), a datagram to the socket in {@code
 * NOTIFY_SOCKET}. Java has no datagrams over Unix sockets, so this calls libc. Linux only.
 */
final class SystemdNotifier {
  private static final Logger LOG = Logger.getLogger(SystemdNotifier.class.getName());

  // linux/socket.h and unix(7)
  private static final short AF_UNIX = 1;
  private static final int SOCK_DGRAM = 2;
  private static final int SOCK_CLOEXEC = 0x80000;
  private static final int MSG_NOSIGNAL = 0x4000;
  private static final int PATH_BYTES = 108;

  private final byte[] path;

  private SystemdNotifier(byte[] path) {
    this.path = path;
  }

  /**
   * @return empty when the bot was not started by a service manager
   */
  static Optional<SystemdNotifier> of(Map<String, String> environment) {
    String socket = environment.getOrDefault("NOTIFY_SOCKET", "");
    byte[] path = socket.getBytes(StandardCharsets.UTF_8);
    if (path.length == 0 || path.length >= PATH_BYTES) {
      return Optional.empty();
    }
    if (path[0] == '@') {
      path[0] = 0; // an abstract socket name
    }
    return path[0] == 0 || path[0] == '/'
        ? Optional.of(new SystemdNotifier(path))
        : Optional.empty();
  }

  /**
   * Sends one state, such as {@code READY=1}; a failure is only logged; the service manager then
   * acts by its timeouts.
   */
  void tell(String state) {
    try (Arena arena = Arena.ofConfined()) {
      send(arena, state.getBytes(StandardCharsets.UTF_8));
    } catch (Throwable e) { // method handles declare Throwable
      LOG.log(Level.WARNING, "systemd cannot be told {0}: {1}", new Object[] {state, e});
    }
  }

  @SuppressWarnings("restricted")
  private void send(Arena arena, byte[] state) throws Throwable {
    Linker linker = Linker.nativeLinker();
    int socket =
        (int)
            handle(linker, "socket", FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_INT, JAVA_INT))
                .invokeExact((int) AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC, 0);
    if (socket < 0) {
      throw new IllegalStateException("no socket");
    }
    MemorySegment address = arena.allocate(Short.BYTES + PATH_BYTES);
    address.set(JAVA_SHORT, 0, AF_UNIX);
    MemorySegment.copy(path, 0, address, JAVA_BYTE, Short.BYTES, path.length);
    MethodHandle sendTo =
        handle(
            linker,
            "sendto",
            FunctionDescriptor.of(
                JAVA_LONG, JAVA_INT, ADDRESS, JAVA_LONG, JAVA_INT, ADDRESS, JAVA_INT));
    long sent =
        (long)
            sendTo.invokeExact(
                socket,
                arena.allocateFrom(JAVA_BYTE, state),
                (long) state.length,
                MSG_NOSIGNAL,
                address,
                Short.BYTES + path.length);
    int closed =
        (int)
            handle(linker, "close", FunctionDescriptor.of(JAVA_INT, JAVA_INT)).invokeExact(socket);
    if (sent != state.length || closed != 0) {
      throw new IllegalStateException("not sent");
    }
  }

  @SuppressWarnings("restricted")
  private static MethodHandle handle(Linker linker, String name, FunctionDescriptor types) {
    return linker.downcallHandle(linker.defaultLookup().find(name).orElseThrow(), types);
  }
}
