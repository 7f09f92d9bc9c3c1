package dev.barograph.scheduling;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/// The threads of this process as Linux lists them.
final class KernelThreads {
    private static final Path TASKS = Path.of("/proc/self/task");

    private KernelThreads() {}

    /// Numbers of those whose name, cut after 15 bytes, is wanted; none if they can not be listed.
    static List<Integer> named(Predicate<String> wanted) {
        List<Integer> found = new ArrayList<>();
        try (DirectoryStream<Path> tasks = Files.newDirectoryStream(TASKS)) {
            for (Path task : tasks) {
                if (wanted.test(name(task))) {
                    found.add(Integer.valueOf(task.getFileName().toString()));
                }
            }
        } catch (IOException e) {
            // Not such a system, or one that hides them.
        }
        return found;
    }

    /// Empty for a thread that has just ended.
    private static String name(Path task) {
        try {
            return Files.readString(task.resolve("comm")).strip();
        } catch (IOException e) {
            return "";
        }
    }
}
