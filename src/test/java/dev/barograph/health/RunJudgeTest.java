package dev.barograph.health;

import static dev.barograph.health.Intervals.MILLIS;
import static dev.barograph.health.Intervals.SECOND;
import static dev.barograph.health.Intervals.second;
import static org.assertj.core.api.Assertions.assertThat;

import dev.barograph.metrics.Cause;
import dev.barograph.metrics.ErrorRow;
import dev.barograph.metrics.Interval;
import dev.barograph.metrics.Judgement;
import dev.barograph.metrics.Latencies;
import dev.barograph.metrics.LatencyPair;
import dev.barograph.metrics.RunJudgement;
import dev.barograph.metrics.Stamp;
import dev.barograph.metrics.Summary;
import dev.barograph.metrics.Verdict;
import dev.barograph.model.FailureKind;
import dev.barograph.model.Load;
import dev.barograph.model.LoadShape;
import dev.barograph.model.Stage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RunJudgeTest {
    private final List<Interval> intervals = new ArrayList<>();
    private long endNanos;

    private void add(int count, Cause cause, Intervals like) {
        for (int i = 0; i < count; i++) {
            Interval interval = like.at(endNanos).end();
            endNanos += interval.lengthNanos();
            intervals.add(interval.judged(new Judgement(cause, "as planted.")));
        }
    }

    private RunJudgement judge(boolean interrupted) {
        return RunJudge.of(intervals, Summary.of(intervals, List.of()), interrupted);
    }

    @Test
    void a_run_as_planned_is_valid_without_notes() {
        add(60, Cause.NONE, second());
        RunJudgement run = judge(false);
        assertThat(run.stamp()).isEqualTo(Stamp.VALID);
        assertThat(run.judgement().verdict()).isEqualTo(Verdict.NOT_LIMITED);
        assertThat(run.judgement().evidence()).contains("60 of 60 seconds").contains("6,000");
        assertThat(run.notes()).isEmpty();
        assertThat(run.badSeconds()).isZero();
        assertThat(run.judgedSeconds()).isEqualTo(60);
    }

    @Test
    void a_pause_is_no_time_in_which_nothing_limited_the_load() {
        add(5, Cause.NONE, second());
        add(1, Cause.NONE, second().planned(0).inFlight(0, 1_000));
        add(6, Cause.NONE, second());
        RunJudgement run = judge(false);
        assertThat(run.judgement().evidence())
                .startsWith(
                        "Nothing limited the load in 11 of 11 seconds (nothing was asked for in 1"
                                + " more): 1,100 requests came back well");
        assertThat(run.judgedSeconds()).isEqualTo(11);
        assertThat(run.stamp()).isEqualTo(Stamp.VALID);
    }

    @Test
    void a_long_pause_hides_no_bad_second() {
        add(10, Cause.NONE, second());
        add(2, Cause.CPU, second().loop(0.97));
        add(60, Cause.NONE, second().planned(0));
        RunJudgement run = judge(false);
        assertThat(run.stamp()).isEqualTo(Stamp.GENERATOR_LIMITED);
        assertThat(run.judgement().evidence())
                .isEqualTo("The busiest event loop was 97 % busy in 2 of 12 seconds.");
        assertThat(run.badSeconds()).isEqualTo(2);
        assertThat(run.judgedSeconds()).isEqualTo(12);
    }

    @Test
    void what_came_back_while_nothing_more_was_asked_for_counts() {
        add(2, Cause.NONE, second());
        add(1, Cause.NONE, second().planned(0).ok(7));
        assertThat(judge(false).judgement().evidence())
                .startsWith(
                        "Nothing limited the load in 2 of 2 seconds (nothing was asked for in 1"
                                + " more): 207 requests came back well");
        add(1, Cause.NO_ANSWERS, second().planned(0).inFlight(4, 1_000));
        assertThat(judge(false).notes())
                .containsExactly(
                        "Target: Nothing came back from the target in 1 of 3 seconds; up to 4"
                                + " requests waited for an answer.");
    }

    @Test
    void a_target_that_never_answers_was_silent_from_the_first_second_on() {
        for (Cause first : List.of(Cause.NONE, Cause.SLOW)) {
            intervals.clear();
            endNanos = 0;
            add(1, first, second().sent(5).ok(0).inFlight(5, 1_000));
            add(1, Cause.NO_ANSWERS, second().ok(0).inFlight(0, 1_000).givingUp(2 * SECOND, 10));
            assertThat(judge(false).judgement().evidence())
                    .isEqualTo(
                            "Nothing came back from the target in 2 of 2 seconds; up to 10 requests"
                                    + " waited for an answer, one of them for at least 2 s.");
        }
    }

    @Test
    void a_silence_is_seen_from_its_beginning_also_where_it_ends_while_this_program_is_late() {
        add(1, Cause.NONE, second().sent(5).ok(0).inFlight(5, 1_000));
        add(1, Cause.CPU, second().ok(0).inFlight(0, 1_000).givingUp(2 * SECOND, 10));
        assertThat(judge(false).judgement().evidence()).startsWith("Nothing came back from");
    }

    @Test
    void a_first_second_whose_answers_come_in_the_next_is_no_silence() {
        add(1, Cause.NONE, second().ok(0).inFlight(100, 1_000));
        add(1, Cause.NONE, second());
        assertThat(judge(false).judgement().evidence()).contains("2 of 2 seconds");
        assertThat(judge(false).notes()).isEmpty();
    }

    @Test
    void seconds_add_up() {
        add(3, Cause.NONE, second());
        add(1, Cause.NONE, second().lasting(700 * MILLIS));
        add(1, Cause.NONE, second().planned(0).lasting(500 * MILLIS));
        assertThat(judge(false).judgement().evidence())
                .as("4.2 s in all")
                .startsWith("Nothing limited the load in 4 of 4 seconds: ");
        intervals.clear();
        endNanos = 0;
        add(1, Cause.SLOW, second().lasting(1_600 * MILLIS));
        add(1, Cause.NO_ANSWERS, second().ok(0).lasting(2_400 * MILLIS).inFlight(9, 1_000));
        assertThat(judge(false).notes().getFirst()).contains(" in 2 of 4 seconds;");
        assertThat(judge(false).notes().getLast()).contains(" in 2 of 4 seconds:");
    }

    @Test
    void the_seconds_of_all_causes_and_of_no_load_add_up_whatever_their_lengths() {
        Random random = new Random(5);
        for (int run = 0; run < 200; run++) {
            intervals.clear();
            endNanos = 0;
            for (Cause cause : List.of(Cause.NONE, Cause.SLOW, Cause.FAILURES, Cause.CPU)) {
                add(1, cause, second().lasting(1_000 * MILLIS + random.nextInt(3_000) * MILLIS));
            }
            add(
                    1,
                    Cause.NONE,
                    second().planned(0).ok(0).lasting(MILLIS + random.nextInt(1_500) * MILLIS));
            Map<Cause, CauseTally> tallies = CauseTally.of(intervals, LatencyPair.EMPTY);
            WholeSeconds seconds = WholeSeconds.of(tallies);
            long told = 0;
            for (Cause cause : tallies.keySet()) {
                String text = seconds.told(cause);
                told += Long.parseLong(text.substring(0, text.indexOf(' ')));
                assertThat(text).contains(" of " + seconds.judged() + " seconds");
            }
            assertThat(told).isEqualTo(seconds.judged());
            String idle = seconds.told(Cause.NONE).replaceAll(".* in (\\d) more.*|.*", "$1");
            assertThat(told + (idle.isEmpty() ? 0 : Long.parseLong(idle)))
                    .isEqualTo(Math.round(endNanos / 1e9));
            assertThat(seconds.told(Cause.CPU)).startsWith(seconds.bad() + " of ");
        }
    }

    @Test
    void nothing_but_a_pause_is_told_as_that() {
        add(3, Cause.NONE, second().planned(0));
        RunJudgement run = judge(false);
        assertThat(run.judgement())
                .isEqualTo(new Judgement(Cause.NONE, "Nothing was asked for in 3 of 3 seconds."));
        assertThat(run.judgedSeconds()).isZero();
    }

    @Test
    void no_interval_yet_is_nothing_to_say() {
        assertThat(judge(false)).isEqualTo(RunJudgement.NONE);
        assertThat(judge(true).stamp()).isEqualTo(Stamp.INTERRUPTED);
    }

    @Test
    void more_than_a_tenth_of_bad_seconds_makes_the_run_the_generators() {
        add(54, Cause.NONE, second());
        add(6, Cause.CPU, second().loop(0.97));
        assertThat(judge(false).stamp()).isEqualTo(Stamp.VALID_WITH_NOTES);
        assertThat(judge(false).notes())
                .containsExactly(
                        "Generator: The busiest event loop was 97 % busy in 6 of 60 seconds.");
        assertThat(judge(false).judgement().verdict()).isEqualTo(Verdict.NOT_LIMITED);
        add(1, Cause.CPU, second().loop(0.97));
        RunJudgement run = judge(false);
        assertThat(run.stamp()).isEqualTo(Stamp.GENERATOR_LIMITED);
        assertThat(run.judgement().cause()).isEqualTo(Cause.CPU);
        assertThat(run.judgement().evidence())
                .isEqualTo("The busiest event loop was 97 % busy in 7 of 61 seconds.");
        assertThat(run.badSeconds()).isEqualTo(7);
    }

    @Test
    void one_bad_second_is_not_enough_unless_there_is_only_one() {
        add(4, Cause.NONE, second());
        add(1, Cause.GC, second().collecting(300 * MILLIS, 200 * MILLIS));
        assertThat(judge(false).stamp()).isEqualTo(Stamp.VALID_WITH_NOTES);
        assertThat(judge(false).notes().getFirst()).contains("300 ms", "1 of 5 seconds", "200 ms");
        intervals.clear();
        endNanos = 0;
        add(1, Cause.GC, second().collecting(300 * MILLIS, 200 * MILLIS));
        add(1, Cause.NONE, second().lasting(200 * MILLIS).planned(0));
        assertThat(judge(false).stamp()).isEqualTo(Stamp.GENERATOR_LIMITED);
    }

    @Test
    void a_run_of_less_than_a_second_has_no_other_second_to_make_up_for_a_bad_one() {
        Intervals disturbed =
                second().lasting(131 * MILLIS).planned(3).late(89 * MILLIS).hiccup(89 * MILLIS);
        add(1, Cause.CPU, disturbed);
        assertThat(judge(false).stamp()).isEqualTo(Stamp.GENERATOR_LIMITED);
        assertThat(judge(false).judgement().evidence()).contains("89 ms", "131 ms, all of it");
        add(20, Cause.NONE, second());
        assertThat(judge(false).stamp()).isEqualTo(Stamp.VALID_WITH_NOTES);
    }

    @Test
    void a_single_request_without_port_or_descriptor_makes_the_run_the_generators() {
        add(600, Cause.NONE, second());
        add(1, Cause.PORTS, second().failing(FailureKind.GENERATOR_PORTS, 1));
        assertThat(judge(false).stamp()).isEqualTo(Stamp.GENERATOR_LIMITED);
        assertThat(judge(false).judgement().cause()).isEqualTo(Cause.PORTS);
        assertThat(judge(false).judgement().evidence()).contains("no free port for 1 request");
    }

    @Test
    void a_freeze_counts_with_its_length_and_is_in_the_notes() {
        add(8, Cause.NONE, second());
        Intervals frozen =
                second().lasting(4 * SECOND)
                        .suspended(3_900 * MILLIS)
                        .failing(FailureKind.SUSPENDED, 390);
        add(1, Cause.SUSPENDED, frozen);
        RunJudgement run = judge(false);
        assertThat(run.stamp()).isEqualTo(Stamp.GENERATOR_LIMITED);
        assertThat(run.judgement().cause()).isEqualTo(Cause.SUSPENDED);
        assertThat(run.notes())
                .containsExactly(
                        "Generator: This program stood still for 3.9 s; 390 requests that fell due"
                                + " meanwhile were not sent.");
        add(60, Cause.NONE, second());
        assertThat(judge(false).stamp()).isEqualTo(Stamp.VALID_WITH_NOTES);
        assertThat(judge(false).notes()).hasSize(1);
    }

    @Test
    void a_freeze_that_missed_nothing_is_told_without_it() {
        add(8, Cause.NONE, second());
        add(1, Cause.SUSPENDED, second().lasting(3_300 * MILLIS).suspended(2_990 * MILLIS));
        assertThat(judge(false).judgement().evidence())
                .isEqualTo("This program stood still for 2.99 s.");
    }

    @Test
    void what_waited_for_a_permit_when_the_plan_had_ended_is_held_against_no_rate() {
        add(9, Cause.NONE, second());
        add(1, Cause.PERMITS, second().planned(0).ok(20));
        assertThat(judge(false).notes())
                .containsExactly(
                        "Configuration: Requests still waited for a permit after the plan, in 1 of 10"
                                + " seconds.");
    }

    @Test
    void requests_that_left_late_are_not_called_threads_that_waited() {
        add(9, Cause.NONE, second());
        add(1, Cause.CPU, second().late(12 * MILLIS).hiccup(11 * MILLIS).machine(1));
        assertThat(judge(false).notes())
                .anyMatch(note ->
                        note.contains(
                                "Requests left up to 12 ms late for want of a core in 1 of 10 seconds."));
        add(1, Cause.CPU, second().late(12 * MILLIS).hiccup(40 * MILLIS).machine(1));
        assertThat(judge(false).notes())
                .anyMatch(note ->
                        note.contains(
                                "Threads of this program waited up to 40 ms for a core in 2 of 11 seconds."));
    }

    @Test
    void a_freeze_is_told_with_all_that_it_missed_and_its_seconds_with_their_length() {
        add(8, Cause.NONE, second());
        add(
                1,
                Cause.SUSPENDED,
                second().lasting(3_300 * MILLIS)
                        .suspended(2_990 * MILLIS)
                        .failing(FailureKind.SUSPENDED, 5));
        add(1, Cause.NONE, second().failing(FailureKind.SUSPENDED, 896));
        add(2, Cause.NONE, second());
        RunJudgement run = judge(false);
        assertThat(run.judgement().evidence())
                .isEqualTo(
                        "This program stood still for 2.99 s; 901 requests that fell due meanwhile"
                                + " were not sent.");
        assertThat(run.notes()).containsExactly("Generator: " + run.judgement().evidence());
        assertThat(run.badSeconds()).isEqualTo(3);
        assertThat(run.judgedSeconds()).isEqualTo(14);
    }

    @Test
    void a_bad_moment_is_a_bad_second_at_least() {
        add(9, Cause.NONE, second());
        add(1, Cause.CPU, second().lasting(300 * MILLIS).loop(0.97));
        assertThat(judge(false).badSeconds()).isEqualTo(1);
        assertThat(judge(false).judgedSeconds()).isEqualTo(9);
    }

    @Test
    void what_waited_when_a_stall_was_stopped_is_told_and_that_nothing_was_answered() {
        add(1, Cause.NONE, second().inFlight(10, 10));
        add(
                1,
                Cause.NO_ANSWERS,
                second().lasting(300 * MILLIS)
                        .planned(0)
                        .failing(FailureKind.CANCELLED, 10)
                        .inFlight(0, 10));
        assertThat(judge(true).notes().getFirst())
                .isEqualTo(
                        "Target: Nothing came back from the target in 300 ms of 1 second; up to 10"
                                + " requests waited for an answer.");
        intervals.clear();
        add(
                1,
                Cause.SLOW,
                second().planned(10).ok(0).failing(FailureKind.CANCELLED, 10).inFlight(0, 10));
        assertThat(judge(true).judgement().evidence())
                .isEqualTo(
                        "The target was slow in 1 of 1 second: up to 10 requests waited for an"
                                + " answer, and none was answered.");
    }

    @Test
    void a_slow_target_is_told_by_its_longest_service_time_and_not_by_usual_ones() {
        add(83, Cause.NONE, second());
        add(3, Cause.SLOW, second().ok(7).inFlight(94, 1_000));
        add(4, Cause.SLOW, second().taking(1_990 * MILLIS).inFlight(0, 1_000));
        assertThat(judge(false).notes())
                .containsExactly(
                        "Target: The target was slow in 7 of 90 seconds: up to 94 requests waited for"
                                + " an answer, and the longest service time of an answer in these"
                                + " seconds was 1.99 s.");
    }

    @Test
    void what_waited_in_slow_seconds_is_told_with_the_longest_that_is_known_of_it() {
        add(2, Cause.NONE, second());
        add(3, Cause.SLOW, second().taking(18 * MILLIS).inFlight(40, 1_000));
        add(1, Cause.NONE, second().planned(0).inFlight(40, 1_000));
        String waited = ": up to 40 requests waited for an answer, ";
        String longest = "and the longest service time of an answer in these seconds was 18 ms.";
        assertThat(judge(false).judgement().evidence()).endsWith(waited + longest);
        Interval end =
                second().at(endNanos)
                        .planned(0)
                        .inFlight(0, 1_000)
                        .givingUp(999 * MILLIS, 40)
                        .end();
        intervals.add(end);
        assertThat(judge(false).judgement().evidence())
                .as("sent after the slow seconds")
                .endsWith(waited + longest);
        intervals.removeLast();
        add(1, Cause.NONE, second().planned(0).inFlight(0, 1_000).givingUp(4 * SECOND, 40));
        assertThat(judge(false).judgement().evidence())
                .endsWith(waited + "one of them for at least 4 s, " + longest);
        add(1, Cause.NONE, second().planned(0).taking(6 * SECOND).ok(1).inFlight(0, 1_000));
        assertThat(judge(false).judgement().evidence())
                .endsWith(waited + "one of them for 6 s, " + longest);
    }

    @Test
    void what_an_event_loop_missed_is_not_called_late() {
        add(9, Cause.NONE, second());
        add(1, Cause.SCHEDULE_LAG, second().failing(FailureKind.SUSPENDED, 301));
        assertThat(judge(false).notes())
                .anyMatch(note ->
                        note.endsWith(
                                "Requests were not sent in 1 of 10 seconds: an event loop stood still"
                                        + " for more than a second."));
        add(1, Cause.SCHEDULE_LAG, second().late(30 * MILLIS));
        assertThat(judge(false).notes())
                .anyMatch(note ->
                        note.endsWith(
                                "Requests left late in 2 of 11 seconds, by 30 ms or more in the"
                                        + " worst of them."));
    }

    /// The target is silent from 4.0 s to 6.5 s, this program from 5.5 s to 13.5 s, and then reads
    /// what has come.
    @Test
    void what_this_program_stood_still_is_not_told_as_waited_for_the_target() {
        add(4, Cause.NONE, second());
        add(1, Cause.NO_ANSWERS, second().ok(0).inFlight(54, 1_000));
        Intervals frozen = second().lasting(8_520 * MILLIS).suspended(8_010 * MILLIS).ok(79);
        add(1, Cause.SUSPENDED, frozen.taking(9_530 * MILLIS));
        assertThat(judge(false).notes().getLast())
                .isEqualTo(
                        "Target: Nothing came back from the target in 1 of 14 seconds; up to 54"
                                + " requests waited for an answer, one of them for at least 1.52 s.");

        endNanos = intervals.removeLast().startNanos();
        add(1, Cause.SUSPENDED, second().lasting(8_520 * MILLIS).suspended(8_010 * MILLIS).ok(0));
        add(1, Cause.SLOW, second().ok(79).taking(9_700 * MILLIS).inFlight(0, 1_000));
        assertThat(judge(false).notes())
                .as("read in the second after")
                .anyMatch(note -> note.endsWith("one of them for at least 1.69 s."))
                .anyMatch(note ->
                        note.contains(
                                "service time of an answer in that second was at least 1.69 s"));
        add(1, Cause.NONE, second().taking(3 * SECOND));
        assertThat(judge(false).notes())
                .as("certainly in flight after it only")
                .anyMatch(note -> note.endsWith("one of them for at least 1.69 s."));
    }

    @Test
    void silence_is_told_with_the_longest_that_is_known_of_who_waited() {
        add(4, Cause.NO_ANSWERS, second().ok(0).inFlight(1, 1_000));
        add(1, Cause.NO_ANSWERS, second().planned(0).inFlight(0, 1_000).timingOut(3 * SECOND, 1));
        assertThat(judge(false).judgement().evidence())
                .isEqualTo(
                        "Nothing came back from the target in 5 of 5 seconds; 1 request waited"
                                + " for an answer, for at least 3 s.");
    }

    @Test
    void a_silence_of_a_few_milliseconds_is_no_note_unless_the_run_is_that_short() {
        Intervals silent = second().ok(0).inFlight(3, 1_000).lasting(8 * MILLIS);
        add(18, Cause.NONE, second());
        add(1, Cause.NO_ANSWERS, silent);
        assertThat(judge(false).stamp()).isEqualTo(Stamp.VALID);
        assertThat(judge(false).notes()).isEmpty();

        intervals.clear();
        add(1, Cause.NONE, second().lasting(40 * MILLIS));
        add(1, Cause.NO_ANSWERS, silent);
        assertThat(judge(false).notes()).singleElement().asString().startsWith("Target: Nothing");

        intervals.clear();
        add(18, Cause.NONE, second());
        add(1, Cause.NO_ANSWERS, silent.lasting(100 * MILLIS));
        assertThat(judge(false).notes()).singleElement().asString().startsWith("Target: Nothing");
    }

    @Test
    void connections_that_cannot_be_made_are_told_with_the_place() {
        Intervals none = second().ok(0);
        add(3, Cause.NAME_NOT_FOUND, none.failing(FailureKind.DNS, 100));
        assertThat(evidence(FailureKind.DNS, "Host name not found: nosuch.example"))
                .isEqualTo(
                        "300 of 300 requests had nowhere to go in 3 of 3 seconds. Host name not"
                                + " found: nosuch.example.");
        intervals.clear();
        add(3, Cause.UNREACHABLE, second().ok(0).failing(FailureKind.CONNECT_FAILED, 100));
        assertThat(evidence(FailureKind.CONNECT_FAILED, "Network is unreachable: /10.1.1.1:80"))
                .isEqualTo(
                        "300 of 300 requests found no way to the target in 3 of 3 seconds. Network"
                                + " is unreachable: /10.1.1.1:80.");
        intervals.clear();
        add(3, Cause.PACKET_LOSS, second().ok(0).failing(FailureKind.CONNECT_TIMEOUT, 100));
        assertThat(evidence(FailureKind.CONNECT_TIMEOUT, "No connection to 10.1.1.1:80 within 1s"))
                .isEqualTo(
                        "300 requests got no connection within the connect timeout in 3 of 3"
                                + " seconds. No connection to 10.1.1.1:80 within 1s.");
        intervals.clear();
        add(3, Cause.FAILURES, second().ok(0).failing(FailureKind.CONNECT_REFUSED, 100));
        String refused = "Connection refused: nothing listens on 127.0.0.1:1";
        assertThat(evidence(FailureKind.CONNECT_REFUSED, refused))
                .isEqualTo(
                        "300 of 300 requests failed or timed out in 3 of 3 seconds (100 %). "
                                + refused
                                + ".");
        add(4, Cause.FAILURES, second().ok(0).failing(FailureKind.HTTP_5XX, 100));
        assertThat(evidence(FailureKind.CONNECT_REFUSED, refused))
                .as("most failures were others")
                .endsWith("(100 %).");
    }

    /// Of a run whose first failure of a kind said this.
    private String evidence(FailureKind kind, String message) {
        Summary summary = Summary.of(intervals, List.of(new ErrorRow(kind, 1, 0, 0, message)));
        return RunJudge.of(intervals, summary, false).judgement().evidence();
    }

    @Test
    void what_times_out_after_the_plan_is_noted() {
        add(3, Cause.NONE, second());
        add(1, Cause.NO_ANSWERS, second().timingOut(SECOND, 5));
        add(1, Cause.NO_ANSWERS, second().planned(0).timingOut(SECOND, 30));
        add(1, Cause.NO_ANSWERS, second().planned(0).lasting(SECOND / 2).timingOut(SECOND, 7));
        assertThat(notesAtEnd(4))
                .containsExactly(
                        "37 requests sent in the plan timed out while the run waited for the last"
                                + " answers.");
        assertThat(notesAtEnd(6)).as("in the plan").isEmpty();
    }

    /// What is noted beside the rest, of a plan of so many seconds.
    private List<String> notesAtEnd(int seconds) {
        Load load =
                new Load(new LoadShape.Closed(List.of(Stage.hold(1, Duration.ofSeconds(seconds)))));
        Summary summary = Summary.of(intervals, List.of());
        List<String> notes =
                new ArrayList<>(RunJudge.atEnd(load, List.of(), intervals, summary, false).notes());
        notes.removeAll(judge(false).notes());
        return notes;
    }

    @Test
    void the_median_in_the_sentence_is_that_of_the_run_and_says_of_which_times() {
        add(10, Cause.NONE, second().planned(10).taking(2 * MILLIS));
        add(1, Cause.NONE, second().planned(300).taking(8 * MILLIS));
        assertThat(judge(false).judgement().evidence())
                .isEqualTo(
                        "Nothing limited the load in 11 of 11 seconds: 400 requests came back well; p50 of"
                                + " all service times is 8 ms.");
        intervals.clear();
        add(1, Cause.NONE, second().planned(19));
        assertThat(judge(false).judgement().evidence())
                .as("too few for a percentile")
                .isEqualTo(
                        "Nothing limited the load in 1 of 1 second: 19 requests came back well.");
    }

    @Test
    void a_limit_that_is_not_the_generator_is_the_verdict_and_a_note() {
        add(3, Cause.NONE, second());
        add(
                7,
                Cause.PERMITS,
                second().planned(2_000).taking(25 * MILLIS).inFlight(2, 2).waiting(1_000, 1_900));
        RunJudgement run = judge(false);
        assertThat(run.stamp()).isEqualTo(Stamp.VALID_WITH_NOTES);
        assertThat(run.judgement().cause()).isEqualTo(Cause.PERMITS);
        assertThat(run.judgement().evidence())
                .isEqualTo(
                        "13,300 requests waited for a permit in 7 of 10 seconds: 50 requests would"
                                + " have to be in flight at 2,000/s and a service time of 25 ms; the"
                                + " profile allows 2.");
        assertThat(run.notes()).containsExactly("Configuration: " + run.judgement().evidence());
    }

    @Test
    void the_limit_that_lasted_longest_is_the_verdict_if_it_lasted_a_tenth_of_the_run() {
        add(88, Cause.NONE, second());
        add(5, Cause.FAILURES, second().ok(50).failing(FailureKind.HTTP_5XX, 50));
        add(7, Cause.NO_ANSWERS, second().ok(0).inFlight(500, 1_000));
        RunJudgement run = judge(false);
        assertThat(run.judgement().cause()).isEqualTo(Cause.NO_ANSWERS);
        assertThat(run.notes()).hasSize(2);
        assertThat(run.notes().get(1)).contains("250 of 500 requests failed", "5 of 100", "50 %");
        add(100, Cause.NONE, second());
        assertThat(judge(false).judgement().verdict()).isEqualTo(Verdict.NOT_LIMITED);
        assertThat(judge(false).stamp()).isEqualTo(Stamp.VALID_WITH_NOTES);
    }

    @Test
    void what_never_left_or_never_ended_is_noted() {
        add(
                10,
                Cause.NONE,
                second().failing(FailureKind.RUN_ENDED, 1).failing(FailureKind.CANCELLED, 2));
        assertThat(judge(false).notes())
                .containsExactly(
                        "30 requests were not answered, or not even sent, when the run ended;"
                                + " their times are lower bounds.");
        assertThat(judge(false).stamp()).isEqualTo(Stamp.VALID_WITH_NOTES);
    }

    @Test
    void what_was_due_and_never_left_is_not_said_to_be_unanswered() {
        add(1, Cause.NONE, second().failing(FailureKind.RUN_ENDED, 1));
        assertThat(judge(false).notes())
                .containsExactly(
                        "1 request was due and not sent yet when the run ended; its time is a lower"
                                + " bound.");
    }

    /// Seconds are cut some milliseconds early or late.
    @Test
    void two_bad_seconds_of_three_are_two_though_milliseconds_are_missing() {
        add(2, Cause.CPU, second().lasting(990_000_000L));
        add(1, Cause.NONE, second());
        assertThat(judge(false).stamp()).isEqualTo(Stamp.GENERATOR_LIMITED);
    }

    @Test
    void what_was_awaited_in_a_bad_last_second_is_said_to_be_in_no_clean_figure() {
        add(9, Cause.NONE, second());
        add(1, Cause.CPU, second().failing(FailureKind.CANCELLED, 2));
        assertThat(judge(false).notes())
                .contains(
                        "2 requests were not answered when the run ended; their times are lower"
                                + " bounds, and not among the figures of clean seconds, as the last"
                                + " second was none.");
        add(1, Cause.NONE, second());
        assertThat(judge(false).notes())
                .contains(
                        "2 requests were not answered when the run ended; their times are lower"
                                + " bounds.");
    }

    @Test
    void a_run_that_goes_on_says_for_how_long_something_has_been_awaited() {
        add(10, Cause.SLOW, second().inFlight(500, 1_000));
        LatencyPair hung =
                new LatencyPair(Latencies.of(8_000_000_000L), Latencies.of(7_000_000_000L));
        Summary soFar = Summary.of(intervals, List.of());
        assertThat(RunJudge.of(intervals, soFar, false).judgement().evidence())
                .contains(": up to 500 requests waited for an answer, and the longest");
        assertThat(RunJudge.of(intervals, soFar.awaiting(hung), false).judgement().evidence())
                .contains(
                        ": up to 500 requests waited for an answer, one of them for at least 7 s,"
                                + " and the longest");
    }

    @Test
    void an_interrupted_run_says_so_and_still_says_what_the_generator_did() {
        add(5, Cause.NONE, second());
        assertThat(judge(true).stamp()).isEqualTo(Stamp.INTERRUPTED);
        assertThat(judge(true).notes()).isEmpty();
        add(5, Cause.CPU, second().loop(1));
        assertThat(judge(true).stamp()).isEqualTo(Stamp.INTERRUPTED);
        assertThat(judge(true).judgement().verdict()).isEqualTo(Verdict.GENERATOR);
        assertThat(judge(true).notes().getFirst()).contains("100 % busy in 5 of 10 seconds");
    }

    @Test
    void every_cause_has_a_sentence_with_its_seconds() {
        for (Cause cause : Cause.values()) {
            intervals.clear();
            endNanos = 0;
            add(10, cause, second());
            String evidence = judge(false).judgement().evidence();
            assertThat(evidence).as("%s", cause).endsWith(".").containsPattern("[0-9]");
            if (cause != Cause.SUSPENDED) {
                assertThat(evidence).contains("10 of 10 seconds");
            }
        }
    }

    @Test
    void few_answers_have_no_median_as_in_the_tables() {
        add(1, Cause.NONE, second().ok(1));
        assertThat(judge(false).judgement().evidence()).endsWith(": 1 request came back well.");
        add(2, Cause.NONE, second().ok(1));
        assertThat(judge(false).judgement().evidence()).endsWith(": 3 requests came back well.");
    }

    @Test
    void no_answer_has_no_time() {
        add(1, Cause.NONE, second().ok(0));
        assertThat(judge(false).judgement().evidence()).endsWith(": no request came back well.");
    }
}
