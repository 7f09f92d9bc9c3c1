package dev.barograph.http;

import dev.barograph.profile.LoadResult;
import dev.barograph.profile.ProfileStore;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicReference;

/// Loads files as profiles, one after the other, in a process of its own with a small heap. Prints
/// a line for each: its name, the most heap in MiB that was live above what was live before, what
/// came of it, and the first reason.
final class HostileFiles {
    private HostileFiles() {}

    public static void main(String[] args) throws InterruptedException {
        ProfileStore store = new ProfileStore();
        for (String arg : args) {
            Path file = Path.of(arg);
            AtomicReference<String> became = new AtomicReference<>("");
            HeapMeter.Most most =
                    HeapMeter.most(() ->
                            became.set(
                                    switch (store.load(file)) {
                                        case LoadResult.Loaded _ -> "Loaded";
                                        case LoadResult.Broken broken ->
                                                "Broken "
                                                        + broken.problems()
                                                                .getFirst()
                                                                .text()
                                                                .replace('\n', ' ');
                                    }));
            System.out.printf(
                    Locale.ROOT,
                    "%s heap %d %s%n",
                    file.getFileName(),
                    most.heapMib(),
                    became.get());
        }
    }
}
