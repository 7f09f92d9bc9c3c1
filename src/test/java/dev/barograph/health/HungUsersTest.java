package dev.barograph.health;

import static dev.barograph.health.Intervals.MILLIS;
import static dev.barograph.health.Intervals.SECOND;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.of;

import dev.barograph.metrics.Counts;
import dev.barograph.metrics.Interval;
import dev.barograph.metrics.Judgement;
import dev.barograph.metrics.Latencies;
import dev.barograph.metrics.LatencyPair;
import dev.barograph.metrics.Times;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class HungUsersTest {
    private static final int SECONDS = 60;

    /// Each user sends, waits for the answer and sends again.
    ///
    /// @param millis of the next answer
    /// @param hangAt when each user's request is the last that gets an answer, in seconds
    private static List<Interval> run(
            int users,
            int seconds,
            SplittableRandom random,
            ToDoubleFunction<SplittableRandom> millis,
            double... hangAt) {
        List<LongStream.Builder> ended =
                IntStream.range(0, seconds).mapToObj(_ -> LongStream.builder()).toList();
        for (int user = 0; user < users; user++) {
            long until = user < hangAt.length ? (long) (hangAt[user] * SECOND) : Long.MAX_VALUE;
            long now = 0;
            while (now < until) {
                long took = Math.max(1, (long) (millis.applyAsDouble(random) * MILLIS));
                now += took;
                if (now >= seconds * SECOND) {
                    break;
                }
                ended.get((int) (now / SECOND)).add(took);
            }
        }
        List<Interval> intervals = new ArrayList<>();
        for (int i = 0; i < seconds; i++) {
            intervals.add(second(i, users, ended.get(i).build().toArray()));
        }
        return intervals;
    }

    private static Interval second(int index, int users, long[] times) {
        Latencies took = Latencies.of(times);
        return new Interval(
                index,
                index * SECOND,
                SECOND,
                0,
                users,
                new Counts(times.length, times.length, times.length, Map.of()),
                users,
                users,
                0,
                0,
                0,
                0,
                0,
                Times.ofOk(new LatencyPair(took, took)),
                Optional.empty(),
                Judgement.NONE);
    }

    /// @return the seconds in which users are said to hang
    private static List<Integer> said(List<Interval> intervals) {
        HungUsers hung = new HungUsers();
        return intervals.stream()
                .filter(interval -> hung.judge(interval).isPresent())
                .map(Interval::index)
                .toList();
    }

    static Stream<Arguments> answering() {
        return Stream.of(
                target("5 ms", _ -> 5),
                target("97 ms, all at once", _ -> 97),
                target("a little less than a quarter of a second, all at once", _ -> 249),
                target("a little less than a third of a second, all at once", _ -> 332),
                target("exponential, 20 ms", random -> -20 * Math.log(1 - random.nextDouble())),
                target("exponential, 250 ms", random -> -250 * Math.log(1 - random.nextDouble())),
                target("log-normal, 50 ms", random -> 50 * Math.exp(random.nextGaussian())),
                target("log-normal, wide", random -> 30 * Math.exp(1.2 * random.nextGaussian())),
                target("1 to 400 ms", random -> random.nextDouble(1, 400)),
                target("one in a hundred takes a second", random -> rarely(random, 0.01, 1_000)),
                target("one in a hundred takes two", random -> rarely(random, 0.01, 2_000)),
                target("one in twenty takes a second", random -> rarely(random, 0.05, 1_000)));
    }

    private static Arguments target(String name, ToDoubleFunction<SplittableRandom> millis) {
        return of(name, millis);
    }

    private static double rarely(SplittableRandom random, double share, double millis) {
        return random.nextDouble() < share ? millis : 20;
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("answering")
    void nobody_hangs_whose_answers_are_slow_or_vary(
            String name, ToDoubleFunction<SplittableRandom> millis) {
        for (int users : List.of(1, 2, 5, 20, 60)) {
            for (int seed = 0; seed < 10; seed++) {
                List<Interval> run = run(users, SECONDS, new SplittableRandom(seed), millis);
                assertThat(said(run))
                        .as("%s, %d users, seed %d, once the longest are known", name, users, seed)
                        .allMatch(second -> second < 3);
            }
        }
    }

    /// Of 20 users one more hangs each 0.85 s: 195 answers a second, and 72 in the eleventh.
    @Test
    void users_who_hang_one_after_the_other_are_told_before_the_fifth_of_twenty_does() {
        double[] hangAt = IntStream.rangeClosed(1, 13).mapToDouble(i -> i * 0.85).toArray();
        for (int seed = 0; seed < 10; seed++) {
            List<Integer> said =
                    said(
                            run(
                                    20,
                                    11,
                                    new SplittableRandom(seed),
                                    random -> random.nextDouble(90, 110),
                                    hangAt));
            assertThat(said).contains(4, 5, 6, 7, 8, 9, 10).doesNotContain(0, 1);
        }
    }

    @Test
    void three_of_twenty_who_hang_all_along_are_told_and_two_of_twenty_are_not() {
        ToDoubleFunction<SplittableRandom> some = random -> random.nextDouble(90, 110);
        assertThat(said(run(20, 20, new SplittableRandom(1), some, 3, 3, 3)))
                .contains(8, 12, 19)
                .doesNotContain(0, 1, 2, 3);
        assertThat(said(run(20, 20, new SplittableRandom(1), some, 3, 3))).isEmpty();
    }
}
