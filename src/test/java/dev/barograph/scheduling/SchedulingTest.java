package dev.barograph.scheduling;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/// Each on a thread that ends, because nothing of it can be taken back. What the system is told can
/// be seen on Linux only.
class SchedulingTest {
    private static final Path CALLING_THREAD = Path.of("/proc/thread-self");
    private static final boolean IS_LINUX = OS.current() == OS.LINUX;

    @Test
    void who_asks_is_told_that_linux_agrees_and_that_no_other_system_does() throws Exception {
        assertThat((boolean) onOwnThread("ready", () -> Scheduling.prepare())).isEqualTo(IS_LINUX);
        assertThat((boolean) onOwnThread("short", () -> Scheduling.shortTurns()))
                .isEqualTo(IS_LINUX);
        assertThat((boolean) onOwnThread("patient", () -> Scheduling.patient()))
                .isEqualTo(IS_LINUX);
        assertThat(onOwnThread("found", () -> Scheduling.patient("found"::equals)))
                .isEqualTo(IS_LINUX ? 1 : 0);
        assertThat(Scheduling.patient("nobody"::equals)).isZero();
    }

    /// What the kernel says of the threads.
    @Nested
    @EnabledOnOs(value = OS.LINUX, disabledReason = "only Linux has files in /proc that tell")
    class Kernel {
        /// Of the threads of this program, which may have been started nice.
        private final int usual = niceness();

        @Test
        void a_patient_thread_is_nicer_than_the_others() throws Exception {
            assertThat(onOwnThread("patient", () -> Scheduling.patient() ? niceness() : -1))
                    .isEqualTo(usual + 5);
            assertThat(onOwnThread("other", SchedulingTest::niceness)).isEqualTo(usual);
        }

        @Test
        void threads_of_a_library_are_found_by_their_name() throws Exception {
            CountDownLatch named = new CountDownLatch(1);
            CountDownLatch found = new CountDownLatch(1);
            FutureTask<Integer> seen =
                    new FutureTask<>(() -> {
                        named.countDown();
                        assertThat(found.await(30, TimeUnit.SECONDS)).isTrue();
                        return niceness();
                    });
            Thread thread = Thread.ofPlatform().name("made-by-a-library").start(seen);
            // A thread gives itself its name as it begins to run.
            assertThat(named.await(30, TimeUnit.SECONDS)).isTrue();
            // The system cuts the name.
            assertThat(Scheduling.patient("made-by-a-libra"::equals)).isEqualTo(1);
            found.countDown();
            assertThat(seen.get()).isEqualTo(usual + 5);
            thread.join();
            assertThat(onOwnThread("other", SchedulingTest::niceness)).isEqualTo(usual);
        }

        @Test
        void the_compilers_are_found_and_nicer_than_the_others() throws Exception {
            assertThat(Scheduling.patientCompilers()).isPositive();
            assertThat(KernelThreads.named(name -> name.startsWith("C2 Compiler")))
                    .isNotEmpty()
                    .allSatisfy(thread ->
                            assertThat(nicenessOf(Path.of("/proc/self/task", thread.toString())))
                                    .isEqualTo(usual + 5));
            assertThat(onOwnThread("other", SchedulingTest::niceness)).isEqualTo(usual);
        }

        @Test
        void a_thread_gets_the_short_turns_that_it_asks_for() throws Exception {
            assertThat(onOwnThread("short", () -> Scheduling.shortTurns() ? turnNanos() : -1))
                    .isIn(100_000L, TURNS_ARE_NOT_TOLD);
        }

        @Test
        void making_ready_changes_nothing() throws Exception {
            long before = onOwnThread("before", SchedulingTest::turnNanos);
            assertThat(
                            onOwnThread(
                                    "ready",
                                    () -> {
                                        assertThat(Scheduling.prepare()).isTrue();
                                        assertThat(niceness()).isEqualTo(usual);
                                        return turnNanos();
                                    }))
                    .isEqualTo(before);
        }
    }

    private static final long TURNS_ARE_NOT_TOLD = 0;

    private static <T> T onOwnThread(String name, java.util.concurrent.Callable<T> task)
            throws Exception {
        FutureTask<T> result = new FutureTask<>(task);
        Thread.ofPlatform().name(name).start(result);
        return result.get(30, TimeUnit.SECONDS);
    }

    /// Of the calling thread: field 19 of proc_pid_stat(5), counted from the name on, which may
    /// have blanks.
    private static int niceness() {
        return nicenessOf(CALLING_THREAD);
    }

    private static int nicenessOf(Path thread) {
        String stat = read(thread.resolve("stat"));
        return Integer.parseInt(stat.substring(stat.lastIndexOf(')') + 2).split(" ")[16]);
    }

    /// Of the calling thread, where the kernel was built to tell.
    private static long turnNanos() {
        return read(CALLING_THREAD.resolve("sched"))
                .lines()
                .filter(line -> line.startsWith("se.slice"))
                .mapToLong(line -> Long.parseLong(line.substring(line.indexOf(':') + 1).strip()))
                .findFirst()
                .orElse(TURNS_ARE_NOT_TOLD);
    }

    private static String read(Path path) {
        try {
            return Files.exists(path) ? Files.readString(path) : "";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
