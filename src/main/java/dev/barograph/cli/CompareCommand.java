package dev.barograph.cli;

import dev.barograph.compare.Bound;
import dev.barograph.compare.Comparer;
import dev.barograph.compare.Comparison;
import dev.barograph.compare.Figure;
import dev.barograph.compare.Margins;
import dev.barograph.compare.Outcome;
import dev.barograph.compare.Reason;
import dev.barograph.metrics.Recording;
import dev.barograph.record.HistoryRow;
import dev.barograph.record.RunArchive;
import dev.barograph.record.RunFile;
import dev.barograph.record.RunHistory;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `barograph compare`: two kept runs held against each other.
@Command(
        name = "compare",
        description = "Compares two runs, with 95 %% intervals: what changed, and is it proven?",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        sortOptions = false,
        footer = {
            "",
            "Figures: p50 p95 p99 p99.9 mean errors throughput service-p50 service-p95 service-p99",
            "service-p99.9 service-mean. Findings: SAME (the whole interval is inside the margin),",
            "BETTER, WORSE (a change is proven), NOT ENOUGH DATA (neither).",
            "",
            "Runs that do not have request, load, protocol and kind of machine in common, or that are",
            "GENERATOR-LIMITED or INTERRUPTED, are not compared; --anyway overrules that.",
            "",
            "Exit codes: 0 compared, and no bound of --max-regression is proven to be broken (without",
            "that option always, whatever was found); 1 one is, or B has no good response any more;",
            "2 wrong usage, no such run, or not comparable; 4 not compared, as a run is",
            "GENERATOR-LIMITED; 5 could not be written.",
            "",
            "A and B: the id of a run as \"history\" shows it, the beginning of one, \"last\" for the",
            "newest, or a file; A also \"baseline\", the run pinned for the profile of B.",
            "",
            "Examples:",
            "  {name} 20260301-1425 last",
            "  {name} baseline last",
            "  {name} before.sqlite last --max-regression p99=5% --max-regression errors=0.1%"
        })
final class CompareCommand implements Callable<Integer> {
    private static final String BASELINE = "baseline";
    private static final String MARGIN = "--margin";
    private static final String MAX_REGRESSION = "--max-regression";

    private final Terminal terminal;
    private final Services services;

    @Spec private CommandSpec spec = CommandSpec.create();

    @Parameters(index = "0", paramLabel = "A", description = "The run that is the measure.")
    private String first = "";

    @Parameters(index = "1", paramLabel = "B", description = "The run that is judged by it.")
    private String second = "";

    @Option(
            names = MAX_REGRESSION,
            paramLabel = "FIGURE=PERCENT",
            description =
                    "End with exit code 1 if it is proven that FIGURE became worse by more than"
                            + " this; for errors, by more percentage points. May be repeated.")
    private List<String> maxRegressions = new ArrayList<>();

    @Option(
            names = MARGIN,
            paramLabel = "[FIGURE=]PERCENT",
            description =
                    "A change that nobody would act on: 2%% of every figure, and 0.1 percentage"
                            + " points of errors. Without FIGURE for all but errors. May be repeated.")
    private List<String> margins = new ArrayList<>();

    @Option(
            names = "--anyway",
            description = "Compare even if it does not make sense; the reasons are shown.")
    private boolean anyway;

    @Mixin private HistoryOption history = new HistoryOption();

    CompareCommand(Terminal terminal, Services services) {
        this.terminal = terminal;
        this.services = services;
    }

    @Override
    public Integer call() {
        Problems problems = new Problems();
        Margins wanted = margins(problems);
        List<Bound> bounds =
                FigureValues.of(MAX_REGRESSION, maxRegressions, problems).entrySet().stream()
                        .map(entry -> new Bound(entry.getKey(), entry.getValue()))
                        .toList();
        Optional<RunHistory> kept = history.open(services, problems);
        Optional<Recording> b = kept.flatMap(runs -> open(runs, "B", second, problems));
        Optional<Recording> a =
                first.equals(BASELINE)
                        ? kept.flatMap(runs -> b.flatMap(run -> baseline(runs, run, problems)))
                        : kept.flatMap(runs -> open(runs, "A", first, problems));
        if (problems.any() || a.isEmpty() || b.isEmpty()) {
            return refuse(problems);
        }
        return switch (Comparer.compare(a.get(), b.get(), wanted, anyway)) {
            case Outcome.Refused refused -> refuse(refused);
            case Outcome.Made made -> tell(made.comparison(), bounds);
        };
    }

    private int tell(Comparison comparison, List<Bound> bounds) {
        List<Bound> broken = Bound.broken(comparison, bounds);
        boolean told =
                terminal.tell(ComparisonText.of(comparison, bounds, broken, terminal.colours()));
        ExitCode code = broken.isEmpty() ? ExitCode.PASSED : ExitCode.BOUND_BROKEN;
        return (told ? code : ExitCode.INTERRUPTED).code();
    }

    private int refuse(Outcome.Refused refused) {
        terminal.err().println("Not compared:");
        refused.reasons()
                .forEach(reason ->
                        terminal.err()
                                .println("  " + ComparisonText.text(reason, terminal.colours())));
        terminal.err().println("--anyway compares all the same.");
        boolean limited =
                refused.reasons().stream()
                        .anyMatch(reason -> reason.kind() == Reason.Kind.GENERATOR);
        return (limited ? ExitCode.GENERATOR_LIMIT : ExitCode.USAGE).code();
    }

    private int refuse(Problems problems) {
        return problems.refuse(terminal, "Nothing was compared:", spec.qualifiedName(" "), "");
    }

    private static Optional<Recording> open(
            RunHistory runs, String name, String run, Problems problems) {
        try {
            return Optional.of(RunFile.open(runs.find(run)).recording());
        } catch (IOException e) {
            problems.add(name, FileFaults.reason(e));
            return Optional.empty();
        }
    }

    /// The run that was pinned as the baseline of the profile of another.
    private static Optional<Recording> baseline(
            RunHistory runs, Recording other, Problems problems) {
        String profile = other.profile().name();
        try {
            Optional<HistoryRow> pinned = new RunArchive(runs.folder()).baseline(profile);
            if (pinned.isEmpty()) {
                problems.add(
                        "A",
                        "no run of \""
                                + profile
                                + "\" is pinned as its baseline in "
                                + runs.folder()
                                + "; pin one in the window, or name a run.");
                return Optional.empty();
            }
            return Optional.of(RunFile.open(pinned.get().file()).recording());
        } catch (IOException e) {
            problems.add("A", FileFaults.reason(e));
            return Optional.empty();
        }
    }

    private Margins margins(Problems problems) {
        Map<Figure, Double> all = new EnumMap<>(Figure.class);
        List<String> plain = margins.stream().filter(text -> !text.contains("=")).toList();
        List<String> named = margins.stream().filter(text -> text.contains("=")).toList();
        for (String text : plain) {
            FigureValues.share(MARGIN, text, problems)
                    .ifPresent(share ->
                            Arrays.stream(Figure.values())
                                    .filter(figure -> figure.kind() != Figure.Kind.SHARE)
                                    .forEach(figure -> all.put(figure, share)));
        }
        all.putAll(FigureValues.of(MARGIN, named, problems));
        return new Margins(all);
    }
}
