package dev.barograph.run;

import dev.barograph.http.AhcTransport;
import dev.barograph.metrics.Calibration;
import dev.barograph.model.NanoClock;
import dev.barograph.model.Profile;
import dev.barograph.model.RequestSpec;
import java.io.IOException;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

/// One calibration from its first thought to its result. One thread, `calibration`, leads it; each
/// of its waits has a deadline and ends at once when it is cancelled.
final class LocalCalibration implements CalibrationHandle {
    private static final Duration CLOSE_LIMIT = Duration.ofMillis(500);

    private static final String DISTURBED =
            "Other programs kept this machine busy, so the figures are too low; calibrate again when"
                    + " it is quiet.";

    private final RequestSpec request;
    private final Function<Calibration, Optional<String>> keep;
    private final CompletableFuture<Void> cancelAsked = new CompletableFuture<>();
    private final CompletableFuture<CalibrationResult> result = new CompletableFuture<>();
    private boolean disturbed;
    private volatile CalibrationProgress progress = new CalibrationProgress(0, "Opening a target");

    /// @param keep remembers the figures; tells what to note about that
    LocalCalibration(RequestSpec request, Function<Calibration, Optional<String>> keep) {
        this.request = request;
        this.keep = keep;
    }

    void begin() {
        Thread.ofPlatform().name("calibration").daemon().start(this::lead);
    }

    private void lead() {
        CalibrationResult ended;
        try {
            Calibration found = measure();
            ended = new CalibrationResult.Done(found, note(keep.apply(found)));
        } catch (CancellationException e) {
            ended = new CalibrationResult.Cancelled();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            ended = new CalibrationResult.Cancelled();
        } catch (IOException e) {
            ended =
                    new CalibrationResult.Failed(
                            "No target could be opened on loopback: " + e.getMessage());
        } catch (IllegalStateException e) {
            ended = new CalibrationResult.Failed(String.valueOf(e.getMessage()));
        } catch (Throwable e) {
            // Whatever happens must end in a result with its reason.
            ended = new CalibrationResult.Failed(e.toString());
        }
        result.complete(ended);
    }

    private Calibration measure() throws IOException, InterruptedException {
        boolean head = request.method().toUpperCase(Locale.ROOT).equals("HEAD");
        try (LoopbackTarget target = LoopbackTarget.open(request.body().bytes().length, head)) {
            Profile profile = CalibrationPlan.against(request, target.port());
            AhcTransport transport = AhcTransport.open(profile, NanoClock.SYSTEM);
            try {
                Burst burst = new Burst(transport, profile.limits(), cancelAsked);
                CalibrationPlan plan = new CalibrationPlan(burst::run, this::tell);
                Calibration found =
                        plan.carryOut(transport.socketApi(), CalibrationKey.isTls(request));
                disturbed = plan.wasDisturbed();
                return found;
            } finally {
                transport.close(CLOSE_LIMIT);
            }
        }
    }

    private Optional<String> note(Optional<String> aboutFile) {
        if (!disturbed) {
            return aboutFile;
        }
        return Optional.of(DISTURBED + aboutFile.map(note -> " " + note).orElse(""));
    }

    private void tell(CalibrationProgress now) {
        progress = now;
    }

    @Override
    public CalibrationProgress progress() {
        return progress;
    }

    @Override
    public void cancel() {
        cancelAsked.complete(null);
    }

    @Override
    public CompletionStage<CalibrationResult> result() {
        return result.minimalCompletionStage();
    }
}
