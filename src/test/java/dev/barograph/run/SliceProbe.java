package dev.barograph.run;

import com.sun.management.OperatingSystemMXBean;
import com.sun.management.ThreadMXBean;
import dev.barograph.metrics.Latencies;
import dev.barograph.metrics.Summary;
import dev.barograph.model.Body;
import dev.barograph.model.Limits;
import dev.barograph.model.Load;
import dev.barograph.model.LoadShape;
import dev.barograph.model.Profile;
import dev.barograph.model.RequestSpec;
import dev.barograph.model.Spacing;
import dev.barograph.model.Stage;
import dev.barograph.samples.KeptSamples;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/// The whole run path (engine, client, recorder, ticker) as a resident process: `SliceProbe URL`,
/// then on its standard input a line for each slice, `closed USERS SECONDS` or `open PER_SECOND
/// SECONDS`; with a file behind it a row for every request goes there. Answers each with requests a
/// second, CPU seconds of this process per 100,000 requests, bytes allocated per request, service
/// time p50 and p99, schedule lag p50 and p99 (a closed loop has no lag) and response time p99,
/// p99.9 and maximum (all µs). For src/bench/wrk.sh and src/bench/gc.sh; not a test.
public final class SliceProbe {
    private static final OperatingSystemMXBean SYSTEM =
            ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
    private static final ThreadMXBean THREADS =
            ManagementFactory.getPlatformMXBean(ThreadMXBean.class);

    private SliceProbe() {}

    public static void main(String[] args) throws Exception {
        LocalRunService runs = new LocalRunService();
        BufferedReader in =
                new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            String[] words = line.split(" ");
            List<Stage> stages =
                    List.of(
                            Stage.hold(
                                    Integer.parseInt(words[1]),
                                    Duration.ofSeconds(Long.parseLong(words[2]))));
            LoadShape shape =
                    words[0].equals("open")
                            ? new LoadShape.Open(stages, new Spacing.Even())
                            : new LoadShape.Closed(stages);
            Profile profile =
                    new Profile(
                            "slice",
                            new RequestSpec("GET", args[0], List.of(), new Body.None()),
                            new Load(shape),
                            Limits.DEFAULT);
            Optional<Path> rows =
                    words.length < 4 ? Optional.empty() : Optional.of(Path.of(words[3]));
            System.out.println(slice(runs, profile.withSamples(rows.isPresent()), rows));
        }
    }

    private static String slice(LocalRunService runs, Profile profile, Optional<Path> rows)
            throws Exception {
        long bytes = THREADS.getTotalThreadAllocatedBytes();
        long cpu = SYSTEM.getProcessCpuTime();
        RunResult result =
                runs.start(profile, rows).result().toCompletableFuture().get(10, TimeUnit.MINUTES);
        cpu = SYSTEM.getProcessCpuTime() - cpu;
        bytes = THREADS.getTotalThreadAllocatedBytes() - bytes;
        Summary summary = result.recording().summary();
        long done = summary.counts().done();
        if (!summary.counts().conserved() || summary.counts().ok() != done) {
            throw new IllegalStateException(summary.counts() + " " + summary.errors());
        }
        result.samples().ifPresent(SliceProbe::tell);
        return String.format(
                Locale.ROOT,
                "%.0f %.3f %d %d %d %d %d %d %d %d",
                summary.donePerSecond(),
                cpu / 1e9 / done * 1e5,
                bytes / done,
                micros(summary.ok().service(), 50),
                micros(summary.ok().service(), 99),
                micros(summary.times().lag(), 50),
                micros(summary.times().lag(), 99),
                micros(summary.ok().response(), 99),
                micros(summary.ok().response(), 99.9),
                summary.ok().response().maxNanos().orElse(0) / 1000);
    }

    private static void tell(KeptSamples kept) {
        try {
            System.err.printf(
                    Locale.ROOT,
                    "# %d rows, %d dropped, %.1f bytes a row%n",
                    kept.rows(),
                    kept.dropped(),
                    (double) Files.size(kept.file()) / kept.rows());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static long micros(Latencies times, double percentile) {
        return times.percentileNanos(percentile).orElse(0) / 1000;
    }
}
