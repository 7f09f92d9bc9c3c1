package dev.barograph.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.barograph.engine.Lane;
import dev.barograph.engine.LoadEngine;
import dev.barograph.engine.Transport;
import dev.barograph.metrics.AwaitedSoFar;
import dev.barograph.metrics.Counts;
import dev.barograph.metrics.Latencies;
import dev.barograph.metrics.LatencyPair;
import dev.barograph.metrics.Summary;
import dev.barograph.metrics.Times;
import dev.barograph.model.Limits;
import dev.barograph.model.Load;
import dev.barograph.model.LoadShape;
import dev.barograph.model.Outcome;
import dev.barograph.model.Spacing;
import dev.barograph.model.Stage;
import dev.barograph.testing.Bounds;
import dev.barograph.testing.OnLanes;
import dev.barograph.testing.ScriptedTransport;
import dev.barograph.testing.VirtualTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class LongAwaitedTest {
    private static final long MS = 1_000_000;
    private static final long START = Long.MAX_VALUE - 730 * MS; // The clock wraps in mid-run.

    private final VirtualTime time = new VirtualTime(START);

    /// Ten a second, from the start on.
    private LoadEngine running(Transport target, Limits limits) {
        Load load =
                new Load(
                        new LoadShape.Open(
                                List.of(Stage.hold(10, Duration.ofSeconds(60))),
                                new Spacing.Even()));
        LoadEngine engine =
                LoadEngine.of(
                        load,
                        limits,
                        new LoadEngine.Wiring(
                                target,
                                _ -> {},
                                time,
                                fault -> {
                                    throw new AssertionError(fault);
                                }));
        engine.start();
        return engine;
    }

    @Test
    void what_was_missed_in_a_stand_still_is_counted_when_it_has_caught_up() {
        Lane atOnce =
                new Lane() {
                    @Override
                    public void execute(Runnable task) {
                        task.run();
                    }

                    @Override
                    public void schedule(Runnable task, long delay, TimeUnit unit) {
                        time.lane().schedule(task, delay, unit);
                    }
                };
        LoadEngine engine =
                running(
                        new OnLanes(ScriptedTransport.steady(time, MS), List.of(atOnce)),
                        Limits.DEFAULT);
        time.runFor(1_050 * MS);
        assertThat(engine.scheduled()).isEqualTo(11);
        time.freeze(4_000 * MS);
        new LongAwaited(engine, 1, time).catchUp(1);
        assertThat(engine.scheduled()).isEqualTo(51);
        assertThat(engine.sent()).isEqualTo(11);
    }

    private static ScriptedTransport hanging(VirtualTime time) {
        return new ScriptedTransport(time, 1, new Outcome.Ok(200), _ -> Long.MAX_VALUE);
    }

    private static Summary answeredIn(long... nanos) {
        LatencyPair ok = new LatencyPair(Latencies.of(nanos), Latencies.of(nanos));
        return new Summary(1, Counts.ZERO, 0, 0, 0, Times.ofOk(ok), List.of());
    }

    private AwaitedSoFar find(LoadEngine engine, int requests, Summary soFar) {
        LongAwaited awaited = new LongAwaited(engine, requests, time);
        awaited.look(soFar);
        awaited.leaveOutEnded();
        return awaited.find(soFar);
    }

    @Test
    void a_request_that_ends_before_the_samples_are_read_is_one_of_them_and_no_other_is_lost() {
        // Two are sent, at 0 and 100 ms, and end at 900 and 1,000 ms.
        LoadEngine engine = running(ScriptedTransport.steady(time, 900 * MS), Limits.DEFAULT);
        LongAwaited awaited = new LongAwaited(engine, 1, time);
        time.runFor(150 * MS);
        awaited.look(Summary.EMPTY);
        time.runFor(800 * MS);
        awaited.leaveOutEnded();
        time.runFor(100 * MS);

        AwaitedSoFar found = awaited.find(answeredIn(10 * MS));

        assertThat(found.all().service().count()).isOne();
        assertThat(found.all().service().maxNanos()).hasValue(50 * MS);
    }

    @Test
    void in_the_first_second_its_own_answers_say_what_is_long() {
        LoadEngine engine = running(ScriptedTransport.steady(time, 250 * MS), Limits.DEFAULT);
        LongAwaited awaited = new LongAwaited(engine, 1, time);
        time.runFor(1_000 * MS);
        awaited.look(Summary.EMPTY);
        awaited.leaveOutEnded();

        assertThat(awaited.find(answeredIn(250 * MS))).isEqualTo(AwaitedSoFar.NONE);
    }

    @Test
    void requests_in_flight_for_longer_than_any_answer_took_are_found_with_their_ages() {
        LoadEngine engine = running(hanging(time), Limits.DEFAULT);
        time.runFor(1_050 * MS);

        AwaitedSoFar found = find(engine, 1, answeredIn(600 * MS));

        // Sent at 0, 100, ... 1,000 ms; those of the first 400 ms are older than 600 ms.
        assertThat(found.all().response().count()).isEqualTo(5);
        assertThat(found.all().service().count()).isEqualTo(5);
        assertThat(found.all().response().minNanos()).hasValue(650 * MS);
        assertThat(found.all().response().maxNanos()).hasValue(1_050 * MS);
        assertThat(found.byRequest()).isEmpty();
    }

    @Test
    void all_in_flight_count_while_there_is_no_answer() {
        LoadEngine engine = running(hanging(time), Limits.DEFAULT);
        time.runFor(250 * MS);

        assertThat(find(engine, 1, Summary.EMPTY).all().service().count()).isEqualTo(3);
    }

    @Test
    void those_that_wait_for_a_permit_have_waited_at_least_so_long() {
        LoadEngine engine = running(hanging(time), Bounds.permits(Limits.DEFAULT, 2));
        time.runFor(1_050 * MS);

        AwaitedSoFar found = find(engine, 1, answeredIn(300 * MS));

        assertThat(engine.waiting()).isEqualTo(9);
        assertThat(found.all().service().count()).as("in flight").isEqualTo(2);
        assertThat(found.all().response().count()).as("and six of the waiting").isEqualTo(8);
        assertThat(found.all().response().minNanos()).hasValue(350 * MS);
    }

    @Test
    void one_slow_answer_does_not_hide_that_the_others_hang() {
        LoadEngine engine = running(hanging(time), Limits.DEFAULT);
        time.runFor(1_050 * MS);
        long[] answered = new long[101];
        Arrays.fill(answered, 6 * MS);
        answered[100] = 20_000 * MS;

        AwaitedSoFar found = find(engine, 1, answeredIn(answered));

        assertThat(found.all().service().count()).isEqualTo(11);
        assertThat(found.all().service().minNanos()).hasValue(50 * MS);
    }

    @Test
    void what_waits_for_a_permit_counts_whatever_one_answer_took() {
        LoadEngine engine = running(hanging(time), Bounds.permits(Limits.DEFAULT, 1));
        time.runFor(2_050 * MS);
        long[] answered = new long[101];
        Arrays.fill(answered, 6 * MS);
        answered[100] = 20_000 * MS;

        AwaitedSoFar found = find(engine, 1, answeredIn(answered));

        // One in flight for 2.05 s is no news after one of 20 s; twenty that wait are.
        assertThat(found.all().service().isEmpty()).isTrue();
        assertThat(found.all().response().count()).isEqualTo(20);
    }

    @Test
    void what_is_in_flight_of_a_target_whose_answers_vary_says_next_to_nothing() {
        SplittableRandom random = new SplittableRandom(3);
        List<Long> took = new ArrayList<>();
        ScriptedTransport target =
                new ScriptedTransport(
                        time,
                        1,
                        new Outcome.Ok(200),
                        sent -> {
                            long nanos = (long) (-400 * MS * Math.log(1 - random.nextDouble()));
                            time.at(sent + nanos, () -> took.add(nanos));
                            return sent + nanos;
                        });
        LoadEngine engine = running(target, Limits.DEFAULT);
        LongAwaited awaited = new LongAwaited(engine, 1, time);
        int found = 0;
        for (int second = 0; second < 60; second++) {
            time.runFor(1_000 * MS);
            long[] answers = took.stream().mapToLong(Long::longValue).toArray();
            Summary soFar = answeredIn(answers);
            awaited.look(soFar);
            awaited.leaveOutEnded();
            found += awaited.find(soFar).equals(AwaitedSoFar.NONE) ? 0 : 1;
        }
        assertThat(took).hasSizeGreaterThan(500);
        // Now and then one takes longer than any before it.
        assertThat(found).isLessThan(8);
    }

    @Test
    void nothing_is_awaited_for_long_where_answers_take_as_long_as_before() {
        LoadEngine engine = running(ScriptedTransport.steady(time, 500 * MS), Limits.DEFAULT);
        time.runFor(1_050 * MS);

        assertThat(engine.inFlight()).isEqualTo(5);
        assertThat(find(engine, 1, answeredIn(500 * MS))).isEqualTo(AwaitedSoFar.NONE);
    }

    @Test
    void each_request_of_a_mix_has_a_longest_answer_of_its_own() {
        LoadEngine engine = running(hanging(time), Limits.DEFAULT);
        time.runFor(1_050 * MS);
        Summary both =
                answeredIn(5_000 * MS)
                        .withParts(List.of(answeredIn(100 * MS), answeredIn(5_000 * MS)));

        AwaitedSoFar found = find(engine, 2, both);

        assertThat(found.of(0).service().count()).isEqualTo(10);
        assertThat(found.of(1)).isEqualTo(LatencyPair.EMPTY);
        assertThat(found.all().service().count()).isEqualTo(10);
    }
}
