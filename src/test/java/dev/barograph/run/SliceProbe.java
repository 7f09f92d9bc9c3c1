package dev.barograph.run;

import dev.barograph.metrics.Summary;
import dev.barograph.model.Body;
import dev.barograph.model.Limits;
import dev.barograph.model.Load;
import dev.barograph.model.LoadShape;
import dev.barograph.model.Profile;
import dev.barograph.model.RequestSpec;
import dev.barograph.model.Stage;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/// The whole run path (engine, client, recorder, ticker) as a resident process that runs one
/// closed-loop slice for each line on its standard input: `SliceProbe URL USERS`, then a number of
/// seconds a line. Prints requests a second and CPU seconds of this process per 100,000 requests.
/// For src/bench/wrk.sh; not a test.
public final class SliceProbe {
    private SliceProbe() {}

    public static void main(String[] args) throws Exception {
        LocalRunService runs = new LocalRunService();
        BufferedReader in =
                new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            Load load =
                    new Load(
                            new LoadShape.Closed(
                                    List.of(
                                            Stage.hold(
                                                    Integer.parseInt(args[1]),
                                                    Duration.ofSeconds(Long.parseLong(line))))));
            Profile profile =
                    new Profile(
                            "slice",
                            new RequestSpec("GET", args[0], List.of(), new Body.None()),
                            load,
                            Limits.DEFAULT);
            long before = cpuNanos();
            RunResult result =
                    runs.start(profile).result().toCompletableFuture().get(10, TimeUnit.MINUTES);
            long cpu = cpuNanos() - before;
            Summary summary = result.recording().summary();
            if (!summary.counts().conserved() || summary.counts().ok() != summary.counts().done()) {
                throw new IllegalStateException(summary.counts() + " " + summary.errors());
            }
            System.out.printf(
                    Locale.ROOT,
                    "%.0f %.3f %d %d%n",
                    summary.donePerSecond(),
                    cpu / 1e9 / summary.counts().done() * 1e5,
                    summary.ok().service().percentileNanos(50).orElseThrow() / 1000,
                    summary.ok().service().percentileNanos(99).orElseThrow() / 1000);
        }
    }

    private static long cpuNanos() {
        return ProcessHandle.current().info().totalCpuDuration().orElseThrow().toNanos();
    }
}
