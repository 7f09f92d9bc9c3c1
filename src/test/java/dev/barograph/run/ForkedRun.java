package dev.barograph.run;

import dev.barograph.metrics.Cause;
import dev.barograph.metrics.Counts;
import dev.barograph.metrics.Health;
import dev.barograph.metrics.Interval;
import dev.barograph.metrics.Latencies;
import dev.barograph.metrics.Recording;
import dev.barograph.metrics.RunJudgement;
import dev.barograph.model.Body;
import dev.barograph.model.FailureKind;
import dev.barograph.model.Limits;
import dev.barograph.model.Load;
import dev.barograph.model.LoadShape;
import dev.barograph.model.Profile;
import dev.barograph.model.RequestSpec;
import dev.barograph.model.Spacing;
import dev.barograph.model.Stage;
import dev.barograph.testing.Bounds;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/// A run in a process of its own, for what cannot be done to the process of the tests. The child
/// prints its result in lines that [#result(Process)] reads.
public final class ForkedRun {
    private static final String SEPARATOR = "\t";

    /// Objects that the collector has to look at each time; some 240 MB.
    private static final int LIVE_OBJECTS = 10_000_000;

    private static final long COLLECT_EVERY_NANOS = 200_000_000;

    private ForkedRun() {}

    /// What the child had to say.
    ///
    /// @param longestPauseMillis longest garbage collection
    /// @param longestLagMillis how late the latest request left
    /// @param longestResponseMillis from due to the end of its answer
    /// @param judgements one for each interval
    record Result(
            boolean conserved,
            long scheduled,
            long suspended,
            String stamp,
            Cause cause,
            long longestPauseMillis,
            long longestLagMillis,
            long longestResponseMillis,
            List<String> notes,
            List<Judged> judgements) {}

    /// One interval of the child.
    record Judged(long lengthMillis, Cause cause, String evidence) {}

    /// Starts an open run.
    ///
    /// @param collecting whether the child fills its heap and collects it several times a second
    static Process start(
            String url, int perSecond, int seconds, boolean collecting, String... jvmOptions)
            throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of(jvmOptions));
        command.addAll(
                List.of(
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        System.getProperty("java.class.path"),
                        ForkedRun.class.getName(),
                        url,
                        Integer.toString(perSecond),
                        Integer.toString(seconds),
                        Boolean.toString(collecting)));
        return new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    }

    /// Waits for the child and reads what it printed.
    static Result result(Process child) throws IOException, InterruptedException {
        List<String> lines =
                new String(child.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                        .lines()
                        .toList();
        if (!child.waitFor(60, TimeUnit.SECONDS) || child.exitValue() != 0 || lines.isEmpty()) {
            throw new IllegalStateException("the forked run failed: " + lines);
        }
        String[] head = lines.get(0).split(SEPARATOR, -1);
        List<String> notes = new ArrayList<>();
        List<Judged> judged = new ArrayList<>();
        for (String line : lines.subList(1, lines.size())) {
            String[] parts = line.split(SEPARATOR, -1);
            if (parts.length == 1) {
                notes.add(line);
            } else {
                judged.add(new Judged(Long.parseLong(parts[0]), Cause.valueOf(parts[1]), parts[2]));
            }
        }
        return new Result(
                Boolean.parseBoolean(head[0]),
                Long.parseLong(head[1]),
                Long.parseLong(head[2]),
                head[3],
                Cause.valueOf(head[4]),
                Long.parseLong(head[5]),
                Long.parseLong(head[6]),
                Long.parseLong(head[7]),
                notes,
                judged);
    }

    /// The child.
    public static void main(String[] args) throws Exception {
        if (Boolean.parseBoolean(args[3])) {
            Thread.ofPlatform().daemon().start(ForkedRun::collect);
        }
        RunResult result =
                new LocalRunService()
                        .start(
                                open(
                                        args[0],
                                        Integer.parseInt(args[1]),
                                        Integer.parseInt(args[2]),
                                        limits(Limits.DEFAULT.permits())))
                        .result()
                        .toCompletableFuture()
                        .get(50, TimeUnit.SECONDS);
        Counts counts = result.recording().summary().counts();
        RunJudgement run = result.recording().judgement();
        System.out.println(
                String.join(
                        SEPARATOR,
                        Boolean.toString(counts.conserved()),
                        Long.toString(counts.scheduled()),
                        Long.toString(counts.of(FailureKind.SUSPENDED)),
                        run.stamp().title(),
                        run.judgement().cause().name(),
                        Long.toString(longestPauseNanos(result.recording()) / 1_000_000),
                        millis(result.recording().summary().times().lag()),
                        millis(result.recording().summary().ok().response())));
        run.notes().forEach(System.out::println);
        System.out.println(counts);
        for (Interval interval : result.recording().intervals()) {
            System.out.println(
                    String.join(
                            SEPARATOR,
                            Long.toString(interval.lengthNanos() / 1_000_000),
                            interval.judgement().cause().name(),
                            interval.judgement().evidence()));
        }
        System.exit(0);
    }

    private static long longestPauseNanos(Recording recording) {
        return recording.intervals().stream()
                .flatMap(interval -> interval.health().stream())
                .mapToLong(Health::longestGcNanos)
                .max()
                .orElse(0);
    }

    private static String millis(Latencies times) {
        return Long.toString(times.maxNanos().orElse(0) / 1_000_000);
    }

    /// An open run of one even stage.
    static Profile open(String url, int perSecond, int seconds, Limits limits) {
        return new Profile(
                "experiment",
                new RequestSpec("GET", url, List.of(), new Body.None()),
                new Load(
                        new LoadShape.Open(
                                List.of(Stage.hold(perSecond, Duration.ofSeconds(seconds))),
                                new Spacing.Even())),
                limits);
    }

    /// A short drain: an experiment need not wait for what it broke.
    static Limits limits(int permits) {
        return Bounds.drain(Bounds.permits(Limits.DEFAULT, permits), Duration.ofSeconds(1));
    }

    private record Link(@Nullable Link next) {}

    private static void collect() {
        Link newest = null;
        for (int i = 0; i < LIVE_OBJECTS; i++) {
            newest = new Link(newest);
        }
        while (newest != null) {
            System.gc();
            LockSupport.parkNanos(COLLECT_EVERY_NANOS);
        }
    }
}
