package dev.barograph.scheduling;

import java.lang.foreign.AddressLayout;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.util.Locale;
import java.util.Optional;

/// The system calls of Linux, through its C library.
///
/// @param setpriority `int setpriority(int which, id_t who, int prio)`
/// @param getpriority `int getpriority(int which, id_t who)`
/// @param syscall `long syscall(long number, pid_t, struct sched_attr *, unsigned flags)`; old C
///   libraries have no function for this one
/// @param schedSetattr number of sched_setattr(2)
record LinuxCalls(
        MethodHandle setpriority,
        MethodHandle getpriority,
        MethodHandle syscall,
        long schedSetattr) {
    static final Optional<LinuxCalls> AVAILABLE = find();

    /// Linux takes the number of a thread where POSIX has a process, and 0 for the one that asks.
    static final int CALLING_THREAD = 0;

    private static final int PRIO_PROCESS = 0;

    // struct sched_attr, first version, sched_setattr(2).
    private static final long ATTR_BYTES = 48;
    private static final long ATTR_SIZE = 0;
    private static final long ATTR_NICE = 16;
    private static final long ATTR_RUNTIME = 24;

    /// Makes each call once without changing anything.
    boolean rehearse() {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment none = arena.allocate(ATTR_BYTES, Long.BYTES);
            // Flags that no system knows are refused.
            long _ = (long) syscall.invokeExact(schedSetattr, CALLING_THREAD, none, -1);
            return setNiceness(CALLING_THREAD, niceness());
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }

    /// How willingly the calling thread lets others go first, -20 to 19, 0 as a rule.
    int niceness() {
        try {
            return (int) getpriority.invokeExact(PRIO_PROCESS, CALLING_THREAD);
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }

    /// Sets how willingly a thread lets others go first. Without privileges it can only become
    /// higher.
    boolean setNiceness(int thread, int niceness) {
        try {
            return (int) setpriority.invokeExact(PRIO_PROCESS, thread, niceness) == 0;
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }

    /// Sets how long the calling thread's turns are. Before Linux 6.12 without effect.
    boolean setTurn(long nanos) {
        try (Arena arena = Arena.ofConfined()) {
            // The policy stays 0, that of all common threads.
            MemorySegment attr = arena.allocate(ATTR_BYTES, Long.BYTES);
            attr.set(ValueLayout.JAVA_INT, ATTR_SIZE, (int) ATTR_BYTES);
            attr.set(ValueLayout.JAVA_INT, ATTR_NICE, niceness());
            attr.set(ValueLayout.JAVA_LONG, ATTR_RUNTIME, nanos);
            return (long) syscall.invokeExact(schedSetattr, CALLING_THREAD, attr, 0) == 0;
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }

    private static Optional<LinuxCalls> find() {
        if (!System.getProperty("os.name").equals("Linux")) {
            return Optional.empty();
        }
        try {
            return schedSetattrNumber().map(LinuxCalls::link);
        } catch (RuntimeException | LinkageError e) {
            // Native access can be denied when the program is started.
            return Optional.empty();
        }
    }

    private static Optional<Long> schedSetattrNumber() {
        return switch (System.getProperty("os.arch").toLowerCase(Locale.ROOT)) {
            case "amd64", "x86_64" -> Optional.of(314L);
            case "aarch64", "riscv64" -> Optional.of(274L);
            default -> Optional.empty();
        };
    }

    // The signatures are those of the manual pages, and no pointer is kept.
    @SuppressWarnings("restricted")
    private static LinuxCalls link(long number) {
        Linker linker = Linker.nativeLinker();
        SymbolLookup c = linker.defaultLookup();
        AddressLayout pointer = ValueLayout.ADDRESS;
        ValueLayout.OfInt integer = ValueLayout.JAVA_INT;
        ValueLayout.OfLong word = ValueLayout.JAVA_LONG;
        return new LinuxCalls(
                linker.downcallHandle(
                        c.findOrThrow("setpriority"),
                        FunctionDescriptor.of(integer, integer, integer, integer)),
                linker.downcallHandle(
                        c.findOrThrow("getpriority"),
                        FunctionDescriptor.of(integer, integer, integer)),
                linker.downcallHandle(
                        c.findOrThrow("syscall"),
                        FunctionDescriptor.of(word, word, integer, pointer, integer),
                        Linker.Option.firstVariadicArg(1)),
                number);
    }
}
