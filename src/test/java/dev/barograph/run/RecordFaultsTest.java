package dev.barograph.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import dev.barograph.metrics.Counts;
import dev.barograph.metrics.Recording;
import dev.barograph.metrics.RunEvent;
import dev.barograph.metrics.Stamp;
import dev.barograph.model.Profile;
import dev.barograph.record.Ending;
import dev.barograph.record.HistoryRow;
import dev.barograph.record.KeptRun;
import dev.barograph.record.ListingProgress;
import dev.barograph.record.RunArchive;
import dev.barograph.record.RunFile;
import dev.barograph.record.RunFileException;
import dev.barograph.record.RunHistory;
import dev.barograph.report.CsvFormat;
import dev.barograph.testing.Await;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Rows 67, 69, 74 and 75 of the fault table, with real programs and disks.
class RecordFaultsTest {
    private static final int HUNG = 10;

    @TempDir Path folder;

    private final Queue<Instant> hits = new ConcurrentLinkedQueue<>();
    private final AtomicInteger toHang = new AtomicInteger();
    private final CountDownLatch over = new CountDownLatch(1);
    private HttpServer server;
    private String url;

    @BeforeEach
    void startTarget() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 100);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext(
                "/",
                exchange -> {
                    hits.add(Instant.now());
                    if (toHang.getAndDecrement() > 0) {
                        hang();
                    }
                    exchange.sendResponseHeaders(204, -1);
                    exchange.close();
                });
        server.start();
        url = "http://127.0.0.1:" + server.getAddress().getPort() + "/";
    }

    private void hang() {
        try {
            over.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @AfterEach
    void stopTarget() {
        over.countDown();
        server.stop(0);
    }

    @Test
    void a_killed_program_leaves_a_run_that_opens_and_lost_a_second_at_most() throws Exception {
        for (int round = 0; round < 3; round++) {
            hits.clear();
            toHang.set(HUNG);
            Path runs = folder.resolve("runs " + round);
            Process child = killed(runs);
            RunHistory history = new RunHistory(runs);
            Path file = history.find(RunHistory.LAST);
            try {
                // Two programs: this one sees that the other one records.
                assertThat(rows(history))
                        .extracting(HistoryRow::state)
                        .containsExactly(HistoryRow.State.RUNNING);
                assertThatThrownBy(() -> RunFile.open(file))
                        .isInstanceOfSatisfying(
                                RunFileException.class, e -> assertThat(e.isInUse()).isTrue());
                Instant first = hits.peek();
                Duration rest =
                        Duration.ofMillis(1_100 + ThreadLocalRandom.current().nextInt(2_000));
                Await.until("some seconds", () -> Instant.now().isAfter(first.plus(rest)));
            } finally {
                child.destroyForcibly().waitFor();
            }

            KeptRun kept = RunFile.open(file);
            Recording recording = kept.recording();
            assertThat(kept.damage()).isEmpty();
            assertThat(kept.ending().kind()).isEqualTo(Ending.Kind.INTERRUPTED);
            assertThat(recording.judgement().stamp()).isEqualTo(Stamp.INTERRUPTED);
            Instant keptUntil = recording.startedAt().plusNanos(kept.ending().atNanos());
            Counts counts = recording.summary().counts();
            long seen = hits.stream().filter(hit -> !hit.isAfter(keptUntil)).count();
            assertThat(recording.intervals()).isNotEmpty();
            assertThat(counts.sent()).isBetween(seen, (long) hits.size());
            assertThat(counts.sent() - seen).isLessThan(KilledRun.PER_SECOND);
            // By the target's own count, and by its own clock.
            assertThat(hits.size() - counts.sent()).isLessThanOrEqualTo(KilledRun.PER_SECOND);
            assertThat(hits).allMatch(hit -> hit.isBefore(keptUntil.plusSeconds(1)));
            // What hung has an end as well, and is among the times.
            assertThat(counts.conserved()).isTrue();
            assertThat(counts.cancelled()).isGreaterThanOrEqualTo(HUNG);
            assertThat(recording.summary().times().service().censored())
                    .isEqualTo(counts.cancelled());
            assertThat(recording.environment().socketApi()).isNotEmpty();
            assertThat(recording.environment().eventLoops()).isPositive();
            assertThat(recording.environment().protocols()).containsExactly("HTTP/1.1");
            assertThat(rows(history))
                    .extracting(HistoryRow::state)
                    .containsExactly(HistoryRow.State.INTERRUPTED);
        }
    }

    private Process killed(Path runs) throws IOException {
        Process child =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "--enable-native-access=ALL-UNNAMED",
                                "-cp",
                                System.getProperty("java.class.path"),
                                KilledRun.class.getName(),
                                url,
                                runs.toString())
                        .redirectError(ProcessBuilder.Redirect.INHERIT)
                        .start();
        String said = child.inputReader().readLine();
        assertThat(said).isEqualTo(KilledRun.BEGUN);
        Await.until("a request", () -> !hits.isEmpty());
        return child;
    }

    @Test
    void a_full_disk_is_said_within_two_seconds_and_the_run_and_its_report_are_whole()
            throws Exception {
        try (SmallDisk disk = SmallDisk.of(folder)) {
            Profile profile = ForkedRun.open(url, 200, 5, ForkedRun.limits(100));
            RunHandle run =
                    new LocalRunService(
                                    new LocalCalibrations(folder.resolve("settings")),
                                    Optional.of(new RunHistory(disk.folder())))
                            .start(profile);
            Await.until("intervals", () -> run.snapshot().intervals().size() >= 1);
            disk.fill();
            int then = run.snapshot().intervals().size();
            Await.until(
                    "said",
                    () -> run.snapshot().events().stream().anyMatch(RecordFaultsTest::says));
            // The one that could not be written, and the one in which it is told.
            assertThat(run.snapshot().intervals().size() - then).isLessThanOrEqualTo(2);

            RunResult result = run.result().toCompletableFuture().get(60, TimeUnit.SECONDS);
            Recording recording = result.recording();
            assertThat(result.end()).isEqualTo(RunEnd.COMPLETED);
            assertThat(recording.summary().counts().conserved()).isTrue();
            assertThat(recording.summary().counts().scheduled()).isEqualTo(1_000);
            assertThat(recording.judgement().notes())
                    .anyMatch(note -> note.contains("record on disk is incomplete from"));
            List<Path> written = new CsvFormat().write(recording, folder.resolve("out"));
            assertThat(Files.readString(written.getLast())).contains("is incomplete from");
        }
    }

    @Test
    void a_read_only_folder_is_said_at_once_and_the_run_is_whole() throws Exception {
        try (SmallDisk disk = SmallDisk.readOnly(folder)) {
            unkept(disk.folder().resolve("runs"), "no file can be made in " + disk.folder());
            unkept(disk.folder(), "no file can be made in " + disk.folder());
        }
    }

    @Test
    void a_file_in_the_place_of_the_folder_or_above_it_is_said_at_once_and_the_run_is_whole()
            throws Exception {
        Path file = Files.writeString(folder.resolve("file"), "precious");

        unkept(file, "(there is a file in its place)");
        unkept(file.resolve("runs"), "no file can be made in " + file);

        assertThat(file).hasContent("precious");
    }

    private void unkept(Path history, String said) throws Exception {
        RunHandle run = started(history, 2);
        Await.until(
                "said or over",
                () ->
                        run.snapshot().events().stream().anyMatch(RecordFaultsTest::says)
                                || run.result().toCompletableFuture().isDone());
        // Before the first second is over.
        assertThat(run.snapshot().intervals()).hasSizeLessThanOrEqualTo(1);
        assertThat(wholeOf(run, 400))
                .anyMatch(note ->
                        note.startsWith("The record on disk is incomplete from 0.0 s on: ")
                                && note.contains(said)
                                && !note.contains("Exception"));
    }

    @Test
    void a_folder_that_vanishes_is_said_within_two_seconds_and_the_run_is_whole() throws Exception {
        Path runs = folder.resolve("runs");
        RunHandle run = started(runs, 5);
        Await.until("intervals", () -> run.snapshot().intervals().size() >= 1);
        try (Stream<Path> files = Files.list(runs)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        Files.delete(runs);
        int then = run.snapshot().intervals().size();
        Await.until(
                "said", () -> run.snapshot().events().stream().anyMatch(RecordFaultsTest::says));
        assertThat(run.snapshot().intervals().size() - then).isLessThanOrEqualTo(2);

        assertThat(wholeOf(run, 1_000))
                .contains(
                        "The record on disk is incomplete from 0.0 s on: its file is gone, somebody"
                                + " deleted or moved it. The figures shown are whole.");
        assertThat(runs).doesNotExist();
    }

    private RunHandle started(Path history, int seconds) {
        return new LocalRunService(
                        new LocalCalibrations(folder.resolve("settings")),
                        Optional.of(new RunHistory(history)))
                .start(ForkedRun.open(url, 200, seconds, ForkedRun.limits(100)));
    }

    /// The notes of a run that came to its end.
    private static List<String> wholeOf(RunHandle run, int scheduled) throws Exception {
        RunResult result = run.result().toCompletableFuture().get(60, TimeUnit.SECONDS);
        Recording recording = result.recording();
        assertThat(result.end()).isEqualTo(RunEnd.COMPLETED);
        assertThat(recording.summary().counts().conserved()).isTrue();
        assertThat(recording.summary().counts().scheduled()).isEqualTo(scheduled);
        assertThat(recording.judgement().stamp()).isNotEqualTo(Stamp.VALID);
        return recording.judgement().notes();
    }

    private static boolean says(RunEvent event) {
        return event.kind() == RunEvent.Kind.RECORD_INCOMPLETE;
    }

    private static List<HistoryRow> rows(RunHistory history) throws IOException {
        return new RunArchive(history.folder()).list(ListingProgress.NONE).rows();
    }
}
