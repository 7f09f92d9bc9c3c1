package dev.barograph.cli;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandleProxies;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Method;
import java.util.Objects;

/// Ctrl-C and the signals that mean the same. A shutdown hook would hear the first only: the second
/// Ctrl-C, that of somebody who does not want to wait, needs a signal handler. The JDK has it in a
/// class outside of its documented part, so it is reached by name, and without it the JVM just
/// ends.
final class Interrupts {
    private static final String[] ALWAYS = {"INT", "TERM"};

    /// Not if the parent chose that a lost terminal shall not matter (nohup).
    private static final String UNLESS_IGNORED = "HUP";

    private Interrupts() {}

    /// Calls `heard` on a thread of its own each time somebody asks this process to end.
    static void listen(Runnable heard) {
        for (String name : ALWAYS) {
            handle(name, heard, true);
        }
        handle(UNLESS_IGNORED, heard, false);
    }

    private static void handle(String name, Runnable heard, boolean evenIfIgnored) {
        try {
            Class<?> signal = Class.forName("sun.misc.Signal");
            Class<?> handler = Class.forName("sun.misc.SignalHandler");
            MethodHandle run =
                    MethodHandles.lookup()
                            .findVirtual(Runnable.class, "run", MethodType.methodType(void.class))
                            .bindTo(heard);
            Object listener =
                    MethodHandleProxies.asInterfaceInstance(
                            handler, MethodHandles.dropArguments(run, 0, signal));
            Method handle = signal.getMethod("handle", signal, handler);
            Object which = signal.getConstructor(String.class).newInstance(name);
            Object before = handle.invoke(null, which, listener);
            if (!evenIfIgnored && Objects.equals(before, handler.getField("SIG_IGN").get(null))) {
                handle.invoke(null, which, before);
            }
        } catch (ReflectiveOperationException | RuntimeException e) {
            // No such signal on this system, or the JVM was told to leave it alone.
            return;
        }
    }
}
