package dev.barograph.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A main class of the tests in a virtual machine of its own, for what must not happen to this one.
///
/// @param jvmArgs arguments of the virtual machine, the size of its heap for example
/// @param descriptors how many descriptors the process may have open; empty for as many as this one
/// @param first what comes before everything else on its class path
public record ChildJvm(
        Class<?> main, List<String> jvmArgs, OptionalInt descriptors, List<Path> first) {
    /// With the class path of this machine.
    public ChildJvm(Class<?> main, List<String> jvmArgs, OptionalInt descriptors) {
        this(main, jvmArgs, descriptors, List.of());
    }

    /// Runs it to its end and gives back the lines it printed on either stream.
    ///
    /// @throws AssertionError if it does not end well in time; it is killed then
    public List<String> run(Duration atMost, String... args) {
        List<String> command = new ArrayList<>();
        if (descriptors.isPresent()) {
            command.addAll(
                    List.of("sh", "-c", "ulimit -n " + descriptors.getAsInt() + "; exec \"$@\""));
            command.add("sh");
        }
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("--enable-native-access=ALL-UNNAMED");
        command.addAll(jvmArgs);
        command.addAll(List.of("-cp", classPath(), main.getName()));
        command.addAll(List.of(args));
        try {
            Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
            Thread killer = Thread.ofVirtual().start(() -> kill(process, atMost));
            List<String> lines;
            try (BufferedReader out = process.inputReader()) {
                lines = out.lines().toList();
            }
            int exit = process.waitFor();
            killer.interrupt();
            assertThat(exit).as("%s", String.join("\n", lines)).isZero();
            return lines;
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private String classPath() {
        return Stream.concat(
                        first.stream().map(Path::toString),
                        Stream.of(System.getProperty("java.class.path")))
                .collect(Collectors.joining(File.pathSeparator));
    }

    private static void kill(Process process, Duration after) {
        try {
            if (!process.waitFor(after.toNanos(), TimeUnit.NANOSECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
