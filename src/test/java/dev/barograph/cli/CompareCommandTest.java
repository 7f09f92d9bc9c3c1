package dev.barograph.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.barograph.compare.MadeRun;
import dev.barograph.compare.MadeRunFile;
import dev.barograph.metrics.Stamp;
import dev.barograph.record.HistoryRow;
import dev.barograph.record.ListingProgress;
import dev.barograph.record.RunArchive;
import dev.barograph.report.ReportFormats;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CompareCommandTest {
    @TempDir static Path kept;
    @TempDir static Path others;

    private static final String RED = "\u001b[1;31m";
    private static final String PLAIN = "\u001b[0m";

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @BeforeAll
    static void keep_some_runs() throws Exception {
        MadeRunFile.keep(kept, "20260301-100000-aaaaaaaa", MadeRun.seeded(1).lasting(40).end());
        MadeRunFile.keep(kept, "20260301-110000-bbbbbbbb", MadeRun.seeded(2).lasting(40).end());
        MadeRunFile.keep(
                kept, "20260301-120000-cccccccc", MadeRun.seeded(3).lasting(40).closed(0.1).end());
        MadeRunFile.keep(
                kept, "20260301-130000-dddddddd", MadeRun.seeded(4).lasting(40).slower(1.3).end());
        MadeRunFile.keep(
                others,
                "20260302-100000-aaaaaaaa",
                MadeRun.seeded(1).lasting(40).stamped(Stamp.GENERATOR_LIMITED).end());
        MadeRunFile.keep(
                others,
                "20260302-110000-bbbbbbbb",
                MadeRun.seeded(2).lasting(40).stamped(Stamp.INTERRUPTED).end());
        MadeRunFile.keep(
                others,
                "20260302-130000-dddddddd",
                MadeRun.seeded(4).lasting(40).lastInterval(480_000_000).end());
        MadeRunFile.keep(
                others,
                "20260302-140000-eeeeeeee",
                MadeRun.seeded(5).lasting(40).failing(0.002).unfinished(new long[80]).end());
        MadeRunFile.keep(
                others, "20260302-150000-ffffffff", MadeRun.seeded(6).lasting(40).failing(1).end());
        MadeRunFile.keep(
                others, "20260302-160000-gggggggg", MadeRun.seeded(7).lasting(40).failing(1).end());
        MadeRunFile.keep(others, "20260303-100000-aaaaaaaa", brief(1).end());
        MadeRunFile.keep(others, "20260303-110000-bbbbbbbb", brief(2).hanging(0.3).end());
        MadeRunFile.keep(
                others,
                "20260303-120000-cccccccc",
                brief(3).perSecond(0).unfinished(9_000_000_000L, 3_000_000_000L).end());
        MadeRunFile.keep(others, "20260303-130000-dddddddd", brief(4).lasting(8).end());
        MadeRunFile.keep(others, "20260303-140000-eeeeeeee", brief(5).lasting(8).failing(1).end());
        MadeRunFile.keep(others, "20260302-120000-cccccccc", MadeRun.seeded(3).lasting(40).end());
    }

    private static MadeRun brief(long seed) {
        return MadeRun.seeded(seed).lasting(11).perSecond(50);
    }

    private int compare(String... args) {
        return cli("compare", kept, new Terminal(stream(out), stream(err), false, false), args);
    }

    private int coloured(String command, String... args) {
        return cli(command, others, new Terminal(stream(out), stream(err), true, true), args);
    }

    private static int cli(String command, Path folder, Terminal terminal, String... args) {
        List<String> all = new ArrayList<>(List.of(command, "--history", folder.toString()));
        all.addAll(List.of(args));
        Services services =
                new Services(
                        _ -> {
                            throw new AssertionError("nothing is to be run");
                        },
                        () -> kept,
                        () -> {
                            throw new AssertionError("nothing is to be calibrated");
                        },
                        ReportFormats.ALL,
                        _ -> {
                            throw new AssertionError("no demo target");
                        },
                        _ -> {},
                        () -> {});
        return Cli.run(terminal, services, all.toArray(String[]::new));
    }

    private static PrintStream stream(ByteArrayOutputStream bytes) {
        return new PrintStream(bytes, true, StandardCharsets.UTF_8);
    }

    private String out() {
        return out.toString(StandardCharsets.UTF_8);
    }

    private String err() {
        return err.toString(StandardCharsets.UTF_8);
    }

    @Test
    void a_table_says_what_changed_and_the_code_is_0_without_a_bound() {
        assertThat(compare("20260301-10", "last")).isEqualTo(0);
        assertThat(out())
                .contains(
                        "A: made, ", "change", "difference", "WORSE", "drawn in blocks of 1 second")
                .containsPattern("Response time p50 +20\\.\\d +2\\d\\.\\d +\\+\\d\\d\\.\\d % \\(");
        assertThat(err()).isEmpty();
    }

    @Test
    void a_proven_regression_beyond_its_bound_ends_with_1() {
        assertThat(compare("20260301-10", "last", "--max-regression", "p99=5%")).isEqualTo(1);
        assertThat(out()).contains("BROKEN: p99 may become worse by 5 %");
    }

    @Test
    void a_regression_inside_its_bound_and_one_that_is_not_proven_end_with_0() {
        assertThat(
                        compare(
                                "20260301-10",
                                "last",
                                "--max-regression",
                                "p99=80",
                                "--max-regression",
                                "errors=0.5%",
                                "--max-regression",
                                "throughput=1%"))
                .isEqualTo(0);
        assertThat(out()).contains("not broken: errors may become worse by 0.5 percentage points");
        assertThat(compare("20260301-10", "20260301-11", "--max-regression", "p50=0%"))
                .isEqualTo(0);
    }

    @Test
    void a_wider_margin_makes_more_figures_the_same() {
        assertThat(compare("20260301-10", "20260301-11", "--margin", "30", "--margin", "p50=0%"))
                .isEqualTo(0);
        assertThat(out())
                .containsPattern("Response time p95 .* SAME")
                .containsPattern("Response time p50 .* NOT ENOUGH DATA");
    }

    @Test
    void the_pinned_run_of_the_same_profile_is_the_baseline() throws Exception {
        assertThat(compare("baseline", "last")).isEqualTo(2);
        assertThat(err()).contains("no run of \"made\" is pinned as its baseline");

        RunArchive archive = new RunArchive(kept);
        HistoryRow oldest = archive.list(ListingProgress.NONE).rows().getLast();
        assertThat(oldest.id()).isEqualTo("20260301-100000-aaaaaaaa");
        archive.pin(oldest);
        try {
            assertThat(compare("baseline", "last", "--max-regression", "p99=5%")).isEqualTo(1);
        } finally {
            archive.unpin(archive.row(oldest.file()).orElseThrow());
        }
    }

    @Test
    void a_run_whose_generator_was_the_limit_is_not_compared_says_so_in_red_and_ends_with_4() {
        assertThat(coloured("compare", "20260302-10", "20260302-12")).isEqualTo(4);
        assertThat(err())
                .startsWith("Not compared:\n  " + RED)
                .contains("GENERATOR-LIMITED", PLAIN + "\n--anyway");
        assertThat(out()).isEmpty();
        assertThat(coloured("compare", "20260302-10", "20260302-12", "--anyway")).isEqualTo(0);
        assertThat(out()).contains("Compared all the same, though:\n  " + RED);
    }

    @Test
    void an_interrupted_run_is_not_compared_and_ends_with_2() {
        assertThat(coloured("compare", "20260302-11", "20260302-12")).isEqualTo(2);
        assertThat(err())
                .contains("Not compared:\n  A ended before its plan did")
                .doesNotContain(RED);
        assertThat(out()).isEmpty();
    }

    @Test
    void a_comparison_that_cannot_be_written_ends_with_5_even_if_a_bound_is_broken() {
        PrintStream full =
                new PrintStream(
                        new OutputStream() {
                            @Override
                            public void write(int b) throws IOException {
                                throw new IOException("full");
                            }
                        },
                        true,
                        StandardCharsets.UTF_8);
        int code =
                cli(
                        "compare",
                        kept,
                        new Terminal(full, stream(err), false, false),
                        "20260301-10",
                        "last",
                        "--max-regression",
                        "p99=5%");
        assertThat(code).isEqualTo(5);
        assertThat(err()).contains("could not be written");
    }

    @Test
    void what_is_wanting_stands_once_below_the_table_and_a_bound_on_it_is_not_called_kept() {
        assertThat(
                        compare(
                                "20260301-10",
                                "20260301-11",
                                "--max-regression",
                                "p99=1%",
                                "--max-regression",
                                "p50=50%"))
                .isEqualTo(0);
        assertThat(out())
                .containsPattern("Response time p50 .* NOT ENOUGH DATA \\(\\d")
                .containsOnlyOnce("neither a change nor its absence is proven; runs so many times")
                .containsPattern("\n\\(1\\) [a-z]")
                .contains("p99 could not be judged: not enough data to tell 1 %.\n")
                .contains("not broken: p50 may become worse by 50 %")
                .doesNotContain("not broken: p99");
        assertThat(out().lines()).allMatch(line -> line.length() < 140);
    }

    @Test
    void how_long_a_run_took_is_the_same_in_the_history_and_in_a_comparison() {
        assertThat(coloured("compare", "20260302-12", "20260302-13")).isEqualTo(0);
        assertThat(out()).containsPattern("\nB: made, \\S+, 39\\.5 s, 8000 requests, ");
        assertThat(coloured("history")).isEqualTo(0);
        assertThat(out()).containsPattern("20260302-130000-dddddddd .* 39\\.5 s ");
    }

    @Test
    void a_bound_on_errors_that_given_up_requests_could_break_is_not_called_kept() {
        assertThat(
                        coloured(
                                "compare",
                                "20260302-12",
                                "20260302-14",
                                "--max-regression",
                                "errors=0.5%"))
                .isEqualTo(0);
        assertThat(out())
                .contains(
                        "errors could not be judged: not enough data to tell 0.5 percentage points")
                .contains("note: 80 requests of B had no answer when it ended: ")
                .doesNotContain("not broken");
    }

    @Test
    void a_bound_within_the_interval_of_a_proven_change_is_not_broken_and_has_data_enough() {
        assertThat(compare("20260301-10", "20260301-13", "--max-regression", "p50=30%"))
                .isEqualTo(0);
        assertThat(out())
                .containsPattern("Response time p50 .* WORSE")
                .contains("not broken: p50 may become worse by 30 %; more than that is not proven.")
                .doesNotContain("could not be judged");
    }

    @Test
    void the_history_shows_a_limited_run_in_red_and_a_report_of_it_is_no_verdict() {
        assertThat(coloured("history")).isEqualTo(0);
        assertThat(out().lines().filter(line -> line.contains(RED)))
                .singleElement()
                .satisfies(line ->
                        assertThat(line)
                                .startsWith("20260302-100000-aaaaaaaa")
                                .contains(RED + "GENERATOR-LIMITED" + PLAIN));
        assertThat(coloured("report", "20260302-10")).isEqualTo(0);
        assertThat(out()).contains("\n" + RED + "GENERATOR-LIMITED" + PLAIN);
    }

    @Test
    void runs_that_differ_in_more_than_the_target_are_refused_unless_told_otherwise() {
        assertThat(compare("20260301-10", "20260301-12")).isEqualTo(2);
        assertThat(err())
                .isEqualTo(
                        "Not compared:\n  The loads differ: open and closed model.\n"
                                + "--anyway compares all the same.\n");
        assertThat(out()).isEmpty();
        assertThat(compare("20260301-10", "20260301-12", "--anyway")).isEqualTo(0);
        assertThat(out()).contains("Compared all the same, though:");
    }

    @Test
    void of_two_bounds_on_one_figure_none_is_dropped_in_silence() {
        assertThat(
                        compare(
                                "20260301-10",
                                "last",
                                "--max-regression",
                                "p99=5%",
                                "--max-regression",
                                "p99=80%"))
                .isEqualTo(2);
        assertThat(err()).contains("--max-regression: There are two values for p99.");
    }

    @Test
    void everything_that_is_wrong_is_told_at_once() {
        assertThat(
                        compare(
                                "nowhere",
                                "last",
                                "--margin",
                                "x",
                                "--max-regression",
                                "p97=3%",
                                "--max-regression",
                                "p99"))
                .isEqualTo(2);
        assertThat(err())
                .contains(
                        "There is neither a run \"nowhere\"",
                        "--margin: \"x\" is no percentage",
                        "There is no figure p97; there are p50, p95,",
                        "p99 has no \"=\"");
    }

    @Test
    void a_target_that_answers_nothing_well_any_more_breaks_bounds_on_errors_and_throughput() {
        assertThat(
                        coloured(
                                "compare",
                                "20260302-12",
                                "20260302-15",
                                "--max-regression",
                                "errors=1%",
                                "--max-regression",
                                "throughput=5%"))
                .isEqualTo(1);
        assertThat(out())
                .contains(
                        "(1) B has no good response.",
                        "BROKEN: errors may become worse by 1 percentage point,",
                        "BROKEN: throughput may become worse by 5 %,");
    }

    @Test
    void a_target_that_answers_nothing_well_any_more_breaks_a_bound_on_times_alone() {
        assertThat(
                        coloured(
                                "compare",
                                "20260302-12",
                                "20260302-15",
                                "--max-regression",
                                "p99=5%",
                                "--max-regression",
                                "service-mean=50%"))
                .isEqualTo(1);
        assertThat(out())
                .contains(
                        "BROKEN: p99 may become worse by 5 %, and B has no good response any more.",
                        "BROKEN: service-mean may become worse by 50 %, and B has no good")
                .doesNotContain("its times look better than they are");
    }

    @Test
    void that_holds_for_the_shortest_runs_and_for_those_of_which_no_request_ended() {
        String[] bounds = {
            "--anyway",
            "--max-regression",
            "p99=5%",
            "--max-regression",
            "errors=1%",
            "--max-regression",
            "throughput=5%"
        };
        for (String[] pair :
                new String[][] {
                    {"20260303-13", "20260303-14"},
                    {"20260303-10", "20260303-12"}
                }) {
            out.reset();
            List<String> args = new ArrayList<>(List.of(pair));
            args.addAll(List.of(bounds));
            assertThat(coloured("compare", args.toArray(String[]::new))).isEqualTo(1);
            assertThat(out())
                    .contains(
                            "BROKEN: p99 may become worse",
                            "BROKEN: errors may become worse",
                            "BROKEN: throughput may become worse");
        }
    }

    @Test
    void where_the_measure_has_no_good_response_either_a_bound_on_times_is_not_judged() {
        assertThat(
                        coloured(
                                "compare",
                                "20260302-15",
                                "20260302-16",
                                "--max-regression",
                                "p99=5%",
                                "--max-regression",
                                "errors=1%"))
                .isEqualTo(0);
        assertThat(out())
                .contains(
                        "NOT JUDGED: p99 could not be judged: A has no good response, not enough"
                                + " data to tell 5 %.",
                        "not broken: errors may become worse by 1 percentage point");
    }

    @Test
    void a_percentile_of_too_few_samples_is_no_figure_in_a_comparison_either() {
        assertThat(compare("20260301-10", "20260301-11")).isEqualTo(0);
        assertThat(out())
                .containsPattern(
                        "\nResponse time p99\\.9 +too few samples +too few samples +n/a +n/a +NOT");
    }

    @Test
    void a_target_that_hangs_breaks_a_bound_on_a_percentile_that_has_no_interval() {
        assertThat(
                        coloured(
                                "compare",
                                "20260303-10",
                                "20260303-11",
                                "--anyway",
                                "--max-regression",
                                "p99=5%"))
                .isEqualTo(1);
        assertThat(out())
                .containsPattern(
                        "\nResponse time p99 +too few samples +too few samples"
                                + " +at least \\+\\d+\\.\\d % +at least \\+\\d+ ")
                .contains("BROKEN: p99 may become worse by 5 %, and it is proven");
    }

    @Test
    void what_is_known_of_one_run_is_told_though_the_other_has_no_such_figure() {
        assertThat(coloured("compare", "20260303-10", "20260303-12", "--anyway")).isEqualTo(0);
        assertThat(out()).containsPattern("\nError share +0 % +n/a +n/a ");
        out.reset();
        assertThat(coloured("compare", "20260303-13", "20260303-14", "--anyway")).isEqualTo(0);
        assertThat(out())
                .containsPattern("\nError share +0 % +100 % +n/a ")
                .containsPattern("\nGood responses/s +50\\.0 +0\\.0 +n/a ");
    }
}
