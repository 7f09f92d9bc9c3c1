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
import dev.barograph.metrics.RequestPart;
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

    private static double hardlyEver(SplittableRandom random) {
        return random.nextDouble() < 0.00005 ? 4_000 : 1.1;
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

    /// Of a few users half may be lost to such answers for a while, and is told.
    @Test
    void an_answer_of_seconds_now_and_then_is_not_told_of_many_users_once_one_has_come() {
        for (int users : List.of(20, 60)) {
            for (int seed = 0; seed < 10; seed++) {
                SplittableRandom random = new SplittableRandom(seed);
                List<Interval> some =
                        run(users, SECONDS, random, each -> rarely(each, 0.001, 4_000));
                // 0.1 ms, and 1 ms to the next request.
                List<Interval> quick = run(users, 10, random, HungUsersTest::hardlyEver);
                for (List<Interval> run : List.of(some, quick)) {
                    int known = firstLong(run);
                    assertThat(said(run))
                            .as("%d users, seed %d, once one has come", users, seed)
                            .allMatch(second -> second < known);
                }
            }
        }
    }

    private static int firstLong(List<Interval> run) {
        return run.stream()
                .filter(each -> each.ok().service().maxNanos().orElse(0) > 3 * SECOND)
                .mapToInt(Interval::index)
                .findFirst()
                .orElse(SECONDS);
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

    /// A steady mix: what takes seconds has most of the users' time all along, and that its answers
    /// have been seen makes no other target of it.
    @Test
    void a_target_that_takes_seconds_for_a_few_is_told_as_long_as_it_does() {
        int seen = 0;
        for (int seed = 0; seed < 10; seed++) {
            for (double share : List.of(0.01, 0.05, 0.2)) {
                for (double quick : List.of(20.0, 100.0)) {
                    SplittableRandom random = new SplittableRandom(seed);
                    List<Interval> run =
                            run(
                                    20,
                                    SECONDS,
                                    random,
                                    each -> each.nextDouble() < share ? 8_000 : quick);
                    List<Integer> lost =
                            IntStream.range(4, SECONDS)
                                    .filter(i -> run.get(i).counts().ok() > 0)
                                    .filter(i -> quickShare(run.get(i)) < 0.4)
                                    .filter(i -> quickShare(run.get(i - 1)) < 0.4)
                                    .boxed()
                                    .toList();
                    seen += lost.size();
                    assertThat(said(run))
                            .as("%s of %s ms, seed %d", share, quick, seed)
                            .containsAll(lost);
                }
            }
        }
        assertThat(seen).isGreaterThan(500);
    }

    /// Share of the time of twenty users that quick answers account for.
    private static double quickShare(Interval interval) {
        double[] nanos = {0};
        interval.ok()
                .service()
                .forEachBucket((each, count) -> {
                    nanos[0] += each < 3 * SECOND ? (double) each * count : 0;
                });
        return nanos[0] / 20 / SECOND;
    }

    @Test
    void a_slow_request_beside_a_quick_one_is_what_the_profile_asks_for() {
        for (int seed = 0; seed < 10; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            assertThat(said(runOfTwo(random, 0.05, Double.POSITIVE_INFINITY)))
                    .as("until its first answer nobody can know")
                    .allMatch(second -> second < 9);
        }
    }

    @Test
    void users_of_a_request_that_is_never_answered_hang_beside_one_that_is() {
        for (int seed = 0; seed < 10; seed++) {
            List<Interval> run = new ArrayList<>();
            for (Interval each :
                    runOfTwo(new SplittableRandom(seed), 0.002, Double.POSITIVE_INFINITY)) {
                if (each.index() < 8) {
                    run.add(each);
                }
            }
            assertThat(said(run)).contains(6, 7);
        }
    }

    @Test
    void beside_a_slow_request_the_users_of_a_quick_one_hang() {
        for (int seed = 0; seed < 10; seed++) {
            assertThat(said(runOfTwo(new SplittableRandom(seed), 0.002, 20)))
                    .contains(26, 28)
                    .allMatch(second -> second < 9 || second > 20);
        }
    }

    /// Twenty users send a request that takes 20 ms, or now and then one that takes 8 s.
    ///
    /// @param share of the slow one
    /// @param hangsFrom after it, in seconds, one in two hundred quick requests gets no answer
    private static List<Interval> runOfTwo(
            SplittableRandom random, double share, double hangsFrom) {
        long[][] sent = new long[2][SECONDS + 1];
        List<List<LongStream.Builder>> ended =
                Stream.generate(() ->
                                Stream.generate(LongStream::builder).limit(SECONDS + 1).toList())
                        .limit(2)
                        .toList();
        for (int user = 0; user < 20; user++) {
            long now = 0;
            while (now < SECONDS * SECOND) {
                int request = random.nextDouble() < share ? 1 : 0;
                sent[request][(int) (now / SECOND)]++;
                boolean hangs =
                        request == 0 && now > hangsFrom * SECOND && random.nextDouble() < 0.005;
                long took = request == 1 ? 8 * SECOND : 20 * MILLIS;
                now = hangs ? Long.MAX_VALUE : now + took;
                if (now < SECONDS * SECOND) {
                    ended.get(request).get((int) (now / SECOND)).add(took);
                }
            }
        }
        return IntStream.range(0, SECONDS)
                .mapToObj(i ->
                        second(
                                i,
                                part(sent[0][i], ended.get(0).get(i).build().toArray()),
                                part(sent[1][i], ended.get(1).get(i).build().toArray())))
                .toList();
    }

    private static Interval second(int index, RequestPart quick, RequestPart slow) {
        long[] all = LongStream.concat(times(quick.times()), times(slow.times())).toArray();
        Interval both = second(index, 20, all);
        return new Interval(
                index,
                both.startNanos(),
                both.lengthNanos(),
                0,
                20,
                both.counts(),
                20,
                20,
                0,
                0,
                0,
                0,
                0,
                both.times(),
                Optional.empty(),
                Judgement.NONE,
                List.of(quick, slow));
    }

    private static LongStream times(Times times) {
        LongStream.Builder all = LongStream.builder();
        times.ok()
                .service()
                .forEachBucket((nanos, count) -> {
                    for (long i = 0; i < count; i++) {
                        all.add(nanos);
                    }
                });
        return all.build();
    }

    private static RequestPart part(long sent, long[] times) {
        Latencies took = Latencies.of(times);
        return new RequestPart(
                new Counts(sent, sent, times.length, Map.of()),
                0,
                0,
                0,
                Times.ofOk(new LatencyPair(took, took)));
    }
}
