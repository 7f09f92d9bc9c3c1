package dev.barograph.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.barograph.metrics.KnownErrors;
import dev.barograph.metrics.Stamp;
import dev.barograph.metrics.Verdict;
import dev.barograph.record.HistoryRow;
import dev.barograph.record.RunFigures;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeSet;
import javafx.scene.shape.LineTo;
import javafx.scene.shape.MoveTo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RunLineTest {
    private static final Instant BEGAN = Instant.parse("2026-03-01T14:25:30Z");

    @ParameterizedTest
    @CsvSource({
        "RUNNING, VALID, NOT_LIMITED, running, ACCENT",
        "UNREADABLE, VALID, NOT_LIMITED, damaged, ALARM",
        "FAILED, VALID, NOT_LIMITED, failed, ALARM",
        "INTERRUPTED, INTERRUPTED, NOT_LIMITED, interrupted, WARNING",
        "STOPPED, INTERRUPTED, TARGET, interrupted, WARNING",
        "STOPPED, GENERATOR_LIMITED, GENERATOR, generator-limited, ALARM",
        "COMPLETED, GENERATOR_LIMITED, GENERATOR, generator-limited, ALARM",
        "COMPLETED, VALID_WITH_NOTES, NOT_LIMITED, 'valid, notes', ACCENT",
        "COMPLETED, VALID, NOT_LIMITED, valid, CALM",
        "COMPLETED, VALID, TARGET, target limit, ACCENT",
        "COMPLETED, VALID, NETWORK, network limit, ACCENT",
        "COMPLETED, VALID, CONFIG, profile limit, ACCENT",
        "COMPLETED, VALID_WITH_NOTES, GENERATOR, generator limit, WARNING"
    })
    void the_badge_says_what_matters_most(
            HistoryRow.State state, Stamp stamp, Verdict verdict, String word, String tone) {
        assertThat(RunBadge.of(row(state, stamp, verdict, false, "")))
                .isEqualTo(new RunBadge(word, VerdictLine.Tone.valueOf(tone)));
    }

    @ParameterizedTest
    @CsvSource({
        "2026-03-01T23:00:00Z, 14:25",
        "2026-03-02T00:10:00Z, 1 Mar 14:25",
        "2027-01-01T00:00:00Z, 2026-03-01"
    })
    void the_older_the_run_the_longer_the_time(Instant now, String when) {
        assertThat(line(false, "", now).when()).isEqualTo(when);
    }

    @Test
    void figures_stand_in_two_lines_with_units_response_time_above_service_time() {
        assertThat(line(false, "", BEGAN).figures())
                .isEqualTo(
                        "response p99 12.3 ms · errors 0.5 %\nservice p99 11.2 ms · 2,000/s · 1:00");
        assertThat(line(true, "", BEGAN).figures())
                .startsWith("response p99 ≥ 12.3 ms · errors 0.5 %, up to 1.49 %")
                .contains("\nservice p99 ≥ 11.2 ms");
        HistoryRow few =
                row(HistoryRow.State.COMPLETED, Stamp.VALID, Verdict.NOT_LIMITED, true, true, "");
        assertThat(RunLine.of(few, BEGAN, ZoneOffset.UTC).figures())
                .isEqualTo("too few for p99 · errors 0.5 %, up to 1.49 %\n2,000/s · 1:00");
    }

    @Test
    void a_run_of_less_than_a_second_has_a_length() {
        HistoryRow brief = row(HistoryRow.State.STOPPED, 412_000_000);
        assertThat(RunLine.of(brief, BEGAN, ZoneOffset.UTC).figures()).endsWith(" · 0.4 s");
    }

    @Test
    void tags_and_the_first_line_of_the_note_come_before_the_address() {
        assertThat(line(false, "", BEGAN).about()).isEqualTo("#night #slow  GET http://x/");
        assertThat(line(false, "Ask Bo\nand Al", BEGAN).about()).isEqualTo("#night #slow  Ask Bo");
        assertThat(line(false, "Ask Bo\nand Al", BEGAN).tip())
                .contains("Ask Bo\nand Al")
                .contains("GET http://x/")
                .contains("Profile Shop")
                .contains("Baseline")
                .contains("120,000 requests, p50 5.00 ms (service 4.00 ms)");
        assertThat(line(false, "", BEGAN).spoken())
                .startsWith("Shop at night, valid, baseline")
                .contains("errors 0.5 % · service p99")
                .doesNotContain("\n");
    }

    @Test
    void a_sparkline_fills_its_box_and_has_gaps_where_nothing_was_answered() {
        var elements = Sparkline.elements(List.of(10L, 20L, 0L, 5L), 90, 20);

        assertThat(elements).hasSize(5);
        assertThat(((MoveTo) elements.get(0)).getY()).isEqualTo(10);
        assertThat(((LineTo) elements.get(2)).getX()).isEqualTo(30);
        assertThat(((LineTo) elements.get(2)).getY()).isZero();
        assertThat(elements.get(3)).isInstanceOf(MoveTo.class);
        assertThat(((LineTo) elements.get(4)).getX()).isEqualTo(90);
        assertThat(Sparkline.elements(List.of(), 90, 20)).isEmpty();
        assertThat(Sparkline.elements(List.of(0L, 0L), 90, 20)).isEmpty();
        assertThat(Sparkline.elements(List.of(7L), 90, 20)).hasSize(2);
    }

    private static RunLine line(boolean lowerBound, String note, Instant now) {
        return RunLine.of(
                row(HistoryRow.State.COMPLETED, Stamp.VALID, Verdict.NOT_LIMITED, lowerBound, note),
                now,
                ZoneOffset.UTC);
    }

    private static HistoryRow row(
            HistoryRow.State state, Stamp stamp, Verdict verdict, boolean lowerBound, String note) {
        return row(state, stamp, verdict, lowerBound, false, note);
    }

    private static HistoryRow row(
            HistoryRow.State state,
            Stamp stamp,
            Verdict verdict,
            boolean lowerBound,
            boolean few,
            String note) {
        return row(state, 60_000_000_000L, stamp, verdict, lowerBound, few, note);
    }

    private static HistoryRow row(HistoryRow.State state, long tookNanos) {
        return row(state, tookNanos, Stamp.VALID, Verdict.NOT_LIMITED, false, false, "");
    }

    private static HistoryRow row(
            HistoryRow.State state,
            long tookNanos,
            Stamp stamp,
            Verdict verdict,
            boolean lowerBound,
            boolean few,
            String note) {
        return new HistoryRow(
                Path.of("a.sqlite"),
                "20260301-142530-aaaaaaaa",
                state,
                "Shop at night",
                "Shop",
                "GET http://x/",
                Optional.of(BEGAN),
                Optional.of(
                        new RunFigures(
                                tookNanos,
                                120_000,
                                2_000,
                                OptionalLong.of(5_000_000),
                                OptionalLong.of(12_300_000),
                                lowerBound,
                                few,
                                OptionalLong.of(4_000_000),
                                OptionalLong.of(11_200_000),
                                lowerBound,
                                few,
                                new KnownErrors(600, 120_000, lowerBound ? 1_200 : 0))),
                Optional.of(stamp),
                Optional.of(verdict),
                List.of(),
                new TreeSet<>(List.of("slow", "night")),
                note,
                true,
                Optional.empty());
    }
}
