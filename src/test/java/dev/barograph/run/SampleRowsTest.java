package dev.barograph.run;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.barograph.metrics.Counts;
import dev.barograph.metrics.Summary;
import dev.barograph.model.Body;
import dev.barograph.model.FailureKind;
import dev.barograph.model.Limits;
import dev.barograph.model.Load;
import dev.barograph.model.LoadShape;
import dev.barograph.model.Profile;
import dev.barograph.model.RequestSpec;
import dev.barograph.model.Spacing;
import dev.barograph.model.Stage;
import dev.barograph.record.RunFile;
import dev.barograph.record.RunHistory;
import dev.barograph.samples.KeptSamples;
import dev.barograph.samples.Rows;
import dev.barograph.testing.Await;
import dev.barograph.testing.RawTarget;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Rows for single requests of real runs, against what the target counted itself.
class SampleRowsTest {
    /// More than a member lasts and a busy machine adds.
    private static final long NEWEST_NANOS = 2_000_000_000;

    @TempDir Path folder;

    @Test
    void every_request_has_its_row_whatever_became_of_it() throws Exception {
        AtomicInteger hits = new AtomicInteger();
        CountDownLatch over = new CountDownLatch(1);
        HttpServer server =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 100);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext(
                "/",
                exchange -> {
                    int hit = hits.incrementAndGet();
                    if (hit % 50 == 7 || hit > 400) {
                        await(over);
                    }
                    exchange.sendResponseHeaders(hit % 10 == 3 ? 503 : 200, -1);
                    exchange.close();
                });
        server.start();
        Path file = folder.resolve("samples.csv.gz");
        RunResult result;
        try {
            String url = "http://127.0.0.1:" + server.getAddress().getPort() + "/?token=S3CR3T";
            result = end(new LocalRunService().start(profile(url), Optional.of(file)));
        } finally {
            over.countDown();
            server.stop(0);
        }

        Summary summary = result.recording().summary();
        Counts counts = summary.counts();
        KeptSamples kept = result.samples().orElseThrow();
        List<CSVRecord> rows = Rows.read(file);
        assertThat(counts.conserved()).isTrue();
        assertThat(kept.rows() + kept.dropped()).isEqualTo(counts.scheduled());
        assertThat(kept.dropped()).isZero();
        assertThat(rows).hasSize((int) counts.scheduled());

        Map<String, Long> byKind =
                rows.stream()
                        .collect(
                                Collectors.groupingBy(
                                        row -> row.get("error_class"),
                                        TreeMap::new,
                                        Collectors.counting()));
        Map<String, Long> expected = new TreeMap<>();
        expected.put("", counts.ok());
        counts.byKind().forEach((kind, count) -> expected.put(kind.id(), count));
        expected.values().removeIf(count -> count == 0);
        assertThat(byKind).isEqualTo(expected);
        assertThat(byKind)
                .containsKeys("http_5xx", "response_timeout", "cancelled", "backlog_full");

        long sent = rows.size() - counts.notSent();
        assertThat((long) hits.get()).isBetween(sent - counts.of(FailureKind.CANCELLED), sent);
        assertThat(rows.stream().mapToLong(row -> Long.parseLong(row.get("bytes"))).sum())
                .isEqualTo(summary.bytesIn());
        assertThat(
                        rows.stream()
                                .filter(row -> row.get("success").equals("true"))
                                .mapToLong(row -> Long.parseLong(row.get("response_us")))
                                .max()
                                .orElseThrow())
                .isEqualTo(Math.round(summary.ok().response().maxNanos().orElseThrow() / 1_000.0));
        assertThat(Rows.text(file)).doesNotContain("S3CR3T");
    }

    @Test
    void no_rows_are_kept_unasked_or_without_a_place() throws Exception {
        try (RawTarget target = new RawTarget()) {
            Path file = folder.resolve("samples.csv.gz");
            Profile plain = quick(target.url());
            assertThat(end(new LocalRunService().start(plain, Optional.of(file))).samples())
                    .isEmpty();
            assertThat(file).doesNotExist();
            assertThat(end(new LocalRunService().start(plain.withSamples(true))).samples())
                    .isEmpty();
        }
    }

    @Test
    void without_a_place_of_their_own_they_lie_beside_the_kept_run() throws Exception {
        try (RawTarget target = new RawTarget()) {
            Path calibrations = folder.resolve("settings");
            LocalRunService runs =
                    new LocalRunService(
                            new LocalCalibrations(calibrations),
                            Optional.of(new RunHistory(folder)));
            RunResult result = end(runs.start(quick(target.url()).withSamples(true)));
            Path run = result.kept().orElseThrow().file();
            Path rows = result.samples().orElseThrow().file();
            assertThat(rows.toString())
                    .isEqualTo(run.toString().replaceFirst("\\.sqlite$", ".samples.csv.gz"));
            assertThat(Rows.read(rows)).hasSize(50);
            assertThat(RunFile.open(run).recording().profile().samples()).isTrue();
        }
    }

    @Test
    void a_place_that_cannot_be_written_is_noted_and_the_run_is_whole() throws Exception {
        try (RawTarget target = new RawTarget()) {
            Path missing = folder.resolve("missing").resolve("samples.csv.gz");
            RunResult result =
                    end(
                            new LocalRunService()
                                    .start(
                                            quick(target.url()).withSamples(true),
                                            Optional.of(missing)));
            assertThat(result.end()).isEqualTo(RunEnd.COMPLETED);
            assertThat(result.recording().summary().counts().ok()).isEqualTo(50);
            assertThat(result.samples().orElseThrow().dropped()).isEqualTo(50);
            assertThat(result.recording().judgement().notes())
                    .anyMatch(note -> note.startsWith("50 of 50 rows are missing"));
        }
    }

    @Test
    void a_full_disk_is_told_within_two_seconds_and_the_file_stays_readable() throws Exception {
        try (RawTarget target = new RawTarget()) {
            Path file = folder.resolve("samples.csv.gz");
            Process child = start("ulimit -f 8; exec \"$@\"", target.url(), 2_000, 4, file);
            List<String> lines =
                    new String(child.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                            .lines()
                            .toList();
            assertThat(child.waitFor(60, TimeUnit.SECONDS)).isTrue();
            assertThat(lines).contains("END COMPLETED", "SCHEDULED 8000", "CONSERVED true");
            assertThat(value(lines, "ROWS") + value(lines, "DROPPED")).isEqualTo(8_000);
            assertThat(value(lines, "DROPPED")).isPositive();
            assertThat(lines)
                    .anyMatch(line ->
                            line.startsWith("NOTE ")
                                    && line.contains("single requests")
                                    && line.contains(file.toString()));
            // The first member is written after a second, and two of the run may be over then. By
            // the run's own count: on a busy machine they take longer.
            assertThat(value(lines, "SAID")).isGreaterThanOrEqualTo(900L);
            assertThat(value(lines, "SECONDS")).isLessThanOrEqualTo(2L);
            assertThat(Rows.read(file)).hasSize((int) value(lines, "ROWS"));
            assertThat(zcat(file)).isEqualTo(Rows.text(file));
        }
    }

    @Test
    void after_a_kill_the_file_holds_all_but_the_last_second() throws Exception {
        try (RawTarget target = new RawTarget()) {
            Path file = folder.resolve("samples.csv.gz");
            Process child = start("exec \"$@\"", target.url(), 500, 60, file);
            try {
                Await.until("requests came", () -> target.arrivalCount() > 2_000);
            } finally {
                child.destroyForcibly();
            }
            long killedNanos = System.nanoTime();
            assertThat(child.waitFor(20, TimeUnit.SECONDS)).isTrue();
            assertThat(zcat(file)).isEqualTo(Rows.text(file));
            List<CSVRecord> rows = Rows.read(file);
            long certain =
                    target.arrivals().stream()
                            .filter(at -> at < killedNanos - NEWEST_NANOS)
                            .count();
            assertThat(certain).isGreaterThan(500);
            assertThat((long) rows.size()).isBetween(certain, (long) target.arrivalCount());
            assertThat(rows).allMatch(row -> row.size() == 27);
        }
    }

    private static Profile quick(String url) {
        return new Profile(
                "quick",
                new RequestSpec("GET", url, List.of(), new Body.None()),
                new Load(
                        new LoadShape.Open(
                                List.of(Stage.hold(100, Duration.ofMillis(500))),
                                new Spacing.Even())),
                Limits.DEFAULT);
    }

    private static Profile profile(String url) {
        return new Profile(
                        "test",
                        new RequestSpec("GET", url, List.of(), new Body.None()),
                        new Load(
                                new LoadShape.Open(
                                        List.of(Stage.hold(300, Duration.ofSeconds(2))),
                                        new Spacing.Even())),
                        new Limits(
                                Duration.ofSeconds(5),
                                Duration.ofMillis(200),
                                Duration.ofSeconds(5),
                                Duration.ZERO,
                                5,
                                5,
                                1 << 20))
                .withSamples(true);
    }

    private static RunResult end(RunHandle run) throws Exception {
        return run.result().toCompletableFuture().get(30, TimeUnit.SECONDS);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static Process start(String shell, String url, int perSecond, int seconds, Path file)
            throws IOException {
        List<String> command = new ArrayList<>(List.of("sh", "-c", shell, "sh"));
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        // Its file of counters would not fit the limit either.
        command.addAll(List.of("-XX:-UsePerfData", "--enable-native-access=ALL-UNNAMED"));
        command.addAll(List.of("-cp", System.getProperty("java.class.path")));
        command.addAll(
                List.of(
                        SampleRun.class.getName(),
                        url,
                        Integer.toString(perSecond),
                        Integer.toString(seconds),
                        file.toString()));
        return new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    }

    private static String zcat(Path file) throws Exception {
        Process zcat = new ProcessBuilder("gzip", "-dc").redirectInput(file.toFile()).start();
        String text = new String(zcat.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(zcat.waitFor()).as("gzip finds nothing wrong").isZero();
        assertThat(Files.size(file)).isPositive();
        return text;
    }

    private static long value(List<String> lines, String name) {
        return lines.stream()
                .filter(line -> line.startsWith(name + " "))
                .mapToLong(line -> Long.parseLong(line.substring(name.length() + 1)))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no " + name + " in " + lines));
    }
}
