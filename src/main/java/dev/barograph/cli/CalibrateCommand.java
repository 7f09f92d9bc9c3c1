package dev.barograph.cli;

import dev.barograph.metrics.Calibration;
import dev.barograph.model.Profile;
import dev.barograph.profile.FileProblem;
import dev.barograph.run.CalibratedRequest;
import dev.barograph.run.CalibrationHandle;
import dev.barograph.run.CalibrationProgress;
import dev.barograph.run.CalibrationResult;
import dev.barograph.run.CalibrationService;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `barograph calibrate`: what this machine can do with a profile's request.
@Command(
        name = "calibrate",
        description = "Finds out how fast this machine can send a profile's request.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        sortOptions = false,
        footer = {
            "",
            "Nothing is sent to the target: the same request goes to a small server inside this",
            "program, which shares the machine with it, so the figures are lower bounds. Not so for",
            "HTTPS: such a request is calibrated over plain HTTP, which costs less than TLS, and the",
            "figures are too high for it. It takes ten to twenty-five seconds, all of the machine,",
            "and is remembered: \"run\" warns if a profile asks for more.",
            "",
            "Ctrl-C ends it with exit code 5, and nothing is remembered.",
            "",
            "Examples:",
            "  {name} http://127.0.0.1:8080/ok",
            "  {name} orders.yaml --rate 20000"
        })
final class CalibrateCommand implements Callable<Integer> {
    private final Terminal terminal;
    private final Services services;

    @Spec private CommandSpec spec = CommandSpec.create();

    @Parameters(
            paramLabel = "PROFILE|URL",
            description = "A profile file, or an http or https address.")
    private String target = "";

    @Mixin private LoadOptions load = new LoadOptions();

    @Option(
            names = "--set",
            paramLabel = "PATH=VALUE",
            description =
                    "Set a field of the profile, for example request.method=POST. May be repeated.")
    private List<String> sets = new ArrayList<>();

    @Option(
            names = "--progress",
            description = "Print a line a second even if nobody seems to watch.")
    private boolean progress;

    CalibrateCommand(Terminal terminal, Services services) {
        this.terminal = terminal;
        this.services = services;
    }

    @Override
    public Integer call() throws InterruptedException {
        Problems problems = new Problems();
        List<FileProblem> notes = new ArrayList<>();
        Optional<Profile> profile = new ProfileSource(target, sets, load).profile(problems, notes);
        notes.forEach(note -> terminal.err().println("note: " + SafeText.of(note.text())));
        if (problems.any() || profile.isEmpty()) {
            return problems.refuse(terminal, target, spec.qualifiedName(" "));
        }
        CalibrationService service = services.calibrations().get();
        CalibrationHandle handle = service.start(profile.get());
        AtomicBoolean asked = new AtomicBoolean();
        services.interrupts()
                .accept(() -> {
                    if (asked.getAndSet(true)) {
                        services.halt().run();
                    }
                    handle.cancel();
                });
        return tell(await(handle), service, profile.get()).code();
    }

    private ExitCode tell(CalibrationResult result, CalibrationService service, Profile profile) {
        switch (result) {
            case CalibrationResult.Done done -> {
                Calibration found = done.calibration();
                done.note().ifPresent(note -> terminal.err().println("note: " + SafeText.of(note)));
                String request = SafeText.of(CalibratedRequest.inWords(profile));
                boolean told =
                        terminal.tell(found.inWords(request) + "\n" + found.floorInWords() + "\n");
                service.warning(profile)
                        .ifPresent(warning ->
                                terminal.err().println("warning: " + SafeText.of(warning)));
                return told ? ExitCode.PASSED : ExitCode.INTERRUPTED;
            }
            case CalibrationResult.Cancelled _ ->
                    terminal.err().println("Interrupted; nothing is remembered.");
            case CalibrationResult.Failed failed ->
                    terminal.err()
                            .println("The calibration failed: " + SafeText.of(failed.reason()));
        }
        return ExitCode.INTERRUPTED;
    }

    private CalibrationResult await(CalibrationHandle handle) throws InterruptedException {
        CompletableFuture<CalibrationResult> result = handle.result().toCompletableFuture();
        boolean shown = progress || terminal.interactive();
        ProgressLine line = new ProgressLine(terminal.err(), terminal.interactive());
        while (true) {
            try {
                CalibrationResult ended = result.get(1, TimeUnit.SECONDS);
                line.clear();
                return ended;
            } catch (TimeoutException e) {
                if (shown) {
                    CalibrationProgress now = handle.progress();
                    line.show(
                            String.format(
                                    Locale.ROOT, "%.0f %%  %s", now.share() * 100, now.step()));
                }
            } catch (ExecutionException e) {
                throw new IllegalStateException(
                        "a calibration must not end with an exception", e.getCause());
            }
        }
    }
}
