package dev.barograph.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.barograph.model.FailureKind;
import dev.barograph.model.Limits;
import dev.barograph.model.Load;
import dev.barograph.model.LoadShape;
import dev.barograph.model.Profile;
import dev.barograph.model.RequestSpec;
import dev.barograph.model.Spacing;
import dev.barograph.model.Stage;
import dev.barograph.model.WeightedRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// One tick over a recorder for each request of a profile.
class SeveralRequestsTest {
    private static final long S = 1_000_000_000;
    private static final long MS = 1_000_000;
    private static final long START = Long.MAX_VALUE - 2 * S;
    private static final LoadShape SHAPE =
            new LoadShape.Open(List.of(Stage.hold(100, Duration.ofHours(2))), new Spacing.Even());

    private final List<Recorder> recorders = Recorder.of(profile(3));
    private final List<Long> sent = new ArrayList<>(List.of(0L, 0L, 0L));
    private long scheduled;
    private final IntervalTicker ticker = ticker(recorders);

    private static Profile profile(int requests) {
        return new Profile(
                "mix",
                IntStream.range(0, requests)
                        .mapToObj(i ->
                                new WeightedRequest(
                                        "request " + i,
                                        1 + i,
                                        new RequestSpec(
                                                "GET",
                                                "http://127.0.0.1/" + i,
                                                List.of(),
                                                new dev.barograph.model.Body.None())))
                        .toList(),
                new Load(SHAPE, java.util.OptionalLong.empty()),
                Limits.DEFAULT,
                List.of(),
                false);
    }

    private IntervalTicker ticker(List<Recorder> behind) {
        return new IntervalTicker(
                behind,
                () ->
                        new Gauges(
                                scheduled,
                                sent.stream().mapToLong(Long::longValue).sum(),
                                1,
                                50,
                                3,
                                0,
                                sent),
                () -> dev.barograph.model.Course.of(SHAPE),
                START,
                Watch.NONE);
    }

    private void send(int request, long more) {
        sent.set(request, sent.get(request) + more);
        scheduled += more;
    }

    @Test
    void each_request_has_its_own_part_of_an_interval() {
        send(0, 2);
        send(2, 1);
        // Two wait for a permit: nobody knows yet which requests they will be.
        scheduled += 2;
        recorders.get(0).late(5 * MS);
        recorders.get(0).late(7 * MS);
        recorders.get(0).record(Samples.okOnNew(START, MS));
        recorders.get(2).record(Samples.failed(FailureKind.RESET, START, 4 * MS, "reset"));
        Interval interval = ticker.tick(START + S);

        assertThat(interval.counts().scheduled()).isEqualTo(5);
        assertThat(interval.counts().sent()).isEqualTo(3);
        assertThat(interval.times().lag().count()).isEqualTo(2);
        assertThat(interval.parts()).hasSize(3);
        RequestPart first = interval.parts().getFirst();
        assertThat(first.counts()).isEqualTo(new Counts(2, 2, 1, java.util.Map.of()));
        assertThat(first.times().ok().response().maxNanos()).hasValue(MS);
        assertThat(first.times().lag().isEmpty()).isTrue();
        assertThat(first.newConnections()).isOne();
        assertThat(first.bytesIn()).isEqualTo(interval.bytesIn() / 2).isPositive();
        assertThat(first.bytesOut()).isEqualTo(interval.bytesOut() / 2).isPositive();
        assertThat(interval.parts().get(1)).isEqualTo(RequestPart.NONE);
        assertThat(interval.ofRequest(2).counts().failed()).isOne();
        assertThat(interval.ofRequest(2).failed().response().maxNanos()).hasValue(4 * MS);
    }

    /// The one that is turned away is chosen at that moment.
    @Test
    void what_is_never_sent_is_scheduled_for_the_request_that_it_would_have_been() {
        scheduled = 4;
        ticker.tick(START + S);
        recorders.get(1).record(Samples.failed(FailureKind.BACKLOG_FULL, START, S, "full"));
        sent.set(0, 3L);
        Interval second = ticker.tick(START + 2 * S);

        assertThat(second.counts().scheduled()).isZero();
        assertThat(second.parts())
                .extracting(part -> part.counts().scheduled())
                .containsExactly(3L, 1L, 0L);
    }

    @Test
    void parts_add_up_to_the_whole_as_if_one_recorder_had_seen_every_sample() {
        Recorder all = new Recorder();
        long[] count = new long[1];
        IntervalTicker whole =
                new IntervalTicker(
                        all, () -> new Gauges(count[0], count[0], 1, 50, 3, 0), SHAPE, () -> START);
        SplittableRandom random = new SplittableRandom(5);
        FailureKind[] kinds = FailureKind.values();
        for (int second = 1; second <= 20; second++) {
            for (int i = random.nextInt(100); i > 0; i--) {
                int request = random.nextInt(3);
                FailureKind kind = kinds[random.nextInt(kinds.length)];
                long service = (long) Math.exp(15 + random.nextGaussian());
                long due = START + second * S - random.nextLong(S);
                var sample =
                        random.nextBoolean()
                                ? Samples.ok(due, random.nextInt(1_000), service)
                                : Samples.failed(kind, due, service, "of " + request);
                boolean never = kind.group() == FailureKind.Group.NOT_SENT;
                if (sample.outcome() instanceof dev.barograph.model.Outcome.Failure && never) {
                    scheduled++;
                } else {
                    send(request, 1);
                }
                count[0]++;
                recorders.get(request).record(sample);
                recorders.getFirst().late(service / 100);
                all.record(sample);
                all.late(service / 100);
            }
            Interval one = whole.tick(START + second * S);
            Interval several = ticker.tick(START + second * S);
            assertSame(several.times(), one.times());
            assertThat(several.counts().byKind()).isEqualTo(one.counts().byKind());
            assertThat(several.bytesIn()).isEqualTo(one.bytesIn());
            assertThat(several.newConnections()).isEqualTo(one.newConnections());
        }
        Summary summary = ticker.summary();
        assertSame(summary.times(), whole.summary().times());
        assertThat(summary.errors()).isEqualTo(whole.summary().errors()).isNotEmpty();
        assertThat(summary.counts().byKind()).isEqualTo(whole.summary().counts().byKind());
        assertThat(summary.parts()).hasSize(3);
        Counts sum = Counts.ZERO;
        for (int i = 0; i < 3; i++) {
            int request = i;
            Summary part = summary.parts().get(i);
            assertThat(part.counts().conserved()).as("request %d", i).isTrue();
            assertThat(part.tookNanos()).isEqualTo(20 * S);
            assertThat(part.errors())
                    .isNotEmpty()
                    .allMatch(error -> error.firstMessage().equals("of " + request));
            List<Interval> mine =
                    ticker.intervals().stream().map(k -> k.ofRequest(request)).toList();
            assertSame(Summary.of(mine, List.of()).times(), part.times());
            sum = sum.plus(part.counts());
        }
        assertThat(sum).isEqualTo(summary.counts());
        assertThat(summary.counts().conserved()).isTrue();
    }

    private static void assertSame(Times actual, Times expected) {
        assertThat(actual.toBytes()).isEqualTo(expected.toBytes());
    }

    @Test
    void a_look_at_an_unfinished_interval_has_its_parts_and_changes_none() {
        send(0, 1);
        recorders.get(0).record(Samples.ok(START, 0, MS));
        Interval half = ticker.soFar(START + S / 2);
        assertThat(half.parts())
                .extracting(part -> part.counts().sent())
                .containsExactly(1L, 0L, 0L);
        send(2, 1);
        recorders.get(2).record(Samples.failed(FailureKind.RESET, START, 4 * MS, "reset"));
        ticker.soFar(START + S * 3 / 4);
        assertThat(ticker.failuresSoFar().parts())
                .extracting(part -> part.errors().size())
                .containsExactly(0, 0, 1);
        assertThat(ticker.failuresSoFar().errors()).hasSize(1);
        Interval whole = ticker.tick(START + S);

        assertThat(whole.parts())
                .extracting(part -> part.counts().sent())
                .containsExactly(1L, 0L, 1L);
        assertThat(whole.ofRequest(0).counts().ok()).isOne();
        assertThat(ticker.summary().parts().get(2).errors()).hasSize(1);
        assertThat(ticker.summary().parts().get(2).errors().getFirst().count()).isOne();
    }

    @Test
    void a_single_request_has_no_parts() {
        IntervalTicker single = ticker(Recorder.of(profile(1)));

        assertThat(single.tick(START + S).parts()).isEmpty();
        assertThat(single.summary().parts()).isEmpty();
        assertThat(single.clean().parts()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 10, 50})
    void all_requests_together_keep_about_as_many_examples_as_one(int requests) {
        List<Recorder> many = Recorder.of(profile(requests));
        sent.addAll(Collections.nCopies(requests, 0L));
        IntervalTicker mix = ticker(many);
        SplittableRandom random = new SplittableRandom(3);
        for (int second = 1; second <= 300; second++) {
            for (Recorder recorder : many) {
                for (int i = 0; i < 40; i++) {
                    long service = (long) Math.exp(15 + 3 * random.nextGaussian());
                    recorder.record(Samples.ok(START + second * S, 0, service));
                }
            }
            mix.tick(START + second * S);
            assertThat(mix.exemplars()).hasSizeLessThanOrEqualTo(Exemplars.MOST);
        }
        List<Exemplar> kept = mix.exemplars();
        assertThat(kept).hasSizeGreaterThan(Exemplars.MOST / 3);
        for (int i = 0; i < requests; i++) {
            String name = "request " + i;
            assertThat(kept).filteredOn(e -> e.request().equals(name)).hasSizeGreaterThan(15);
        }
    }
}
