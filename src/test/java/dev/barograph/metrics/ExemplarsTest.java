package dev.barograph.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import dev.barograph.model.Exchange;
import dev.barograph.model.FailureKind;
import dev.barograph.model.Header;
import dev.barograph.model.LoadShape;
import dev.barograph.model.Outcome;
import dev.barograph.model.Sample;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ExemplarsTest {
    private static final long S = 1_000_000_000;
    private static final FailureKind[] KINDS = FailureKind.values();

    /// What may be kept beside the places: the first of each kind, and twice the slowest.
    private static final int MOST = Exemplars.MOST + KINDS.length + 2 * Slowest.MOST;

    private final ExampleBuffer buffer = new ExampleBuffer(7);
    private final Exemplars exemplars = new Exemplars("a request", 1);

    private static Sample ended(SplittableRandom random, long dueNanos) {
        long service = (long) (5e6 * Math.exp(1.5 * random.nextGaussian()));
        return random.nextInt(100) == 0
                ? Samples.failed(KINDS[random.nextInt(KINDS.length)], dueNanos, service, "why")
                : Samples.ok(dueNanos, random.nextInt(1_000_000), service);
    }

    private void offer(Sample sample) {
        buffer.offer(sample, Exchange.NOTHING_KNOWN);
    }

    private void endInterval(int index) {
        exemplars.add(index, 0, buffer);
        buffer.clear(exemplars.floors());
    }

    @Test
    void ten_million_samples_over_an_hour_keep_no_more_than_the_bound() {
        SplittableRandom random = new SplittableRandom(1);
        List<Sample> all = new ArrayList<>();
        Set<FailureKind> happened = EnumSet.noneOf(FailureKind.class);
        for (int second = 0; second < 4_000; second++) {
            for (int i = 0; i < 2_500; i++) {
                Sample sample = ended(random, second * S);
                if (sample.outcome() instanceof Outcome.Failure failure) {
                    happened.add(failure.kind());
                } else if (sample.responseNanos() > S / 2) {
                    all.add(sample);
                }
                offer(sample);
            }
            endInterval(second);
            assertThat(exemplars.view()).hasSizeLessThanOrEqualTo(MOST);
        }
        assertThat(exemplars.view()).hasSizeGreaterThan(Exemplars.MOST / 3);
        assertThat(kinds()).isEqualTo(happened).hasSize(KINDS.length);
        assertThat(slowestGood()).isEqualTo(slowest(all));
        for (int eighth = 0; eighth < 8; eighth++) {
            int from = eighth * 500;
            assertThat(exemplars.view())
                    .as("from second %d on", from)
                    .filteredOn(e -> e.interval() >= from && e.interval() < from + 500)
                    .hasSizeGreaterThan(Exemplars.MOST / 32);
        }
    }

    private Set<FailureKind> kinds() {
        return exemplars.view().stream()
                .map(e -> e.sample().outcome())
                .filter(Outcome.Failure.class::isInstance)
                .map(outcome -> ((Outcome.Failure) outcome).kind())
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(FailureKind.class)));
    }

    private List<Long> slowestGood() {
        return slowest(
                exemplars.view().stream()
                        .map(Exemplar::sample)
                        .filter(sample -> sample.outcome() instanceof Outcome.Ok)
                        .toList());
    }

    private static List<Long> slowest(List<Sample> samples) {
        return samples.stream()
                .map(Sample::responseNanos)
                .sorted(Comparator.reverseOrder())
                .limit(Slowest.MOST)
                .toList();
    }

    @Test
    void a_short_run_keeps_one_of_each_band_and_end_in_each_second() {
        SplittableRandom random = new SplittableRandom(2);
        for (int second = 0; second < 20; second++) {
            Set<Integer> cells = new TreeSet<>();
            for (int i = 0; i < 300; i++) {
                Sample sample = ended(random, second * S);
                cells.add(ExampleCell.of(sample));
                offer(sample);
            }
            endInterval(second);
            int now = second;
            assertThat(exemplars.view())
                    .filteredOn(e -> e.interval() == now)
                    .extracting(e -> ExampleCell.of(e.sample()))
                    .containsAll(cells);
        }
    }

    @Test
    void the_first_of_each_kind_stays_however_many_follow() {
        for (int second = 0; second < 5_000; second++) {
            for (int i = 0; i < 40; i++) {
                long due = second * S + i;
                offer(Samples.failed(FailureKind.HTTP_5XX, due, 1_000L << i % 25, "at " + due));
            }
            endInterval(second);
        }
        assertThat(exemplars.view())
                .extracting(e -> e.sample().outcome())
                .contains(new Outcome.Failure(FailureKind.HTTP_5XX, "at 0"));
    }

    @Test
    void the_slowest_are_exact_when_each_is_slower_than_all_before_it() {
        List<Sample> all = new ArrayList<>();
        for (int second = 0; second < 50; second++) {
            for (int i = 0; i < 1_000; i++) {
                Sample sample = Samples.ok(0, 0, 1_000_000 + second * 1_000L + i);
                all.add(sample);
                offer(sample);
            }
            endInterval(second);
        }
        assertThat(slowestGood()).isEqualTo(slowest(all));
    }

    @Test
    void the_slowest_of_several_threads_are_the_slowest_of_all() throws InterruptedException {
        Recorder recorder = new Recorder("r");
        List<Sample> all = new ArrayList<>();
        IntervalTicker ticker =
                new IntervalTicker(
                        recorder,
                        () -> new Gauges(0, 0, 0, 1, 0, 0),
                        new LoadShape.Closed(List.of()),
                        0L,
                        Watch.NONE);
        for (int second = 0; second < 3; second++) {
            List<Thread> threads = new ArrayList<>();
            for (int t = 0; t < 4; t++) {
                SplittableRandom random = new SplittableRandom(second * 4 + t);
                List<Sample> mine = new ArrayList<>();
                for (int i = 0; i < 5_000; i++) {
                    mine.add(Samples.ok(0, 0, random.nextLong(60 * S)));
                }
                all.addAll(mine);
                threads.add(Thread.ofPlatform().start(() -> mine.forEach(recorder::record)));
            }
            for (Thread thread : threads) {
                thread.join();
            }
            Interval interval = ticker.tick((second + 1) * S);
            assertThat(interval.counts().ok()).isEqualTo(20_000);
        }
        assertThat(slowest(ticker.exemplars().stream().map(Exemplar::sample).toList()))
                .isEqualTo(slowest(all));
        assertThat(ticker.summary().counts().ok()).isEqualTo(60_000);
    }

    @Test
    void times_count_from_the_beginning_of_the_run_and_texts_can_be_shown() {
        Recorder recorder = new Recorder("checkout");
        long start = Long.MAX_VALUE - S / 2; // the clock wraps during the run
        IntervalTicker ticker =
                new IntervalTicker(
                        recorder,
                        () -> new Gauges(1, 1, 0, 1, 0, 0),
                        new LoadShape.Closed(List.of()),
                        start,
                        Watch.NONE);
        ticker.tick(start + S);
        recorder.record(
                Samples.failed(
                        FailureKind.RESET, start + S, 3_000_000, "\u001b[31m" + "x".repeat(900)),
                () -> Exchange.NONE);
        ticker.tick(start + 2 * S);
        Exemplar only = ticker.exemplars().getFirst();
        assertThat(ticker.exemplars()).hasSize(1);
        assertThat(only.request()).isEqualTo("checkout");
        assertThat(only.interval()).isEqualTo(1);
        assertThat(only.sample().dueNanos()).isEqualTo(S);
        assertThat(only.sample().doneNanos()).isEqualTo(S + 3_000_000);
        assertThat(((Outcome.Failure) only.sample().outcome()).message())
                .startsWith("\\u001b[31m")
                .hasSize(500);
    }

    @Test
    void headers_that_every_response_has_are_kept_once() {
        for (int second = 0; second < 3; second++) {
            Exchange said = answered("Date", "10:00:0" + Math.min(second, 1));
            buffer.offer(Samples.ok(second * S, 0, 5_000_000), () -> said);
            endInterval(second);
        }
        List<List<Header>> kept =
                exemplars.view().stream()
                        .sorted(Comparator.comparingInt(Exemplar::interval))
                        .map(e -> e.exchange().responseHeaders())
                        .toList();
        assertThat(kept)
                .extracting(headers -> headers.get(1).value())
                .containsExactly("10:00:00", "10:00:01", "10:00:01");
        assertThat(kept.get(1).getFirst()).isSameAs(kept.getFirst().getFirst());
        assertThat(kept.get(2)).isSameAs(kept.get(1));
    }

    private static Exchange answered(String name, String value) {
        return new Exchange(
                OptionalLong.empty(),
                OptionalInt.of(200),
                List.of(new Header("Server", "nginx"), new Header(name, value)),
                Optional.empty());
    }

    @Test
    void the_same_samples_give_the_same_examples() {
        assertThat(madeRun()).isEqualTo(madeRun()).isNotEmpty();
    }

    private static Set<Exemplar> madeRun() {
        Exemplars made = new Exemplars("r", 1);
        ExampleBuffer own = new ExampleBuffer(3);
        SplittableRandom random = new SplittableRandom(4);
        for (int second = 0; second < 400; second++) {
            for (int i = 0; i < 200; i++) {
                own.offer(ended(random, second * S), Exchange.NOTHING_KNOWN);
            }
            made.add(second, 0, own);
            own.clear(made.floors());
        }
        return Set.copyOf(made.view());
    }

    @Test
    void nothing_is_asked_what_was_said_unless_it_is_kept() {
        int[] asked = new int[1];
        for (int i = 0; i < 100_000; i++) {
            buffer.offer(
                    Samples.ok(0, 0, 1_000_000),
                    () -> {
                        asked[0]++;
                        return Exchange.NONE;
                    });
        }
        endInterval(0);
        assertThat(asked[0]).isBetween(1, 1 + Slowest.MOST);
    }

    @Test
    void a_sample_that_is_not_kept_allocates_nothing_and_neither_does_one_that_is() {
        SplittableRandom random = new SplittableRandom(5);
        Sample[] samples = new Sample[10_000];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = ended(random, i);
        }
        Recorder recorder = new Recorder();
        for (int round = 0; round < 20; round++) {
            record(recorder, samples);
        }
        ThreadMXBean threads = ManagementFactory.getPlatformMXBean(ThreadMXBean.class);
        long before = threads.getCurrentThreadAllocatedBytes();
        for (int round = 0; round < 20; round++) {
            record(recorder, samples);
        }
        long bytes = threads.getCurrentThreadAllocatedBytes() - before;
        assertThat(bytes).isLessThan(20 * samples.length);
    }

    private static void record(Recorder recorder, Sample[] samples) {
        for (Sample sample : samples) {
            recorder.record(sample, Exchange.NOTHING_KNOWN);
        }
    }
}
