package dev.barograph.record;

import dev.barograph.metrics.Recording;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;

/// How long a history takes to be listed. Not a test: run its `main` with `make FOLDER COUNT` once
/// and then, each time in a new virtual machine, with `list FOLDER`.
public final class HistoryBench {
    private static final int DIFFERENT = 20;
    private static final int SECONDS = 60;

    private HistoryBench() {}

    public static void main(String[] args) throws IOException {
        Path folder = Path.of(args[1]);
        if (args[0].equals("make")) {
            make(folder, Integer.parseInt(args[2]));
        } else {
            list(folder);
        }
    }

    private static void make(Path folder, int count) throws IOException {
        List<Path> made =
                java.util.stream.IntStream.range(0, Math.min(count, DIFFERENT))
                        .mapToObj(i -> {
                            Recording run = new RandomRecordings(i).next(SECONDS);
                            return KeptRuns.keep(folder, KeptRuns.named(run, "Run " + i), i);
                        })
                        .toList();
        RunHistory history = new RunHistory(folder);
        for (int i = made.size(); i < count; i++) {
            Path model = made.get(i % DIFFERENT);
            Recording run = new RandomRecordings(i % DIFFERENT).next(1);
            Path file =
                    history.newRun(run.profile(), KeptRuns.BEGINNING.plus(Duration.ofMinutes(i)))
                            .file();
            Files.copy(model, file, StandardCopyOption.REPLACE_EXISTING);
            KeptRuns.settled(file);
        }
        System.out.printf("%d files of %d KB%n", count, Files.size(made.getFirst()) / 1_024);
    }

    private static void list(Path folder) throws IOException {
        long start = System.nanoTime();
        int[] unread = new int[1];
        Listing listing =
                new RunArchive(folder)
                        .list(soFar -> {
                            unread[0] = Math.max(unread[0], soFar.unread());
                            return true;
                        });
        long listed = System.nanoTime();
        List<HistoryRow> found =
                new HistoryQuery("run target", HistoryOrder.SLOWEST).of(listing.rows());
        long searched = System.nanoTime();
        new HistoryQuery("run target", HistoryOrder.SLOWEST).of(listing.rows());
        long again = System.nanoTime();
        System.out.printf(
                "%d runs, %d of them opened: %d ms; search for %d: %d ms, again %d ms%n",
                listing.rows().size(),
                unread[0],
                (listed - start) / 1_000_000,
                found.size(),
                (searched - listed) / 1_000_000,
                (again - searched) / 1_000_000);
    }
}
