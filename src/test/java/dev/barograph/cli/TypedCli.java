package dev.barograph.cli;

import dev.barograph.metrics.Cause;
import dev.barograph.metrics.Judgement;
import dev.barograph.metrics.RunJudgement;
import dev.barograph.metrics.Stamp;
import dev.barograph.model.FailureKind;
import dev.barograph.report.ReportFormats;
import dev.barograph.run.RunEnd;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.junit.jupiter.api.io.TempDir;

/// The command line as somebody types it, with services that are not there: no run is made, and
/// what is said is kept.
abstract class TypedCli {
    static final String URL = "http://127.0.0.1:8080/ok";
    static final Path SAMPLE = Path.of("src/test/resources/profiles/v1-open-ramp.yaml");

    /// Of a run that this machine was the limit of.
    static final RunJudgement LIMITED =
            new RunJudgement(
                    Stamp.GENERATOR_LIMITED,
                    new Judgement(Cause.CPU, "Busy."),
                    List.of("\u001b[2J"),
                    1,
                    2);

    @TempDir Path folder;
    final ByteArrayOutputStream out = new ByteArrayOutputStream();
    final ByteArrayOutputStream err = new ByteArrayOutputStream();
    final AtomicInteger demoClosed = new AtomicInteger();
    boolean full;
    final FakeCalibrations calibrations = new FakeCalibrations();
    FakeRuns runs = FakeRuns.completed();

    int cli(String... args) {
        return cli(_ -> {}, args);
    }

    int cli(Consumer<Runnable> interrupts, String... args) {
        OutputStream device = full ? new FullDevice() : out;
        Terminal terminal =
                new Terminal(
                        new PrintStream(device, true, StandardCharsets.UTF_8),
                        new PrintStream(err, true, StandardCharsets.UTF_8),
                        false,
                        false);
        Services services =
                new Services(
                        history -> {
                            runs.history = history;
                            return runs;
                        },
                        () -> folder.resolve("runs"),
                        () -> calibrations,
                        ReportFormats.ALL,
                        _ ->
                                new Services.RunningDemo() {
                                    @Override
                                    public int port() {
                                        return 4711;
                                    }

                                    @Override
                                    public void close() {
                                        demoClosed.incrementAndGet();
                                    }
                                },
                        interrupts,
                        () -> runs.asked.add("halt"));
        return Cli.run(terminal, services, args);
    }

    static FakeRuns unanswered(FailureKind kind) {
        return new FakeRuns(FakeRuns.summary(0, Map.of(kind, 3L)), Optional.of(RunEnd.COMPLETED));
    }

    private static final class FullDevice extends OutputStream {
        @Override
        public void write(int b) throws IOException {
            throw new IOException("No space left on device");
        }
    }
}
