package dev.barograph.record;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Lists the runs of a folder: from the index where their files are as they were, else from the
/// files. Any thread.
final class HistoryListing {
    private static final Duration BETWEEN_REPORTS = Duration.ofMillis(500);
    private static final Comparator<HistoryRow> NEWEST_FIRST =
            Comparator.comparing(HistoryRow::id).reversed();

    private final Path folder;
    private final HistoryIndex index;
    private final AtomicReference<@Nullable Set<Known>> last = new AtomicReference<>();

    private record Known(String name, FileMark mark) {}

    HistoryListing(Path folder, HistoryIndex index) {
        this.folder = folder;
        this.index = index;
    }

    Listing list(ListingProgress progress) throws IOException {
        List<SeenFile> files = new ArrayList<>(SeenFile.in(folder));
        files.sort(Comparator.comparing(SeenFile::name).reversed());
        Map<String, HistoryIndex.Entry> known = index.read();
        List<HistoryRow> rows = new ArrayList<>(files.size());
        List<SeenFile> unread = new ArrayList<>();
        for (SeenFile file : files) {
            HistoryIndex.Entry entry = known.get(file.name());
            if (entry != null && entry.mark().equals(file.mark())) {
                rows.add(entry.row());
            } else {
                unread.add(file);
            }
        }
        Set<String> there =
                files.stream().map(SeenFile::name).collect(Collectors.toSet());
        index.write(
                List.of(), known.keySet().stream().filter(name -> !there.contains(name)).toList());
        int left = read(unread, rows, progress);
        rows.sort(NEWEST_FIRST);
        last.set(
                left == 0 && rows.stream().allMatch(IndexRows::isLasting) ? marks(files) : null);
        return new Listing(rows, left);
    }

    /// @param rows takes what was read
    /// @return how many files were left out
    private int read(
            List<SeenFile> files, List<HistoryRow> rows, ListingProgress progress) {
        List<HistoryIndex.Entry> found = new ArrayList<>();
        long reportedNanos = System.nanoTime();
        int done = 0;
        boolean wanted = files.isEmpty() || progress.at(listing(rows, files.size()));
        while (wanted && done < files.size()) {
            SeenFile file = files.get(done++);
            HistoryRow row = HistoryReading.read(file.file());
            rows.add(row);
            if (file.mark().isSettled(file.at()) && IndexRows.isLasting(row)) {
                found.add(new HistoryIndex.Entry(file.mark(), row));
            }
            if (System.nanoTime() - reportedNanos > BETWEEN_REPORTS.toNanos()) {
                index.write(found, List.of());
                found.clear();
                wanted = progress.at(listing(rows, files.size() - done));
                reportedNanos = System.nanoTime();
            }
        }
        index.write(found, List.of());
        return files.size() - done;
    }

    private static Listing listing(List<HistoryRow> rows, int unread) {
        return new Listing(rows.stream().sorted(NEWEST_FIRST).toList(), unread);
    }

    Optional<HistoryRow> row(Path file) {
        return SeenFile.of(file).map(_ -> HistoryReading.read(file));
    }

    boolean hasChanged() {
        Set<Known> before = last.get();
        if (before == null) {
            return true;
        }
        try {
            return !before.equals(marks(SeenFile.in(folder)));
        } catch (IOException e) {
            return true;
        }
    }

    private static Set<Known> marks(List<SeenFile> files) {
        Instant now = Instant.now();
        return files.stream()
                .filter(file -> file.mark().isSettled(now))
                .map(file -> new Known(file.name(), file.mark()))
                .collect(Collectors.toSet());
    }
}
