package dev.barograph.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.barograph.demo.DemoServer;
import dev.barograph.metrics.Cause;
import dev.barograph.metrics.Interval;
import dev.barograph.metrics.Recording;
import dev.barograph.metrics.RunJudgement;
import dev.barograph.metrics.Stamp;
import dev.barograph.metrics.Verdict;
import dev.barograph.model.Body;
import dev.barograph.model.Limits;
import dev.barograph.model.Load;
import dev.barograph.model.LoadShape;
import dev.barograph.model.Profile;
import dev.barograph.model.RequestSpec;
import dev.barograph.model.Stage;
import dev.barograph.model.WeightedRequest;
import dev.barograph.testing.Await;
import dev.barograph.testing.Bounds;
import dev.barograph.testing.ClosedPort;
import dev.barograph.testing.FaultServer;
import dev.barograph.testing.RawTarget;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Real runs in which one thing is wrong each, or nothing: the verdict must name it.
@Tag("experiment")
class VerdictExperimentTest {
    private static final long SECOND = 1_000_000_000;

    private static Recording run(Profile profile) throws Exception {
        return end(new LocalRunService().start(profile));
    }

    private static Recording end(RunHandle run) throws Exception {
        RunResult result = run.result().toCompletableFuture().get(60, TimeUnit.SECONDS);
        Recording recording = result.recording();
        assertThat(recording.summary().counts().conserved()).isTrue();
        for (Interval interval : recording.intervals()) {
            assertThat(interval.health()).isPresent();
            assertThat(interval.judgement().evidence()).endsWith(".");
        }
        return recording;
    }

    private static String story(Recording recording) {
        return recording.judgement()
                + recording.intervals().stream()
                        .map(interval ->
                                "\n"
                                        + interval.judgement()
                                        + " "
                                        + interval.health()
                                        + " "
                                        + interval.counts())
                        .collect(Collectors.joining());
    }

    /// For experiments in which the generator is well: a machine that is busy with something else
    /// spoils one of them, and then the product must say so. It is tried once more, and counts.
    private static Recording undisturbed(Callable<Recording> experiment) throws Exception {
        Recording recording = experiment.call();
        if (recording.judgement().stamp() == Stamp.GENERATOR_LIMITED) {
            System.err.println("This machine is disturbed, trying once more: " + story(recording));
            recording = experiment.call();
        }
        assertThat(recording.judgement().stamp())
                .as("this machine is disturbed: %s", story(recording))
                .isNotEqualTo(Stamp.GENERATOR_LIMITED);
        return recording;
    }

    private static void assertLimitedBy(Cause cause, Recording recording) {
        RunJudgement run = recording.judgement();
        assertThat(run.judgement().cause()).as("%s", story(recording)).isEqualTo(cause);
        assertThat(run.judgement().evidence()).containsPattern("[0-9]").endsWith(".");
    }

    @Test
    void nothing_is_wrong_and_nothing_is_found() throws Exception {
        try (DemoServer target = DemoServer.start(0)) {
            Recording recording =
                    undisturbed(() ->
                            run(
                                    ForkedRun.open(
                                            target.url() + "/delay?ms=5", 100, 6, Limits.DEFAULT)));
            assertLimitedBy(Cause.NONE, recording);
            assertThat(recording.judgement().judgement().verdict()).isEqualTo(Verdict.NOT_LIMITED);
            assertThat(recording.judgement().stamp()).isIn(Stamp.VALID, Stamp.VALID_WITH_NOTES);
        }
    }

    @Test
    void a_burnt_processor_is_the_generators_cpu() throws Exception {
        try (DemoServer target = DemoServer.start(0)) {
            RunHandle run =
                    new LocalRunService()
                            .start(
                                    // More than an event loop's fair share of a core is enough
                                    // for: a scheduler lets one that needs less go first.
                                    ForkedRun.open(
                                            target.url() + "/ok",
                                            20_000,
                                            5,
                                            ForkedRun.limits(Limits.DEFAULT.permits())));
            Await.until("the run began", () -> run.snapshot().phase() == RunPhase.RUNNING);
            List<Thread> burners = new ArrayList<>();
            for (int i = 0; i < 8 * Runtime.getRuntime().availableProcessors(); i++) {
                burners.add(Thread.ofPlatform().daemon().start(VerdictExperimentTest::burn));
            }
            try {
                Await.until("the plan ended", () -> run.snapshot().phase() != RunPhase.RUNNING);
            } finally {
                burners.forEach(Thread::interrupt);
            }
            Recording recording = end(run);
            assertLimitedBy(Cause.CPU, recording);
            assertThat(recording.judgement().stamp()).isEqualTo(Stamp.GENERATOR_LIMITED);
        }
    }

    private static void burn() {
        while (!Thread.currentThread().isInterrupted()) {
            Thread.onSpinWait();
        }
    }

    @Test
    void a_collected_heap_is_the_generators_gc() throws Exception {
        try (DemoServer target = DemoServer.start(0)) {
            Process child =
                    ForkedRun.start(
                            target.url() + "/ok", 200, 4, true, "-XX:+UseSerialGC", "-Xmx768m");
            ForkedRun.Result result = ForkedRun.result(child);
            assertThat(result.cause()).as("%s", result).isEqualTo(Cause.GC);
            assertThat(result.stamp()).isEqualTo(Stamp.GENERATOR_LIMITED.title());
            assertThat(result.notes().getFirst()).contains("Garbage collection stopped");
            assertThat(result.conserved()).as("%s", result).isTrue();
            // A request falls due every 5 ms, so one fell due right after the pause began.
            long pause = result.longestPauseMillis();
            assertThat(pause).as("%s", result).isGreaterThan(20);
            assertThat(result.longestLagMillis()).as("%s", result).isGreaterThan(pause - 10);
            assertThat(result.longestResponseMillis()).as("%s", result).isGreaterThan(pause - 10);
        }
    }

    @Test
    void two_permits_where_fifty_are_needed_are_the_configuration() throws Exception {
        try (DemoServer target = DemoServer.start(0)) {
            Recording recording =
                    undisturbed(() ->
                            run(
                                    ForkedRun.open(
                                            target.url() + "/delay?ms=125",
                                            400,
                                            4,
                                            ForkedRun.limits(2))));
            assertLimitedBy(Cause.PERMITS, recording);
            assertThat(recording.judgement().judgement().evidence())
                    .contains("the profile allows 2");
        }
    }

    @Test
    void users_who_hang_one_after_the_other_are_the_target() throws Exception {
        Recording recording =
                undisturbed(() -> {
                    try (FaultServer target = new FaultServer()) {
                        return run(hangingUsers(target));
                    }
                });
        assertLimitedBy(Cause.SLOW, recording);
        assertThat(recording.judgement().judgement().evidence())
                .contains("requests waited for an answer, one of them for at least ");
    }

    /// A ramp to 40 users whose every fifth request is never answered.
    private static Profile hangingUsers(FaultServer target) {
        return new Profile(
                "experiment",
                List.of(get("quick", 4, target.url("/ok")), get("hung", 1, target.url("/hang"))),
                new Load(new LoadShape.Closed(List.of(Stage.ramp(0, 40, Duration.ofSeconds(6))))),
                Bounds.drain(Limits.DEFAULT, Duration.ofMillis(200)),
                List.of(),
                false);
    }

    private static WeightedRequest get(String name, int weight, String url) {
        return new WeightedRequest(
                name, weight, new RequestSpec("GET", url, List.of(), new Body.None()));
    }

    @Test
    void a_port_on_which_nothing_listens_is_the_target_and_named() throws Exception {
        try (ClosedPort closed = new ClosedPort()) {
            Recording recording =
                    undisturbed(() -> run(ForkedRun.open(closed.url(), 20, 2, Limits.DEFAULT)));
            assertLimitedBy(Cause.FAILURES, recording);
            assertThat(recording.judgement().judgement().evidence())
                    .startsWith("40 of 40 requests failed or timed out")
                    .endsWith(
                            " Connection refused: nothing listens on 127.0.0.1:%d."
                                    .formatted(closed.port()));
        }
    }

    @Test
    void a_name_without_an_address_is_the_network_and_named() throws Exception {
        Recording recording =
                undisturbed(
                        () -> run(ForkedRun.open("http://nohost.invalid/", 20, 2, Limits.DEFAULT)));
        assertLimitedBy(Cause.NAME_NOT_FOUND, recording);
        assertThat(recording.judgement().judgement().evidence())
                .startsWith("40 of 40 requests had nowhere to go")
                .contains("nohost.invalid");
    }

    @Test
    void a_frozen_target_is_the_target() throws Exception {
        Recording recording =
                undisturbed(() -> {
                    try (RawTarget target = new RawTarget(2 * SECOND, 6 * SECOND)) {
                        return run(ForkedRun.open(target.url(), 100, 8, Limits.DEFAULT));
                    }
                });
        assertLimitedBy(Cause.NO_ANSWERS, recording);
        assertThat(recording.judgement().stamp()).isEqualTo(Stamp.VALID_WITH_NOTES);
        assertThat(recording.summary().counts().ok()).isEqualTo(800);
    }
}
