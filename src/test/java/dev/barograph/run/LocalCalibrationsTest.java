package dev.barograph.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.barograph.metrics.Calibration;
import dev.barograph.metrics.Counts;
import dev.barograph.model.Body;
import dev.barograph.model.Header;
import dev.barograph.model.Limits;
import dev.barograph.model.Load;
import dev.barograph.model.LoadShape;
import dev.barograph.model.Profile;
import dev.barograph.model.RequestSpec;
import dev.barograph.model.Stage;
import dev.barograph.testing.Await;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalCalibrationsTest {
    @TempDir Path folder;

    @Test
    void the_figures_are_those_of_a_separate_full_speed_run_and_are_kept() throws Exception {
        LocalCalibrations calibrations = new LocalCalibrations(folder.resolve("new"));
        Profile profile = profile(URL, List.of());

        CalibrationHandle handle = calibrations.start(profile);
        CalibrationResult ended = end(handle);

        assertThat(ended).isInstanceOf(CalibrationResult.Done.class);
        CalibrationResult.Done done = (CalibrationResult.Done) ended;
        Calibration found = done.calibration();
        // Other builds may be busy, and then that is said.
        done.note().ifPresent(note -> assertThat(note).startsWith("Other programs"));
        assertThat(handle.progress().share()).isBetween(0.5, 1.0);
        // Other builds share this machine, so the two may differ, but not by an order of magnitude.
        assertThat(found.topPerSecond()).isBetween(fullSpeed() / 4, fullSpeed() * 4);
        found.trustedPerSecond()
                .ifPresent(trusted ->
                        assertThat(trusted).isPositive().isLessThanOrEqualTo(found.topPerSecond()));
        assertThat(found.floorP50Nanos()).isPositive().isLessThanOrEqualTo(found.floorP99Nanos());
        assertThat(found.socketApi()).isNotEmpty();
        assertThat(found.withoutTls()).isFalse();
        assertThat(new LocalCalibrations(folder.resolve("new")).kept(profile)).contains(found);
        assertThat(calibrations.kept(profile("https://example.test/", List.of()))).isEmpty();
        assertNothingIsLeft();
    }

    @Test
    void cancelling_ends_it_in_the_middle_of_a_step_and_keeps_nothing() throws Exception {
        LocalCalibrations calibrations = new LocalCalibrations(folder);
        Profile profile = profile(URL, List.of());
        CalibrationHandle handle = calibrations.start(profile);
        awaitStep(handle, "Warming up");

        long began = System.nanoTime();
        handle.cancel();

        assertThat(end(handle)).isEqualTo(new CalibrationResult.Cancelled());
        // The warm-up takes five seconds.
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(4));
        assertThat(calibrations.kept(profile)).isEmpty();
        assertNothingIsLeft();
    }

    @Test
    void a_folder_that_cannot_be_written_costs_a_note_and_not_the_figures() throws Exception {
        Path file = Files.writeString(folder.resolve("file"), "");
        Profile profile = profile(URL, List.of());
        CalibrationResult ended = end(new LocalCalibrations(file).start(profile));
        assertThat(ended).isInstanceOf(CalibrationResult.Done.class);
        assertThat(((CalibrationResult.Done) ended).note())
                .hasValueSatisfying(note -> assertThat(note).contains("could not be kept"));
        assertThat(new LocalCalibrations(file).kept(profile)).isEmpty();
    }

    @Test
    void bodies_are_read_and_head_gets_no_body_and_expectations_are_left_out() throws Exception {
        for (String method : List.of("POST", "HEAD")) {
            RequestSpec request =
                    new RequestSpec(
                            method,
                            "https://me:pw@example.test/a?b=c",
                            List.of(new Header("Expect", "100-continue")),
                            method.equals("POST")
                                    ? new Body.Text("x".repeat(100_000))
                                    : new Body.None());
            try (LoopbackTarget target =
                    LoopbackTarget.open(request.body().bytes().length, method.equals("HEAD"))) {
                Profile against = CalibrationPlan.against(request, target.port());
                assertThat(against.request().url())
                        .isEqualTo("http://me:pw@127.0.0.1:" + target.port() + "/a?b=c");
                Counts counts = run(against, 2, Duration.ofMillis(300));
                assertThat(counts.ok()).as(method + counts).isPositive();
                assertThat(counts.failed() + counts.timedOut()).as(method + counts).isZero();
            }
        }
    }

    private static final String URL = "http://127.0.0.1:9/";

    private static double fullSpeed() throws Exception {
        try (LoopbackTarget target = LoopbackTarget.open(0, false)) {
            Profile profile =
                    CalibrationPlan.against(profile(URL, List.of()).request(), target.port());
            return run(profile, 64, Duration.ofSeconds(1)).ok();
        }
    }

    private static Counts run(Profile profile, int users, Duration length) throws Exception {
        Profile short_ =
                new Profile(
                        "full speed",
                        profile.request(),
                        new Load(new LoadShape.Closed(List.of(Stage.hold(users, length)))),
                        profile.limits());
        return new LocalRunService()
                .start(short_)
                .result()
                .toCompletableFuture()
                .get(30, TimeUnit.SECONDS)
                .recording()
                .summary()
                .counts();
    }

    private static CalibrationResult end(CalibrationHandle handle) throws Exception {
        return handle.result().toCompletableFuture().get(60, TimeUnit.SECONDS);
    }

    private static void awaitStep(CalibrationHandle handle, String step) {
        Await.until(step, () -> handle.progress().step().equals(step));
    }

    private static void assertNothingIsLeft() {
        Await.until(
                "no thread of a calibration is left",
                () -> threads().stream().noneMatch(name -> name.startsWith("calibration")));
        assertThat(threads()).noneMatch(name -> name.startsWith("barograph-http"));
    }

    private static List<String> threads() {
        return Thread.getAllStackTraces().keySet().stream().map(Thread::getName).toList();
    }

    private static Profile profile(String url, List<Header> headers) throws IOException {
        return new Profile(
                "p",
                new RequestSpec("GET", url, headers, new Body.None()),
                new Load(new LoadShape.Closed(List.of(Stage.hold(1, Duration.ofSeconds(1))))),
                Limits.DEFAULT);
    }
}
