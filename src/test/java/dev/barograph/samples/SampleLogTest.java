package dev.barograph.samples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.barograph.model.Sample;
import dev.barograph.testing.Await;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.LongStream;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SampleLogTest {
    private static final Duration LIMIT = Duration.ofSeconds(20);

    @TempDir Path folder;

    private static void start(SampleLog log) {
        log.start(Rows.profile("http://127.0.0.1:1/"), Instant.EPOCH, 0, Rows.run(() -> 3));
    }

    @Test
    void every_sample_of_every_thread_is_a_row() throws Exception {
        int threads = 3;
        int each = 40_000;
        Path file = folder.resolve("samples.csv.gz");
        SampleLog log = new SampleLog(file);
        log.record(Rows.ok(0, 0));
        start(log);
        List<Thread> all = new ArrayList<>();
        for (int t = 0; t < threads; t++) {
            long from = 1 + (long) t * each;
            all.add(
                    Thread.ofPlatform()
                            .start(() -> {
                                for (long i = from; i < from + each; i++) {
                                    log.record(Rows.ok(i * 1_000, i));
                                }
                            }));
        }
        for (Thread thread : all) {
            thread.join();
        }
        KeptSamples kept = log.end(LIMIT);
        assertThat(kept.dropped()).isZero();
        assertThat(kept.isComplete()).isTrue();
        assertThat(kept.note()).isEmpty();
        assertThat(kept.rows()).isEqualTo(1 + threads * each);
        assertThat(Rows.read(file).stream().mapToLong(row -> Long.parseLong(row.get("bytes"))))
                .containsExactlyInAnyOrderElementsOf(
                        LongStream.rangeClosed(0, threads * each).boxed().toList());
    }

    @Test
    void when_the_writer_cannot_keep_up_rows_are_dropped_and_counted_and_nobody_waits()
            throws Exception {
        CountDownLatch stuck = new CountDownLatch(1);
        Path file = folder.resolve("samples.csv.gz");
        SampleLog log = new SampleLog(file, 1_024);
        log.start(
                Rows.profile("http://127.0.0.1:1/"),
                Instant.EPOCH,
                0,
                Rows.run(() -> {
                    try {
                        stuck.await();
                    } catch (InterruptedException e) {
                        throw new AssertionError(e);
                    }
                    return 1;
                }));
        for (int i = 0; i < 50_000; i++) {
            log.record(Rows.ok(i, i));
        }
        assertThat(log.soFar().dropped()).isEqualTo(50_000 - 1_024);
        assertThat(log.soFar().note().orElseThrow()).startsWith("48,976 of 48,976 rows");
        stuck.countDown();
        KeptSamples kept = log.end(LIMIT);
        assertThat(kept.rows()).isEqualTo(1_024);
        assertThat(kept.dropped()).isEqualTo(50_000 - 1_024);
        assertThat(kept.note().orElseThrow())
                .isEqualTo(
                        "48,976 of 50,000 rows are missing in the file of single requests: they came"
                                + " faster than they could be written. The figures of the run count"
                                + " every request.");
        assertThat(Rows.read(file)).hasSize(1_024);
    }

    @Test
    void a_disk_that_never_answers_is_given_up_on_and_its_rows_count_as_dropped() throws Exception {
        CountDownLatch never = new CountDownLatch(1);
        SampleLog log = new SampleLog(folder.resolve("samples.csv.gz"));
        log.start(
                Rows.profile("http://127.0.0.1:1/"),
                Instant.EPOCH,
                0,
                Rows.run(() -> {
                    try {
                        never.await();
                    } catch (InterruptedException e) {
                        throw new AssertionError(e);
                    }
                    return 1;
                }));
        log.record(Rows.ok(1, 1));
        KeptSamples kept = log.end(Duration.ofMillis(100));
        never.countDown();
        assertThat(kept.rows()).isZero();
        assertThat(kept.dropped()).isEqualTo(1);
        assertThat(kept.fault()).contains("the disk did not answer in time");
    }

    @Test
    void a_place_that_cannot_be_written_is_told_at_once_and_recording_goes_on() throws Exception {
        Path missing = folder.resolve("missing").resolve("samples.csv.gz");
        SampleLog log = new SampleLog(missing);
        start(log);
        Await.until("the fault is known", () -> log.soFar().fault().isPresent());
        log.record(Rows.ok(1, 1));
        KeptSamples kept = log.end(LIMIT);
        assertThat(kept.dropped()).isEqualTo(1);
        assertThat(kept.fault().orElseThrow())
                .contains(missing.toString())
                .contains("there is no such folder");
    }

    @Test
    void a_place_that_can_be_written_later_gets_a_whole_file_from_then_on() throws Exception {
        Path late = folder.resolve("late");
        Path file = late.resolve("samples.csv.gz");
        SampleLog log = new SampleLog(file);
        start(log);
        Await.until("the fault is known", () -> log.soFar().fault().isPresent());
        Files.createDirectory(late);
        log.record(Rows.ok(1, 77));
        KeptSamples kept = log.end(LIMIT);
        assertThat(kept.rows()).isEqualTo(1);
        assertThat(kept.isComplete()).isFalse();
        assertThat(Rows.read(file)).extracting(row -> row.get("bytes")).containsExactly("77");
    }

    @Test
    void a_file_of_that_name_is_replaced_and_a_link_is_not_followed() throws Exception {
        Path precious = Files.writeString(folder.resolve("precious"), "mine");
        Path file = Files.createSymbolicLink(folder.resolve("samples.csv.gz"), precious);
        SampleLog log = new SampleLog(file);
        start(log);
        log.record(Rows.ok(1, 1));
        assertThat(log.end(LIMIT).rows()).isEqualTo(1);
        assertThat(precious).hasContent("mine");
        assertThat(Rows.read(file)).hasSize(1);
    }

    @Test
    void rows_of_a_file_that_another_run_replaced_are_not_called_written() throws Exception {
        Path file = folder.resolve("samples.csv.gz");
        SampleLog log = new SampleLog(file);
        start(log);
        log.record(Rows.ok(0, 1));
        Await.until("the file is there", () -> Files.exists(file));
        SampleLog other = new SampleLog(file);
        start(other);
        other.record(Rows.ok(0, 2));
        assertThat(other.end(LIMIT).isComplete()).isTrue();

        KeptSamples kept = log.end(LIMIT);
        assertThat(kept.rows()).isZero();
        assertThat(kept.dropped()).isEqualTo(1);
        assertThat(kept.note().orElseThrow())
                .contains("1 of 1 rows are missing", "somebody deleted or replaced it");
    }

    @Test
    void each_second_is_on_disk_while_the_run_goes_on() throws Exception {
        Path file = folder.resolve("samples.csv.gz");
        SampleLog log = new SampleLog(file);
        start(log);
        for (int i = 0; i < 1_000; i++) {
            log.record(Rows.ok(i, i));
        }
        Await.until("the rows are counted", () -> log.soFar().rows() == 1_000);
        assertThat(Rows.read(file)).hasSize(1_000);
        log.record(Rows.ok(1, 1));
        assertThat(log.end(LIMIT).rows()).isEqualTo(1_001);
        assertThat(Rows.read(file)).hasSize(1_001);
    }

    @Test
    void a_file_cut_off_anywhere_still_gives_its_whole_members() throws Exception {
        Path file = folder.resolve("samples.csv.gz");
        List<Integer> ends = new ArrayList<>();
        try (SampleFile whole =
                new SampleFile(
                        file,
                        JtlRows.HEADER.getBytes(java.nio.charset.StandardCharsets.US_ASCII))) {
            JtlRows rows =
                    new JtlRows(
                            Rows.profile("http://127.0.0.1:1/"),
                            Instant.EPOCH,
                            0,
                            Rows.run(() -> 1));
            RowText text = new RowText();
            for (int member = 0; member < 4; member++) {
                for (int i = 0; i < 10; i++) {
                    Sample sample = Rows.ok(i * 1_000_000L, member);
                    rows.row(0, sample, 1, 1, text);
                }
                whole.add(text, 10);
                whole.flush();
                ends.add((int) Files.size(file));
            }
        }
        byte[] all = Files.readAllBytes(file);
        Path cut = folder.resolve("cut.csv.gz");
        for (int length = ends.getFirst(); length <= all.length; length++) {
            Files.write(cut, java.util.Arrays.copyOf(all, length));
            int at = length;
            int members = (int) ends.stream().filter(end -> end <= at).count();
            String text = readable(cut);
            assertThat(text.lines().count()).as("%d bytes", length).isGreaterThan(members * 10L);
        }
        List<CSVRecord> rows = Rows.read(file);
        assertThat(rows).hasSize(40);
    }

    private static String readable(Path cut) {
        try {
            return Rows.text(cut);
        } catch (IOException e) {
            throw new AssertionError("every cut must be readable", e);
        }
    }
}
