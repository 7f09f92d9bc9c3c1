package dev.barograph.cli;

import dev.barograph.metrics.Recording;
import dev.barograph.metrics.RunEvent;
import dev.barograph.metrics.ThresholdCheck;
import dev.barograph.model.LoadShape;
import dev.barograph.model.Problem;
import dev.barograph.model.Profile;
import dev.barograph.model.ProfileRules;
import dev.barograph.model.Threshold;
import dev.barograph.model.ThresholdText;
import dev.barograph.profile.FileProblem;
import dev.barograph.record.RunHistory;
import dev.barograph.run.RunHandle;
import dev.barograph.run.RunPhase;
import dev.barograph.run.RunResult;
import dev.barograph.run.Snapshot;
import dev.barograph.samples.KeptSamples;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
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
            "A threshold is a figure, a sign (< <= > >=) and a bound: p50 p75 p90 p95 p99 p99.9 p99.99",
            "mean max (times; with \"service\" before them from the send instead of from due),",
            "errors (a percentage), throughput (N/s). If one failed, the exit code is 1.",
            "",
            "Ctrl-C ends the run early: requests in flight get the profile's limits.drain, then",
            "the summary and the files are written and the exit code is 5. A second Ctrl-C",
            "cancels what is in flight at once. Once the plan is over, the first one does that,",
            "and the exit code is as usual.",
            "",
            "The run is kept, a file of its own, in the history of the window and of \"history\" and",
            "\"report\", unless --no-history is given.",
            "",
            "Examples:",
            "  {name} http://127.0.0.1:8080/ok --users 64 --duration 10s",
            "  {name} http://127.0.0.1:8080/ok --rate 500 --duration 30s --out results --samples",
            "  {name} http://127.0.0.1:8080/echo -H 'Content-Type: application/json' -d '{\"a\": 1}'"
                    + " --requests 1000",
            "  {name} orders.yaml --set limits.responseTimeout=2s --set load.stages[0].level=100",
            "  {name} orders.yaml --threshold 'p99 < 300ms' --threshold 'errors < 1%'"
        })
final class RunCommand implements Callable<Integer> {
    private static final String THRESHOLD = "--threshold";

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

    @Option(
            names = THRESHOLD,
            paramLabel = "'FIGURE < BOUND'",
            description =
                    "A bound on the whole run, besides those of the profile, for example"
                            + " 'p99 < 300ms'. May be repeated.")
    private List<String> thresholds = new ArrayList<>();

    @Mixin private ReportOptions reports = new ReportOptions();

    @Mixin private HistoryOption history = new HistoryOption();

    @Option(names = "--no-history", description = "Do not keep the run.")
    private boolean unkept;

    @Option(
            names = "--samples",
            description =
                    "Also write a row for every request, in JMeter's columns: samples.csv.gz in the"
                            + " folder of --out, or beside the kept run.")
    private boolean samples;

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
        Optional<Profile> profile =
                source.profile(problems, notes).map(p -> samples ? p.withSamples(true) : p);
        List<Threshold> bounds = bounds(problems);
        profile = profile.map(p -> bounded(p, bounds, problems));
        reports.check(services.formats(), problems);
        Optional<RunHistory> kept =
                unkept ? Optional.empty() : history.openToKeep(services, problems);
        if (unkept && history.isNamed()) {
            problems.add("--history", "Say either --history or --no-history.");
        }
        if (samples && unkept && !reports.isPlaceNamed()) {
            problems.add("--samples", "Say with --out where to write them, or keep the run.");
        }
        notes.forEach(note -> terminal.err().println("note: " + SafeText.of(note.text())));
        if (problems.any() || profile.isEmpty()) {
            return problems.refuse(terminal, target, spec.qualifiedName(" "));
        }
        return run(profile.get(), kept);
    }

    /// The thresholds of the command line.
    private List<Threshold> bounds(Problems problems) {
        List<Threshold> bounds = new ArrayList<>();
        List<Problem> wrong = new ArrayList<>();
        for (String text : thresholds) {
            ThresholdText.parse(THRESHOLD, text, wrong).ifPresent(bounds::add);
        }
        wrong.forEach(problem -> problems.add(problem.field(), problem.message()));
        return bounds;
    }

    /// With more thresholds behind its own.
    private static Profile bounded(Profile profile, List<Threshold> more, Problems problems) {
        Set<Threshold> all = new LinkedHashSet<>(profile.thresholds());
        all.addAll(more);
        Profile bounded = profile.withThresholds(List.copyOf(all));
        ProfileRules.problems(bounded)
                .forEach(problem -> problems.add(problem.field(), problem.message()));
        return bounded;
    }

    private int run(Profile profile, Optional<RunHistory> kept) throws InterruptedException {
        if (!quiet) {
            services.calibrations()
                    .get()
                    .warning(profile)
                    .ifPresent(warning -> terminal.err().println("warning: " + warning));
        }
        if (profile.samples() && reports.samplesFile().isEmpty() && kept.isEmpty()) {
            terminal.err()
                    .println(
                            "note: the profile wants a row for every request; say with --out where"
                                    + " to write them. None are kept.");
        }
        RunHandle handle = services.runs().apply(kept).start(profile, reports.samplesFile());
        Stopper stopper = new Stopper(handle, services.halt(), Stopper.GRACE);
        services.interrupts().accept(stopper::ask);
        RunResult result = await(handle);
        if (!quiet) {
            result.kept().ifPresent(place -> terminal.err().println("kept as " + place.id()));
        }
        boolean written = reports.write(result.recording(), services.formats(), terminal, quiet);
        written &= told(result.samples());
        if (!quiet) {
            written &=
                    terminal.tell(SummaryText.of(result, terminal.colours(), reports.byRequest()));
        }
        ExitCode code = ExitCode.of(result);
        explain(code, result);
        stopper.finished();
        return (written ? code : ExitCode.INTERRUPTED).code();
    }

    /// Says what has become of the rows for single requests.
    ///
    /// @return false if the place could not be written
    private boolean told(Optional<KeptSamples> samples) {
        if (samples.isEmpty()) {
            return true;
        }
        KeptSamples kept = samples.get();
        if (kept.rows() > 0 && !quiet) {
            terminal.err().println("wrote " + kept.file());
        }
        // Without a summary nothing else would say it.
        kept.note()
                .filter(_ -> quiet)
                .ifPresent(note -> terminal.err().println("warning: " + SafeText.of(note)));
        return kept.fault().isEmpty();
    }

    /// Why the exit code is not zero, for whoever sees only that.
    private void explain(ExitCode code, RunResult result) {
        Recording recording = result.recording();
        switch (code) {
            case NO_ANSWER ->
                    terminal.err()
                            .println(
                                    recording.summary().counts().scheduled() > 0
                                            ? "The target never answered: no request got any HTTP response."
                                            : nothingSent(recording.profile()));
            case GENERATOR_LIMIT ->
                    terminal.err()
                            .println(
                                    terminal.red(recording.judgement().stamp().title())
                                            + ": these are not the figures of the target. "
                                            + SafeText.of(
                                                    recording.judgement().judgement().evidence()));
            case INTERRUPTED -> {
                if (quiet) {
                    result.reason()
                            .ifPresent(reason -> terminal.err().println(SafeText.of(reason)));
                }
            }
            case BOUND_BROKEN ->
                    ExitCode.checks(recording).stream()
                            .filter(ThresholdCheck::failed)
                            .forEach(check ->
                                    terminal.err()
                                            .println(
                                                    "Threshold failed: "
                                                            + check.threshold().text()
                                                            + ", it is "
                                                            + check.valueText()
                                                            + "."));
            case PASSED, USAGE -> {}
        }
    }

    private static String nothingSent(Profile profile) {
        return profile.load().shape() instanceof LoadShape.Open
                ? "No request became due: the load is too low for so short a time."
                : "No request was sent: the run was over before the first one could leave.";
    }

    /// Says at once if the run is not kept as it should be, and offers to end it if the machine
    /// stood still under it.
    ///
    /// @param warned what was said before; an event may be earlier than one of those
    private void warn(Snapshot snapshot, Set<RunEvent> warned, ProgressLine line) {
        for (RunEvent event : snapshot.events()) {
            boolean incomplete = event.kind() == RunEvent.Kind.RECORD_INCOMPLETE;
            if ((incomplete || (!quiet && event.isStandStill())) && warned.add(event)) {
                line.clear();
                terminal.err()
                        .println(
                                "warning: "
                                        + SafeText.of(event.text())
                                        + (incomplete || snapshot.phase() != RunPhase.RUNNING
                                                ? ""
                                                : ". The run goes on and says so in its notes;"
                                                        + " Ctrl-C ends it."));
            }
        }
    }

    private RunResult await(RunHandle handle) throws InterruptedException {
        CompletableFuture<RunResult> result = handle.result().toCompletableFuture();
        Set<RunEvent> warned = new HashSet<>();
        boolean shown = !quiet && (progress || terminal.interactive());
        ProgressLine line = new ProgressLine(terminal.err(), terminal.interactive());
        long tick = System.nanoTime();
        while (true) {
            tick += TimeUnit.SECONDS.toNanos(1);
            try {
                RunResult ended =
                        result.get(Math.max(tick - System.nanoTime(), 0), TimeUnit.NANOSECONDS);
                line.clear();
                if (quiet) {
                    // Without a summary nothing else would say what came to light in the end.
                    warn(handle.snapshot(), warned, line);
                }
                return ended;
            } catch (TimeoutException e) {
                warn(handle.snapshot(), warned, line);
                if (shown) {
                    line.show(Progress.line(handle.snapshot()));
                }
            } catch (ExecutionException e) {
                throw new IllegalStateException(
                        "a run must not end with an exception", e.getCause());
            }
        }
    }
}
