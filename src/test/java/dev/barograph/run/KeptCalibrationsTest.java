package dev.barograph.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.barograph.metrics.Calibration;
import dev.barograph.model.Body;
import dev.barograph.model.Header;
import dev.barograph.model.Limits;
import dev.barograph.model.Load;
import dev.barograph.model.LoadShape;
import dev.barograph.model.Profile;
import dev.barograph.model.RequestSpec;
import dev.barograph.model.Spacing;
import dev.barograph.model.Stage;
import dev.barograph.model.WeightedRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeptCalibrationsTest {
    private static final Instant DAY = Instant.parse("2026-03-01T12:00:00Z");

    @TempDir Path folder;

    @Test
    void what_was_kept_is_read_back() throws IOException {
        KeptCalibrations file = new KeptCalibrations(folder.resolve("a/b"));
        Calibration trusted = calibration(DAY, OptionalDouble.of(29_000));
        Calibration never = calibration(DAY, OptionalDouble.empty());
        file.keep("one", trusted);
        file.keep("two", never);
        file.keep("one", trusted);
        KeptCalibrations.Reading read = new KeptCalibrations(folder.resolve("a/b")).read();
        assertThat(read.note()).isEmpty();
        assertThat(read.byKey())
                .hasSize(2)
                .containsEntry("one", trusted)
                .containsEntry("two", never);
        try (var files = Files.list(folder.resolve("a/b"))) {
            assertThat(files).hasSize(1);
        }
    }

    @Test
    void only_the_newest_fifty_are_kept() throws IOException {
        KeptCalibrations file = new KeptCalibrations(folder);
        for (int i = 0; i < 53; i++) {
            file.keep("k" + i, calibration(DAY.plusSeconds(i), OptionalDouble.of(1)));
        }
        assertThat(file.read().byKey()).hasSize(50).doesNotContainKey("k2").containsKey("k3");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "key=\\u12",
                "key=nonsense",
                "key=2026-03-01T12:00:00Z 41000 29000 1000 1 2 io_uring",
                "key=2026-03-01T12:00:00Z NaN 29000 1000 1 2 io_uring false",
                "key=2026-03-01T12:00:00Z 0 29000 1000 1 2 io_uring false",
                "key=2026-03-01T12:00:00Z 41000 29000 1000 -1 2 io_uring false",
                "key=yesterday 41000 29000 1000 1 2 io_uring false"
            })
    void a_broken_file_is_ignored_with_a_note_and_mended_by_the_next_one(String line)
            throws IOException {
        Files.writeString(folder.resolve(KeptCalibrations.FILE_NAME), line + "\n");
        KeptCalibrations file = new KeptCalibrations(folder);
        KeptCalibrations.Reading read = file.read();
        assertThat(read.byKey()).isEmpty();
        assertThat(read.note())
                .hasValueSatisfying(note ->
                        assertThat(note).contains(KeptCalibrations.FILE_NAME).contains("ignored"));
        file.keep("new", calibration(DAY, OptionalDouble.of(1)));
        assertThat(file.read().note()).isEmpty();
        assertThat(file.read().byKey()).containsOnlyKeys("new");
    }

    @Test
    void bytes_that_are_no_text_are_ignored_with_a_note() throws IOException {
        Files.write(folder.resolve(KeptCalibrations.FILE_NAME), new byte[] {(byte) 0xC3, 0x28});
        assertThat(new KeptCalibrations(folder).read().note()).isPresent();
    }

    @Test
    void the_key_follows_what_moves_the_figures_and_nothing_else() {
        String plain = key("GET", "http://a.test/x", List.of(), "");
        assertThat(plain).matches("[0-9a-f]{16}");
        assertThat(key("get", "http://b.test:81/y", List.of(), "")).isEqualTo(plain);
        assertThat(key("GET", "http://a.test/x", List.of(new Header("A", "b")), ""))
                .isEqualTo(plain);
        assertThat(key("POST", "http://a.test/x", List.of(), "")).isNotEqualTo(plain);
        assertThat(key("GET", "https://a.test/x", List.of(), "")).isNotEqualTo(plain);
        assertThat(key("GET", "http://a.test/x", List.of(), "b")).isNotEqualTo(plain);
        assertThat(key("GET", "http://a.test/x", List.of(new Header("A", "b".repeat(300))), ""))
                .isNotEqualTo(plain);
    }

    @Test
    void a_warning_names_what_is_asked_and_what_was_found() {
        Calibration known = calibration(DAY, OptionalDouble.of(29_000));
        assertThat(CalibrationWarning.of(open(29_000), known)).isEmpty();
        assertThat(CalibrationWarning.of(open(40_000), known))
                .contains(
                        "The profile asks for 40,000/s; on 2026-03-01 this machine was calibrated to"
                                + " 29,000/s of this request. Run anyway, but do not trust the"
                                + " tail.");
        assertThat(CalibrationWarning.of(open(50_000), known))
                .hasValueSatisfying(w -> assertThat(w).contains("41,000/s at full speed"));
        assertThat(CalibrationWarning.of(open(1), calibration(DAY, OptionalDouble.empty())))
                .hasValueSatisfying(w -> assertThat(w).contains("no rate at all"));
        Profile closed =
                new Profile(
                        "p",
                        open(1).request(),
                        new Load(
                                new LoadShape.Closed(
                                        List.of(Stage.hold(99_999, Duration.ofSeconds(1))))),
                        Limits.DEFAULT);
        assertThat(CalibrationWarning.of(closed, known)).isEmpty();
    }

    @Test
    void a_warning_about_several_requests_names_the_calibrated_one() {
        Profile one = open(40_000);
        Profile several =
                new Profile(
                        "p",
                        List.of(
                                new WeightedRequest("List orders", 1, one.request()),
                                new WeightedRequest("Search", 1, one.request())),
                        one.load(),
                        one.limits(),
                        List.of(),
                        false);
        assertThat(CalibrationWarning.of(several, calibration(DAY, OptionalDouble.of(29_000))))
                .hasValueSatisfying(warning ->
                        assertThat(warning)
                                .contains(
                                        "29,000/s of “List orders”, the first of 2 requests."
                                                + " Run anyway"));
    }

    private static String key(String method, String url, List<Header> headers, String body) {
        return CalibrationKey.of(
                new RequestSpec(
                        method,
                        url,
                        headers,
                        body.isEmpty() ? new Body.None() : new Body.Text(body)),
                Surroundings.ofMachine());
    }

    private static Profile open(double rate) {
        return new Profile(
                "p",
                new RequestSpec("GET", "http://a.test/", List.of(), new Body.None()),
                new Load(
                        new LoadShape.Open(
                                List.of(Stage.hold(rate, Duration.ofSeconds(1))),
                                new Spacing.Even())),
                Limits.DEFAULT);
    }

    private static Calibration calibration(Instant at, OptionalDouble trusted) {
        return new Calibration(at, 41_234, trusted, 1_000, 123_456, 654_321, "io_uring", true);
    }
}
