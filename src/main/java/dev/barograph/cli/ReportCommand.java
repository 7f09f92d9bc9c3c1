package dev.barograph.cli;

import dev.barograph.record.Ending;
import dev.barograph.record.KeptRun;
import dev.barograph.record.RunFile;
import dev.barograph.record.RunHistory;
import dev.barograph.run.RunEnd;
import dev.barograph.run.RunResult;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `barograph report`: the reports of a run that was kept, the same as at its end.
@Command(
        name = "report",
        description = "Shows a run that was kept, and writes its reports.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        sortOptions = false,
        footer = {
            "",
            "RUN is the id of a run as \"history\" shows it, the beginning of one, \"last\" for the",
            "newest, or a file. The files are the same, byte for byte, as at the end of the run.",
            "",
            "Exit code 0 says that the report was written, whatever is in it: a run whose verdict was",
            "4 (GENERATOR-LIMITED) or 5 when it ended is only shown again.",
            "",
            "Examples:",
            "  {name} last",
            "  {name} last --out results",
            "  {name} 20260301-1425 --format csv --out results"
        })
final class ReportCommand implements Callable<Integer> {
    private final Terminal terminal;
    private final Services services;

    @Spec private CommandSpec spec = CommandSpec.create();

    @Parameters(paramLabel = "RUN", description = "Which run: an id, \"last\" or a file.")
    private String wanted = "";

    @Mixin private ReportOptions reports = new ReportOptions();

    @Mixin private HistoryOption history = new HistoryOption();

    @Option(
            names = {"-q", "--quiet"},
            description = "Print errors only: no summary.")
    private boolean quiet;

    ReportCommand(Terminal terminal, Services services) {
        this.terminal = terminal;
        this.services = services;
    }

    @Override
    public Integer call() {
        Problems problems = new Problems();
        reports.check(services.formats(), problems);
        Optional<RunHistory> runs = history.open(services, problems);
        if (problems.any() || runs.isEmpty()) {
            return problems.refuse(terminal, "No report was written:", spec.qualifiedName(" "), "");
        }
        KeptRun kept;
        try {
            kept = RunFile.open(runs.get().find(wanted));
        } catch (IOException e) {
            terminal.err().println(SafeText.of(FileFaults.reason(e)));
            return ExitCode.USAGE.code();
        }
        boolean written = reports.write(kept.recording(), services.formats(), terminal, quiet);
        if (!quiet) {
            written &=
                    terminal.tell(
                            SummaryText.of(result(kept), terminal.colours(), reports.byRequest()));
        }
        return (written ? ExitCode.PASSED : ExitCode.INTERRUPTED).code();
    }

    private static RunResult result(KeptRun kept) {
        Ending ending = kept.ending();
        return switch (ending.kind()) {
            case COMPLETED -> new RunResult(kept.recording(), RunEnd.COMPLETED, ending.reason());
            case STOPPED -> new RunResult(kept.recording(), RunEnd.STOPPED, ending.reason());
            case FAILED -> new RunResult(kept.recording(), RunEnd.FAILED, ending.reason());
            case INTERRUPTED ->
                    new RunResult(
                            kept.recording(),
                            RunEnd.FAILED,
                            Optional.of("interrupted; this is what was kept up to then"));
        };
    }
}
