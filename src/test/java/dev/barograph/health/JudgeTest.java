package dev.barograph.health;

import static dev.barograph.health.Intervals.MILLIS;
import static dev.barograph.health.Intervals.SECOND;
import static dev.barograph.health.Intervals.second;
import static org.assertj.core.api.Assertions.assertThat;

import dev.barograph.metrics.Cause;
import dev.barograph.metrics.Judgement;
import dev.barograph.metrics.Verdict;
import dev.barograph.model.FailureKind;
import dev.barograph.model.LoadShape;
import dev.barograph.model.Spacing;
import dev.barograph.model.Stage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class JudgeTest {
    private static final LoadShape OPEN =
            new LoadShape.Open(List.of(Stage.hold(100, Duration.ofMinutes(1))), new Spacing.Even());
    private static final LoadShape CLOSED =
            new LoadShape.Closed(List.of(Stage.hold(8, Duration.ofMinutes(1))));

    private final Judge judge = new Judge(OPEN);

    private Judgement judge(Intervals interval) {
        return judge.judge(interval.end(), Optional.empty());
    }

    private void assertJudged(Intervals interval, Cause cause, String... inEvidence) {
        Judgement judgement = judge(interval);
        assertThat(judgement.cause()).as(judgement.evidence()).isEqualTo(cause);
        assertThat(judgement.evidence()).endsWith(".");
        for (String part : inEvidence) {
            assertThat(judgement.evidence()).contains(part);
        }
    }

    @Test
    void a_second_as_planned_is_not_limited_and_says_how_much_was_done() {
        assertJudged(
                second(),
                Cause.NONE,
                "100 of 100 requests",
                "within a service time of 5 ms",
                "20 % busy");
        assertThat(judge(second()).verdict()).isEqualTo(Verdict.NOT_LIMITED);
    }

    @Test
    void what_was_given_up_in_the_second_of_the_first_requests_got_no_answer_either() {
        assertJudged(
                second().ok(0).inFlight(0, 1_000).givingUp(SECOND, 100),
                Cause.NO_ANSWERS,
                "Nothing came back from the target while 100 requests waited");
    }

    @Test
    void a_paused_second_is_not_judged_once_nothing_is_awaited() {
        judge(second().inFlight(2, 1_000));
        Intervals paused = second().planned(0).collecting(300 * MILLIS, 300 * MILLIS);
        paused.hiccup(310 * MILLIS).loopDelay(310 * MILLIS);
        assertThat(judge(paused.ok(2).inFlight(0, 1_000)).cause()).isEqualTo(Cause.GC);
        assertThat(judge(paused.ok(0)))
                .isEqualTo(
                        new Judgement(
                                Cause.NONE, "Nothing was asked for, and nothing was awaited."));
    }

    @Test
    void a_second_that_nobody_watched_is_judged_by_its_figures() {
        assertJudged(second().unwatched(), Cause.NONE, "100 of 100 requests");
        assertJudged(second().unwatched().late(11 * MILLIS), Cause.SCHEDULE_LAG, "11 ms");
        assertJudged(second().unwatched().ok(90).failing(FailureKind.HTTP_5XX, 10), Cause.FAILURES);
    }

    // ---- the generator

    @Test
    void a_process_that_stood_still_for_half_a_second_was_suspended() {
        assertJudged(
                second().lasting(5 * SECOND)
                        .suspended(4 * SECOND)
                        .failing(FailureKind.SUSPENDED, 400),
                Cause.SUSPENDED,
                "stood still for 4 s",
                "400 requests",
                "were not sent");
        assertJudged(second().suspended(500 * MILLIS), Cause.SUSPENDED);
        assertJudged(second().suspended(499 * MILLIS), Cause.NONE);
    }

    @Test
    void requests_that_an_event_loop_missed_are_lag_even_if_the_process_ran() {
        assertJudged(second().failing(FailureKind.SUSPENDED, 1), Cause.SCHEDULE_LAG, "1 request");
    }

    @Test
    void what_a_freeze_missed_is_no_lag_of_the_second_that_counts_it() {
        Intervals frozen = second().lasting(4 * SECOND).suspended(3 * SECOND);
        assertJudged(frozen, Cause.SUSPENDED);
        assertJudged(
                second().failing(FailureKind.SUSPENDED, 896),
                Cause.NONE,
                "100 requests left on time",
                "; 896 that fell due before, while this program stood still, were not sent.");
        assertJudged(frozen, Cause.SUSPENDED);
        assertJudged(
                second().failing(FailureKind.SUSPENDED, 896).late(11 * MILLIS),
                Cause.SCHEDULE_LAG,
                "11 ms");
    }

    @Test
    void what_is_cancelled_in_a_stall_waited_too() {
        judge(second().inFlight(10, 100));
        assertJudged(
                second().planned(0).inFlight(0, 100).failing(FailureKind.CANCELLED, 12),
                Cause.NO_ANSWERS,
                "Nothing came back from the target while 12 requests waited");
    }

    @Test
    void one_request_without_a_port_or_a_descriptor_is_the_generators_fault() {
        assertJudged(second().failing(FailureKind.GENERATOR_PORTS, 1), Cause.PORTS, "1 request.");
        assertJudged(
                second().failing(FailureKind.GENERATOR_DESCRIPTORS, 12),
                Cause.DESCRIPTORS,
                "12 requests",
                "1,024");
    }

    @Test
    void collections_count_from_fifty_milliseconds_at_a_time_or_a_tenth_together() {
        assertJudged(
                second().collecting(51 * MILLIS, 51 * MILLIS).hiccup(51 * MILLIS),
                Cause.GC,
                "51 ms");
        assertJudged(second().collecting(50 * MILLIS, 50 * MILLIS).hiccup(50 * MILLIS), Cause.NONE);
        assertJudged(
                second().collecting(101 * MILLIS, 11 * MILLIS).loopDelay(11 * MILLIS),
                Cause.GC,
                "101 ms of 1 s, 11 ms at a time");
        assertJudged(
                second().collecting(100 * MILLIS, 11 * MILLIS).loopDelay(11 * MILLIS), Cause.NONE);
    }

    @Test
    void collections_that_nobody_felt_are_not_the_limit() {
        assertJudged(second().collecting(200 * MILLIS, 60 * MILLIS), Cause.NONE);
        assertJudged(second().collecting(200 * MILLIS, 60 * MILLIS).late(11 * MILLIS), Cause.GC);
    }

    @Test
    void collections_are_the_cause_only_of_what_they_can_explain() {
        // Each alone.
        assertJudged(collecting(80).late(100 * MILLIS), Cause.GC, "80 ms at a time");
        assertJudged(second().late(612 * MILLIS).hiccup(793 * MILLIS), Cause.CPU, "793 ms");
        // Both together: who waited longer than the pause waited for something else.
        assertJudged(
                collecting(80).late(612 * MILLIS).hiccup(793 * MILLIS),
                Cause.CPU,
                "waited up to 793 ms for a core");
        assertJudged(collecting(80).late(612 * MILLIS).machine(0.9), Cause.CPU, "612 ms");
        assertJudged(collecting(80).late(90 * MILLIS).hiccup(793 * MILLIS), Cause.CPU);
        assertJudged(collecting(80).late(9 * MILLIS).hiccup(793 * MILLIS), Cause.CPU);
        assertJudged(collecting(80).late(9 * MILLIS).loopDelay(300 * MILLIS), Cause.CPU, "300 ms");
        // Neither pause nor processor: nobody knows.
        assertJudged(collecting(80).late(612 * MILLIS), Cause.SCHEDULE_LAG, "612 ms");
    }

    @Test
    void a_pause_explains_itself_a_margin_and_the_catching_up_of_a_busy_loop() {
        assertJudged(collecting(100).loop(0).hiccup(120 * MILLIS), Cause.GC);
        assertJudged(collecting(100).loop(0).hiccup(121 * MILLIS), Cause.CPU);
        assertJudged(collecting(100).loop(0.5).hiccup(170 * MILLIS), Cause.GC);
        assertJudged(collecting(100).loop(0.5).hiccup(171 * MILLIS), Cause.CPU);
    }

    @Test
    void many_short_pauses_may_have_come_at_one_stretch() {
        Intervals often = second().collecting(200 * MILLIS, 11 * MILLIS).loop(0);
        assertJudged(often.hiccup(220 * MILLIS), Cause.GC, "200 ms of 1 s");
        assertJudged(often.hiccup(221 * MILLIS), Cause.CPU, "221 ms");
    }

    /// A second with one pause.
    private static Intervals collecting(long millis) {
        return second().collecting(millis * MILLIS, millis * MILLIS);
    }

    @Test
    void an_event_loop_that_is_ninety_percent_busy_is_the_limit() {
        assertJudged(second().loop(0.97), Cause.CPU, "busiest event loop was 97 % busy");
        assertJudged(second().loop(0.90), Cause.CPU);
        assertJudged(second().loop(0.89), Cause.NONE);
    }

    @Test
    void answers_that_come_after_the_plan_are_the_generators_if_its_last_second_was() {
        judge(second().loop(0.97).inFlight(60, 1_000));
        assertJudged(
                second().planned(0).ok(50).inFlight(10, 1_000),
                Cause.CPU,
                "became due while this program was the limit");
        assertJudged(second().planned(0).ok(10), Cause.CPU);
        judge(second().inFlight(50, 1_000));
        assertThat(judge(second().planned(0).ok(50)).verdict()).isNotEqualTo(Verdict.GENERATOR);
    }

    @Test
    void a_moment_of_the_generator_while_answers_are_waited_for_does_not_outlast_itself() {
        judge(second().inFlight(50, 1_000));
        assertJudged(
                second().planned(0).loopDelay(60 * MILLIS).inFlight(50, 1_000),
                Cause.CPU,
                "held up for 60 ms");
        for (int i = 0; i < 3; i++) {
            assertJudged(second().planned(0).inFlight(50, 1_000), Cause.NO_ANSWERS);
        }
        assertThat(judge(second().planned(0).ok(50).inFlight(0, 1_000)).verdict())
                .isNotEqualTo(Verdict.GENERATOR);
    }

    @Test
    void only_as_many_answers_are_the_generators_as_became_due_while_it_was_the_limit() {
        judge(second().inFlight(500, 1_000));
        judge(second().loop(0.97).inFlight(600, 1_000));
        assertJudged(
                second().planned(0).ok(99).inFlight(501, 1_000),
                Cause.CPU,
                "became due while this program was the limit");
        assertJudged(second().planned(0).inFlight(501, 1_000), Cause.NO_ANSWERS);
        assertJudged(second().planned(0).ok(1).inFlight(500, 1_000), Cause.CPU);
        assertThat(
                        judge(
                                        second().planned(0)
                                                .ok(0)
                                                .inFlight(0, 1_000)
                                                .givingUp(5 * SECOND, 500))
                                .verdict())
                .isNotEqualTo(Verdict.GENERATOR);
    }

    @Test
    void lateness_on_a_busy_machine_is_the_processor() {
        assertJudged(
                second().late(12 * MILLIS).machine(1),
                Cause.CPU,
                "Requests left up to 12 ms late for want of a core",
                "100 % busy");
        assertJudged(second().late(12 * MILLIS).machine(0.85), Cause.CPU);
        assertJudged(second().late(12 * MILLIS).hiccup(40 * MILLIS), Cause.CPU, "40 ms");
        assertJudged(second().loopDelay(51 * MILLIS).machine(0.99), Cause.CPU, "51 ms");
        assertJudged(second().late(9 * MILLIS).machine(1).hiccup(9 * MILLIS), Cause.NONE);
    }

    @Test
    void lateness_on_an_idle_machine_is_lag_that_nobody_can_explain() {
        assertJudged(second().late(12 * MILLIS).machine(0.84), Cause.SCHEDULE_LAG, "12 ms late");
    }

    @Test
    void a_few_late_requests_are_no_late_second() {
        assertJudged(second().planned(300).late(12 * MILLIS, 3), Cause.NONE);
        assertJudged(
                second().planned(300).late(12 * MILLIS, 4), Cause.SCHEDULE_LAG, "in a hundred");
        assertJudged(second().planned(100).late(12 * MILLIS, 5), Cause.NONE);
        assertJudged(second().planned(100).late(12 * MILLIS, 6), Cause.SCHEDULE_LAG, "in twenty");
        assertJudged(second().planned(20).late(12 * MILLIS, 2), Cause.NONE);
        assertJudged(second().planned(20).late(12 * MILLIS, 3), Cause.SCHEDULE_LAG, "in ten");
    }

    @Test
    void a_held_up_event_loop_is_named_with_what_it_was_doing() {
        Judgement judgement =
                judge.judge(
                        second().loopDelay(320 * MILLIS).end(),
                        Optional.of("dev.barograph.Planted.nap:12"));
        assertThat(judgement.cause()).isEqualTo(Cause.CPU);
        assertThat(judgement.evidence())
                .isEqualTo(
                        "An event loop was held up for 320 ms, in dev.barograph.Planted.nap:12.");
        assertJudged(second().loopDelay(50 * MILLIS), Cause.NONE);
    }

    @Test
    void of_several_event_loops_the_one_that_was_held_up_for_the_longest_is_named_by_its_number() {
        assertThat(judge(second().loopDelay(MILLIS, 320 * MILLIS, 60 * MILLIS)).evidence())
                .isEqualTo("Event loop 2 of 3 was held up for 320 ms.");
        assertJudged(second().loopDelay(50 * MILLIS, 50 * MILLIS), Cause.NONE);
    }

    @Test
    void the_generators_own_trouble_hides_what_the_target_seems_to_do() {
        assertJudged(second().loop(0.95).ok(0).failing(FailureKind.RESET, 100), Cause.CPU);
    }

    // ---- the network

    @Test
    void one_segment_in_a_hundred_sent_again_is_the_network() {
        assertJudged(second().retransmitting(0.011), Cause.PACKET_LOSS, "1 % of this machine's");
        assertJudged(second().retransmitting(0.01), Cause.NONE);
    }

    @Test
    void connections_that_mostly_time_out_are_the_network() {
        assertJudged(
                second().ok(5).failing(FailureKind.CONNECT_TIMEOUT, 5),
                Cause.PACKET_LOSS,
                "5 requests got no connection");
        assertJudged(second().ok(95).failing(FailureKind.CONNECT_TIMEOUT, 5), Cause.FAILURES);
    }

    @Test
    void a_name_without_an_address_and_a_host_without_a_way_are_the_network() {
        assertJudged(
                second().ok(0).failing(FailureKind.DNS, 100),
                Cause.NAME_NOT_FOUND,
                "100 requests found no address");
        assertJudged(
                second().ok(50).failing(FailureKind.CONNECT_FAILED, 50),
                Cause.UNREACHABLE,
                "50 requests found no way");
        assertJudged(second().ok(51).failing(FailureKind.CONNECT_FAILED, 49), Cause.FAILURES);
        assertThat(Cause.NAME_NOT_FOUND.verdict()).isEqualTo(Verdict.NETWORK);
        assertThat(Cause.UNREACHABLE.verdict()).isEqualTo(Verdict.NETWORK);
        assertJudged(second().ok(0).failing(FailureKind.CONNECT_REFUSED, 100), Cause.FAILURES);
    }

    // ---- the profile's own caps

    @Test
    void too_few_permits_are_named_with_the_number_that_littles_law_asks_for() {
        assertJudged(
                second().planned(2_000)
                        .sent(80)
                        .ok(80)
                        .taking(25 * MILLIS)
                        .inFlight(2, 2)
                        .waiting(1_920, 1_990),
                Cause.PERMITS,
                "1,990 requests waited for a permit",
                "50 requests would have to be in flight at 2,000/s and a service time of 25 ms",
                "the profile allows 2");
    }

    @Test
    void a_full_backlog_is_told_from_permits_that_ran_out() {
        assertJudged(
                second().planned(2_000)
                        .sent(80)
                        .ok(80)
                        .taking(25 * MILLIS)
                        .inFlight(2, 2)
                        .waiting(100, 1_990)
                        .failing(FailureKind.BACKLOG_FULL, 1_820),
                Cause.BACKLOG,
                "1,820 requests were turned away",
                "the profile allows 2");
    }

    @Test
    void one_wait_for_a_permit_in_a_hundred_is_no_limit() {
        Intervals few = second().taking(50 * MILLIS).inFlight(5, 10);
        assertJudged(few.waiting(0, 1), Cause.NONE);
        assertJudged(few.waiting(0, 2), Cause.PERMITS);
    }

    @Test
    void permits_taken_by_a_target_that_stopped_answering_are_not_the_limit() {
        assertJudged(second(), Cause.NONE);
        // Stalls in mid-second: the usual 5 ms need one permit, a hundred are taken.
        assertJudged(
                second().sent(100).ok(40).inFlight(60, 60).waiting(400, 400),
                Cause.SLOW,
                "in flight");
        assertJudged(
                second().sent(60).ok(60).inFlight(60, 60).waiting(300, 50),
                Cause.SLOW,
                "1 permit would do at the usual 5 ms");
        // And with answers that are slow, all of them.
        assertJudged(
                second().ok(60).taking(900 * MILLIS).inFlight(60, 60).waiting(300, 100),
                Cause.SLOW,
                "900 ms");
    }

    @Test
    void working_off_the_queue_after_the_plan_goes_on_being_the_permits() {
        Intervals two = second().taking(25 * MILLIS).inFlight(2, 2);
        assertJudged(two.planned(2_000).sent(80).ok(80).waiting(1_900, 1_990), Cause.PERMITS);
        assertJudged(two.planned(0).sent(80).ok(80).waiting(1_820, 0), Cause.PERMITS, "1,900");
    }

    // ---- the target

    @Test
    void a_target_that_answers_nothing_is_the_limit_whatever_it_is_sent() {
        assertJudged(second(), Cause.NONE);
        assertJudged(
                second().ok(0).inFlight(101, 1_000), Cause.NO_ANSWERS, "Nothing came back", "101");
        assertJudged(second().sent(0).ok(0).inFlight(1_000, 1_000), Cause.NO_ANSWERS, "1,000");
        assertJudged(
                second().ok(0).inFlight(150, 1_000).failing(FailureKind.RESPONSE_TIMEOUT, 50),
                Cause.NO_ANSWERS);
    }

    @Test
    void next_to_nothing_is_as_good_as_nothing() {
        assertJudged(second(), Cause.NONE);
        assertJudged(
                second().ok(5).inFlight(96, 1_000), Cause.NO_ANSWERS, "Only 5 answers came back");
        assertJudged(second().inFlight(0, 1_000), Cause.NONE);
        assertJudged(second().ok(2).inFlight(98, 1_000), Cause.NO_ANSWERS);
    }

    @Test
    void a_first_second_without_an_answer_is_behind_but_not_yet_silence() {
        assertJudged(second().ok(0).inFlight(100, 1_000), Cause.SLOW, "0 came back of 100 sent");
        assertJudged(second().ok(0).inFlight(200, 1_000), Cause.NO_ANSWERS);
    }

    @Test
    void a_long_poll_that_is_always_that_long_is_no_silence() {
        Intervals slow = second().planned(5).taking(3 * SECOND).inFlight(15, 1_000);
        assertJudged(slow.ok(10), Cause.NONE);
        assertJudged(slow.sent(5).ok(0), Cause.NONE);
    }

    @Test
    void a_request_at_the_edge_of_a_quiet_second_is_no_silence() {
        assertJudged(second().planned(1).inFlight(0, 1_000), Cause.NONE);
        assertJudged(second().planned(1).ok(0).inFlight(1, 1_000), Cause.NONE);
    }

    @Test
    void requests_that_never_got_an_answer_until_the_end_are_silence() {
        assertJudged(second().inFlight(7, 1_000), Cause.NONE);
        assertJudged(
                second().planned(0)
                        .lasting(10 * MILLIS)
                        .inFlight(0, 1_000)
                        .failing(FailureKind.CANCELLED, 7),
                Cause.NO_ANSWERS,
                "7 requests");
    }

    @Test
    void more_than_one_failure_in_a_hundred_is_the_target() {
        assertJudged(second().ok(99).failing(FailureKind.HTTP_5XX, 1), Cause.NONE);
        assertJudged(
                second().ok(98).failing(FailureKind.HTTP_5XX, 2),
                Cause.FAILURES,
                "2 of 100 requests failed or timed out (2 %)");
        assertJudged(second().ok(98).failing(FailureKind.INTERNAL, 2), Cause.NONE);
    }

    @Test
    void three_times_the_usual_time_is_slow_if_it_is_five_milliseconds_more() {
        assertJudged(second().taking(4 * MILLIS), Cause.NONE);
        assertJudged(second().taking(12 * MILLIS), Cause.NONE);
        assertJudged(
                second().taking(13 * MILLIS),
                Cause.SLOW,
                "service time of 13 ms or more",
                "usual",
                "4 ms");
        assertJudged(second().taking(MILLIS / 10), Cause.NONE);
        assertJudged(second().taking(5 * MILLIS), Cause.NONE);
    }

    /// A second of a closed run with so many users.
    private static Intervals users(int users) {
        return second().planned(users).inFlight(users, users);
    }

    private static Cause last(List<Intervals> seconds) {
        Judge closed = new Judge(CLOSED);
        return seconds.stream()
                .map(second -> closed.judge(second.end(), Optional.empty()).cause())
                .reduce((_, second) -> second)
                .orElseThrow();
    }

    @Test
    void users_most_of_whom_wait_while_a_few_get_quick_answers_are_the_targets() {
        Judge closed = new Judge(CLOSED);
        closed.judge(users(10).ok(80).end(), Optional.empty());
        assertThat(closed.judge(users(20).ok(80).end(), Optional.empty()).cause())
                .as("may be a long answer")
                .isEqualTo(Cause.NONE);
        Judgement judgement = closed.judge(users(40).ok(80).end(), Optional.empty());
        assertThat(judgement)
                .isEqualTo(
                        new Judgement(
                                Cause.SLOW,
                                "20 requests were in flight all the time, and those that came back"
                                        + " (80) account for 2 % of it; the others got no answer."));
    }

    @Test
    void users_a_tenth_of_whose_time_has_no_answer_are_the_targets() {
        // 5 ms each and 1 ms to the next request: 18 s of 20.
        assertThat(last(List.of(users(20), users(20).ok(2_999), users(20).ok(2_999))))
                .isEqualTo(Cause.SLOW);
        assertThat(last(List.of(users(20), users(20).ok(2_999), users(20).ok(3_000))))
                .isEqualTo(Cause.NONE);
    }

    @Test
    void where_answers_are_quicker_than_the_generator_two_thirds_of_their_time_must_have_none() {
        Intervals few = users(20).taking(MILLIS / 10).ok(66_666);
        assertThat(last(List.of(users(20).taking(MILLIS / 10), few, few))).isEqualTo(Cause.SLOW);
        Intervals more = users(20).taking(MILLIS / 10).ok(66_667);
        assertThat(last(List.of(users(20).taking(MILLIS / 10), more, more))).isEqualTo(Cause.NONE);
    }

    @Test
    void their_time_without_an_answer_adds_up_until_no_long_answer_accounts_for_it() {
        // Ten answers of 2.9 s: some 80 s a second are too few after three seconds, and enough
        // after four; it is said in the one after that.
        Intervals quick = users(100).taking(MILLIS / 10).ok(99_000);
        List<Intervals> seconds =
                new ArrayList<>(List.of(users(100).taking(2_900 * MILLIS).ok(10)));
        seconds.addAll(Collections.nCopies(4, quick));
        assertThat(last(seconds)).isEqualTo(Cause.NONE);
        seconds.add(quick);
        assertThat(last(seconds)).isEqualTo(Cause.SLOW);
    }

    @Test
    void a_new_level_an_end_and_a_pause_leave_no_users_stuck() {
        assertThat(last(List.of(users(0).ok(100), users(200).ok(100), users(200).ok(100))))
                .isEqualTo(Cause.NONE);
        Intervals stuck = users(20).ok(9);
        assertThat(last(List.of(users(20), stuck, stuck))).isEqualTo(Cause.SLOW);
        assertThat(last(List.of(users(20), stuck, users(0).ok(9)))).isEqualTo(Cause.NONE);
        assertThat(last(List.of(users(20), stuck, users(20).planned(0.5).ok(99))))
                .isEqualTo(Cause.NONE);
    }

    @Test
    void users_of_a_target_whose_answers_take_long_are_not_stuck() {
        Intervals few = users(15).taking(3 * SECOND).ok(1);
        assertThat(last(List.of(users(15).taking(3 * SECOND), few, few))).isEqualTo(Cause.NONE);
    }

    @Test
    void users_most_of_whose_time_goes_to_answers_of_seconds_are_the_targets_though_those_come() {
        // One in ten takes 10 s, the others 5 ms.
        Intervals quick = users(100).taking(5 * MILLIS).ok(90);
        Intervals late = users(100).taking(10 * SECOND).ok(10);
        assertThat(last(List.of(late, quick, quick))).isEqualTo(Cause.SLOW);
        assertThat(last(List.of(quick, quick, late))).isEqualTo(Cause.SLOW);
        // 5 ms each and 1 ms to the next request: half of the time of 20, and a little more.
        Intervals half = users(20).taking(5 * MILLIS).ok(1_670);
        Intervals more = users(20).taking(5 * MILLIS).ok(1_660);
        assertThat(last(List.of(half, half, half))).as("not yet known").isEqualTo(Cause.SLOW);
        assertThat(last(List.of(users(20).taking(8 * SECOND).ok(1), half, half)))
                .isEqualTo(Cause.NONE);
        assertThat(last(List.of(users(20).taking(8 * SECOND).ok(1), more, more)))
                .isEqualTo(Cause.SLOW);
    }

    @Test
    void answers_that_still_come_when_nothing_is_asked_for_are_no_sample_of_the_targets_times() {
        assertJudged(second(), Cause.NONE);
        Intervals late = second().taking(900 * MILLIS).inFlight(0, 1_000);
        assertJudged(second().inFlight(20, 1_000), Cause.NONE);
        assertJudged(late.planned(0).ok(20), Cause.NONE);
        assertJudged(second().inFlight(20, 1_000), Cause.NONE);
        assertJudged(late.planned(9).ok(20), Cause.NONE);
        assertJudged(second().inFlight(20, 1_000), Cause.NONE);
        assertJudged(late.planned(10).ok(20), Cause.SLOW, "900 ms");
        // After a stall they are many, but as much is due as ever.
        assertJudged(second().inFlight(300, 1_000), Cause.SLOW);
        assertJudged(second().ok(400).taking(2 * SECOND).inFlight(0, 1_000), Cause.SLOW, "2 s");
    }

    @Test
    void the_slowest_few_that_are_awaited_when_nothing_is_asked_for_are_no_silence() {
        assertJudged(second().inFlight(10, 1_000), Cause.NONE);
        Intervals quiet = second().planned(0);
        assertJudged(quiet.inFlight(10, 1_000), Cause.NONE);
        assertJudged(second().inFlight(11, 1_000), Cause.NONE);
        assertJudged(quiet.inFlight(11, 1_000), Cause.NO_ANSWERS, "11 requests");
        assertJudged(second().ok(0).inFlight(5, 1_000), Cause.NO_ANSWERS);
        assertJudged(quiet.inFlight(5, 1_000), Cause.NO_ANSWERS);
    }

    @Test
    void answers_that_waited_for_this_program_to_go_on_are_not_slow() {
        assertJudged(second(), Cause.NONE);
        Intervals frozen = second().lasting(8 * SECOND).suspended(7_800 * MILLIS);
        assertJudged(frozen.inFlight(90, 1_000), Cause.SUSPENDED);
        assertJudged(second().taking(7_804 * MILLIS).inFlight(0, 1_000), Cause.NONE);
        assertJudged(second().taking(7_804 * MILLIS), Cause.SLOW);
        assertJudged(frozen.inFlight(90, 1_000), Cause.SUSPENDED);
        assertJudged(second().taking(7_850 * MILLIS).inFlight(0, 1_000), Cause.SLOW);
    }

    @Test
    void one_request_of_a_closed_run_was_sent() {
        assertThat(
                        new Judge(CLOSED)
                                .judge(users(1).sent(1).ok(1).end(), Optional.empty())
                                .evidence())
                .startsWith("1 request was sent and 1 came back well");
    }

    @Test
    void answers_that_fall_behind_are_slow() {
        assertJudged(second(), Cause.NONE);
        assertJudged(
                second().ok(60).inFlight(41, 1_000),
                Cause.SLOW,
                "60 came back of 100 sent",
                "41 requests were in flight");
        assertJudged(second().ok(99).inFlight(42, 1_000), Cause.NONE);
    }

    @Test
    void requests_in_flight_that_the_usual_time_explains_are_not_behind() {
        assertJudged(
                second().planned(500).ok(400).taking(200 * MILLIS).inFlight(100, 1_000),
                Cause.NONE);
    }

    // ---- the closed model

    @Test
    void the_closed_model_has_no_plan_to_fall_behind_but_its_loops_can_be_full() {
        Judge closed = new Judge(CLOSED);
        assertThat(closed.judge(second().inFlight(8, 8).end(), Optional.empty()).cause())
                .isEqualTo(Cause.NONE);
        assertThat(closed.judge(second().loop(0.95).end(), Optional.empty()).cause())
                .isEqualTo(Cause.CPU);
        assertThat(
                        closed.judge(second().sent(0).ok(0).inFlight(8, 8).end(), Optional.empty())
                                .cause())
                .isEqualTo(Cause.NO_ANSWERS);
        assertThat(
                        closed.judge(
                                        second().taking(90 * MILLIS).inFlight(8, 8).end(),
                                        Optional.empty())
                                .cause())
                .isEqualTo(Cause.SLOW);
    }

    @Test
    void one_answer_of_a_second_is_told_without_halves() {
        assertJudged(
                second().ok(1).unwatched(),
                Cause.NONE,
                "and 1 came back well, within a service time of 5 ms.");
        assertJudged(
                second().ok(2).unwatched(),
                Cause.NONE,
                "and 2 came back well, one of them within a service time of 5 ms.");
    }
}
