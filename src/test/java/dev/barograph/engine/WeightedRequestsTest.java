package dev.barograph.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.barograph.model.Body;
import dev.barograph.model.FailureKind;
import dev.barograph.model.Limits;
import dev.barograph.model.Load;
import dev.barograph.model.LoadShape;
import dev.barograph.model.Outcome;
import dev.barograph.model.Profile;
import dev.barograph.model.RequestSpec;
import dev.barograph.model.Sample;
import dev.barograph.model.SampleSink;
import dev.barograph.model.Spacing;
import dev.barograph.model.Stage;
import dev.barograph.model.WeightedRequest;
import dev.barograph.testing.Bounds;
import dev.barograph.testing.ScriptedTransport;
import dev.barograph.testing.VirtualTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// A profile with three requests, 3:1:1: whose turn it is, and that the books of each balance.
class WeightedRequestsTest {
    private static final long MILLIS = 1_000_000;
    private static final long SECONDS = 1_000_000_000;

    private final VirtualTime time = new VirtualTime(0);
    private final List<Throwable> faults = new ArrayList<>();
    private final List<Kept> kept = List.of(new Kept(), new Kept(), new Kept());

    private static final class Kept implements SampleSink {
        final List<Sample> samples = new ArrayList<>();
        int late;

        @Override
        public void record(Sample sample) {
            samples.add(sample);
        }

        @Override
        public void late(long lagNanos) {
            late++;
        }

        long count(FailureKind kind) {
            return samples.stream()
                    .filter(s -> s.outcome() instanceof Outcome.Failure f && f.kind() == kind)
                    .count();
        }

        long notSent() {
            return samples.stream()
                    .filter(s ->
                            s.outcome() instanceof Outcome.Failure f
                                    && f.kind().group() == FailureKind.Group.NOT_SENT)
                    .count();
        }
    }

    private static Profile profile(Load load, int permits, int backlog) {
        RequestSpec spec = new RequestSpec("GET", "http://127.0.0.1/", List.of(), new Body.None());
        return new Profile(
                "mixed",
                List.of(
                        new WeightedRequest("a", 3, spec),
                        new WeightedRequest("b", 1, spec),
                        new WeightedRequest("c", 1, spec)),
                load,
                Bounds.permits(Limits.DEFAULT, permits, backlog),
                List.of(),
                false);
    }

    private static Load open(double rate, Duration duration) {
        return new Load(
                new LoadShape.Open(List.of(Stage.hold(rate, duration)), new Spacing.Even()));
    }

    private static Load closed(int users, long requests) {
        return new Load(
                new LoadShape.Closed(List.of(Stage.hold(users, Duration.ofSeconds(1)))),
                OptionalLong.of(requests));
    }

    private LoadEngine start(Profile profile, ScriptedTransport target) {
        LoadEngine engine =
                LoadEngine.of(
                        profile,
                        new LoadEngine.Wiring(target, List.copyOf(kept), time, faults::add));
        engine.start();
        return engine;
    }

    private List<Long> sent(LoadEngine engine) {
        return IntStream.range(0, kept.size()).mapToObj(engine::sent).toList();
    }

    private void assertBalanced(LoadEngine engine, ScriptedTransport target) {
        assertThat(engine.idle().toCompletableFuture()).isCompleted();
        assertThat(faults).isEmpty();
        long samples = 0;
        for (int i = 0; i < kept.size(); i++) {
            Kept of = kept.get(i);
            assertThat(engine.sent(i) + of.notSent())
                    .as("request %d", i)
                    .isEqualTo(of.samples.size());
            assertThat(target.sent(i)).as("request %d", i).isEqualTo(engine.sent(i));
            samples += of.samples.size();
        }
        assertThat(engine.scheduled()).isEqualTo(samples);
        assertThat(engine.sent()).isEqualTo(sent(engine).stream().mapToLong(n -> n).sum());
    }

    @Test
    void open_model_sends_each_its_share() {
        ScriptedTransport target = ScriptedTransport.steady(time, 5 * MILLIS);
        LoadEngine engine = start(profile(open(500, Duration.ofSeconds(10)), 100, 10), target);
        time.runFor(11 * SECONDS);
        assertBalanced(engine, target);
        assertThat(sent(engine)).containsExactly(3_000L, 1_000L, 1_000L);
    }

    @Test
    void how_late_the_plan_was_is_told_of_the_plan_only() {
        ScriptedTransport target = ScriptedTransport.steady(time, 5 * MILLIS);
        start(profile(open(500, Duration.ofSeconds(1)), 100, 10), target);
        time.runFor(2 * SECONDS);
        assertThat(kept).extracting(k -> k.late).containsExactly(500, 0, 0);
    }

    @Test
    void closed_model_sends_each_its_share() {
        ScriptedTransport target = ScriptedTransport.steady(time, 5 * MILLIS);
        LoadEngine engine = start(profile(closed(7, 1_000), 100, 10), target);
        time.runFor(2 * SECONDS);
        assertBalanced(engine, target);
        assertThat(sent(engine)).containsExactly(600L, 200L, 200L);
    }

    @Test
    void a_request_is_chosen_when_it_is_sent_and_not_while_it_waits() {
        // One permit: two are sent at 0 and 100 ms, all others wait and then are dropped.
        ScriptedTransport target = ScriptedTransport.steady(time, 100 * MILLIS);
        LoadEngine engine = start(profile(open(100, Duration.ofSeconds(1)), 1, 50), target);
        time.runFor(150 * MILLIS);
        assertThat(kept).allSatisfy(of -> assertThat(of.samples.size()).isLessThan(2));
        engine.stop();
        time.runFor(SECONDS);
        assertBalanced(engine, target);
        assertThat(engine.sent()).isEqualTo(2);
        assertThat(kept).extracting(of -> of.samples.size()).isEqualTo(shares(engine.scheduled()));
        assertThat(kept).allSatisfy(of -> assertThat(of.count(FailureKind.RUN_ENDED)).isPositive());
    }

    @Test
    void refused_requests_take_their_turns_too() {
        ScriptedTransport target = ScriptedTransport.steady(time, 100 * MILLIS);
        LoadEngine engine = start(profile(open(1_000, Duration.ofSeconds(1)), 1, 5), target);
        time.runFor(3 * SECONDS);
        assertBalanced(engine, target);
        assertThat(kept)
                .allSatisfy(of -> assertThat(of.count(FailureKind.BACKLOG_FULL)).isPositive());
        assertThat(kept).extracting(of -> of.samples.size()).isEqualTo(shares(1_000));
    }

    /// After so many turns.
    private static List<Integer> shares(long turns) {
        int[] shares = new int[3];
        int[] cycle = {0, 1, 0, 2, 0};
        for (int k = 0; k < turns; k++) {
            shares[cycle[k % 5]]++;
        }
        return List.of(shares[0], shares[1], shares[2]);
    }

    @Test
    void requests_whose_end_is_never_told_are_given_up_each_in_its_own_books() {
        ScriptedTransport target =
                new ScriptedTransport(
                        time,
                        2,
                        new Outcome.Ok(200),
                        sent -> sent < 500 * MILLIS ? sent + 10 * MILLIS : Long.MAX_VALUE);
        LoadEngine engine = start(profile(closed(8, 1_000_000), 100, 10), target);
        time.runFor(2 * SECONDS);
        assertThat(engine.idle().toCompletableFuture()).isNotCompleted();
        assertThat(engine.abandon()).isEqualTo(8);
        assertBalanced(engine, target);
        assertThat(kept.stream().mapToLong(of -> of.count(FailureKind.INTERNAL)).sum())
                .isEqualTo(8);
        assertThat(kept).allSatisfy(of -> assertThat(of.count(FailureKind.INTERNAL)).isPositive());
    }

    @Test
    void there_is_a_sink_for_each_request() {
        Profile profile = profile(closed(1, 1), 1, 1);
        ScriptedTransport target = ScriptedTransport.steady(time, MILLIS);
        SampleSink sink = kept.getFirst();
        assertThatThrownBy(() ->
                        LoadEngine.of(
                                profile, new LoadEngine.Wiring(target, sink, time, faults::add)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("1 sinks for 3 requests");
    }
}
