package dev.barograph.cli;

import dev.barograph.metrics.Counts;
import dev.barograph.model.FailureKind;
import dev.barograph.model.Profile;
import dev.barograph.profile.FileProblem;
import dev.barograph.run.RunEnd;
import dev.barograph.run.RunHandle;
import dev.barograph.run.RunResult;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `barograph run`: one run from start to report.
@Command(
        name = "run",
        description = "Runs a profile, or puts load on a URL.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        sortOptions = false,
        footer = {
            "",
            "--set changes any field of the profile by its path; the other options change it",
            "after that. The paths are those of the file, see docs/profile-format.md.",
            "",
            "Ctrl-C ends the run early: requests in flight get the profile's limits.drain, then",
            "the summary and the files are written and the exit code is 5. A second Ctrl-C",
            "cancels what is in flight at once.",
            "",
            "Examples:",
            "  {name} http://127.0.0.1:8080/ok --users 64 --duration 10s",
            "  {name} http://127.0.0.1:8080/ok --rate 500 --duration 30s --out results",
            "  {name} http://127.0.0.1:8080/echo -H 'Content-Type: application/json' -d '{\"a\": 1}'"
                    + " --requests 1000",
            "  {name} orders.yaml --set limits.responseTimeout=2s --set load.stages[0].level=100"
        })
final class RunCommand implements Callable<Integer> {
    /// Ends that need an HTTP response, whole or not.
    private static final Set<FailureKind> ANSWERED =
            EnumSet.of(
                    FailureKind.HTTP_4XX,
                    FailureKind.HTTP_5XX,
                    FailureKind.TRUNCATED,
                    FailureKind.HEADER_CAP,
                    FailureKind.BODY_CAP);

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
                    "Set a field of the profile, for example limits.totalTimeout=5s. May be repeated.")
    private List<String> sets = new ArrayList<>();

    @Mixin private ReportOptions reports = new ReportOptions();

    @Option(
            names = "--progress",
            description = "Print a line a second even if nobody seems to watch.")
    private boolean progress;

    @Option(
            names = {"-q", "--quiet"},
            description = "Print errors only: no progress, no summary.")
    private boolean quiet;

    RunCommand(Terminal terminal, Services services) {
        this.terminal = terminal;
        this.services = services;
    }

    @Override
    public Integer call() throws InterruptedException {
        Problems problems = new Problems();
        List<FileProblem> notes = new ArrayList<>();
        ProfileSource source = new ProfileSource(target, sets, load);
        Optional<Profile> profile = source.profile(problems, notes);
        reports.check(services.formats(), problems);
        notes.forEach(note -> terminal.err().println("note: " + SafeText.of(note.text())));
        if (problems.any() || profile.isEmpty()) {
            return refuse(problems);
        }
        return run(profile.get());
    }

    private int run(Profile profile) throws InterruptedException {
        RunHandle handle = services.runs().get().start(profile);
        Stopper stopper = new Stopper(handle, services.halt(), Stopper.GRACE);
        services.interrupts().accept(stopper::ask);
        RunResult result = await(handle);
        boolean written = reports.write(result.recording(), services.formats(), terminal, quiet);
        if (!quiet) {
            terminal.out().print(SummaryText.of(result));
            terminal.out().flush();
        }
        ExitCode code = exitCode(result, stopper.wasAsked());
        if (code == ExitCode.NO_ANSWER) {
            terminal.err()
                    .println(
                            result.recording().summary().counts().scheduled() == 0
                                    ? "No request became due: the load is too low for so short a time."
                                    : "The target never answered: no request got any HTTP response.");
        }
        if (code == ExitCode.INTERRUPTED && quiet) {
            result.reason().ifPresent(reason -> terminal.err().println(SafeText.of(reason)));
        }
        stopper.finished();
        return (written ? code : ExitCode.INTERRUPTED).code();
    }

    private RunResult await(RunHandle handle) throws InterruptedException {
        CompletableFuture<RunResult> result = handle.result().toCompletableFuture();
        boolean shown = !quiet && (progress || terminal.interactive());
        Progress line = new Progress(terminal.err(), terminal.interactive());
        long tick = System.nanoTime();
        while (true) {
            tick += TimeUnit.SECONDS.toNanos(1);
            try {
                RunResult ended =
                        result.get(Math.max(tick - System.nanoTime(), 0), TimeUnit.NANOSECONDS);
                line.clear();
                return ended;
            } catch (TimeoutException e) {
                if (shown) {
                    line.show(handle.snapshot());
                }
            } catch (ExecutionException e) {
                throw new IllegalStateException(
                        "a run must not end with an exception", e.getCause());
            }
        }
    }

    static ExitCode exitCode(RunResult result, boolean interrupted) {
        if (interrupted || result.end() != RunEnd.COMPLETED) {
            return ExitCode.INTERRUPTED;
        }
        Counts counts = result.recording().summary().counts();
        boolean answered =
                counts.ok() > 0 || ANSWERED.stream().anyMatch(kind -> counts.of(kind) > 0);
        return answered ? ExitCode.PASSED : ExitCode.NO_ANSWER;
    }

    private int refuse(Problems problems) {
        terminal.err().println("Nothing was sent. To change in " + SafeText.ofUrl(target) + ":");
        for (FileProblem problem : problems.all()) {
            terminal.err().println("  " + SafeText.of(problem.text()));
        }
        terminal.err()
                .println(
                        "\""
                                + spec.qualifiedName(" ")
                                + " --help\" shows examples; docs/profile-format.md describes profiles.");
        return ExitCode.USAGE.code();
    }
}
