package dev.barograph.cli;

import dev.barograph.metrics.Stamp;
import dev.barograph.record.HistoryRow;
import dev.barograph.record.ListingProgress;
import dev.barograph.record.RunArchive;
import dev.barograph.record.RunHistory;
import java.io.IOException;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// `barograph history`: the runs that were kept.
@Command(
        name = "history",
        description = "Lists the runs that were kept, the newest first.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        sortOptions = false,
        footer = {"", "Times are local. \"report\" shows one of them."})
final class HistoryCommand implements Callable<Integer> {
    private static final String UNKNOWN = "n/a";

    private static final String LIMITED = Stamp.GENERATOR_LIMITED.title();

    private final Terminal terminal;
    private final Services services;

    @Spec private CommandSpec spec = CommandSpec.create();

    @Mixin private HistoryOption history = new HistoryOption();

    HistoryCommand(Terminal terminal, Services services) {
        this.terminal = terminal;
        this.services = services;
    }

    @Override
    public Integer call() {
        Problems problems = new Problems();
        Optional<RunHistory> runs = history.open(services, problems);
        if (problems.any() || runs.isEmpty()) {
            return problems.refuse(terminal, "No run is listed:", spec.qualifiedName(" "), "");
        }
        List<HistoryRow> rows;
        try {
            rows = new RunArchive(runs.get().folder()).list(ListingProgress.NONE).rows();
        } catch (IOException e) {
            terminal.err()
                    .println(
                            SafeText.of(
                                    "The history cannot be read: "
                                            + runs.get().folder()
                                            + ": "
                                            + FileFaults.reason(e)));
            return ExitCode.USAGE.code();
        }
        if (rows.isEmpty()) {
            terminal.err().println("There is no run in " + runs.get().folder() + " yet.");
            return ExitCode.PASSED.code();
        }
        boolean told = terminal.tell(table(rows, terminal.colours()));
        return (told ? ExitCode.PASSED : ExitCode.INTERRUPTED).code();
    }

    private static String table(List<HistoryRow> rows, boolean colours) {
        DateTimeFormatter local =
                DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT)
                        .withZone(ZoneId.systemDefault());
        TextTable table = new TextTable();
        table.row(
                List.of(
                        "id",
                        " started",
                        "took",
                        "requests",
                        "response p99 ms",
                        "  state",
                        "  name",
                        "  address"));
        for (HistoryRow row : rows) {
            table.row(
                    List.of(
                            row.id(),
                            " " + row.startedAt().map(local::format).orElse(UNKNOWN),
                            row.tookNanos().isPresent()
                                    ? Figures.seconds(row.tookNanos().getAsLong())
                                    : UNKNOWN,
                            row.requests().isPresent()
                                    ? Long.toString(row.requests().getAsLong())
                                    : UNKNOWN,
                            p99(row),
                            "  " + state(row),
                            "  " + SafeText.of(row.name()),
                            "  " + SafeText.ofUrl(row.request())));
        }
        List<String> lines = new ArrayList<>(table.lines());
        for (int i = 0; i < rows.size(); i++) {
            if (state(rows.get(i)).equals(LIMITED)) {
                // After the layout, which must not count what has no width; the name comes later.
                String red = Terminal.red(LIMITED, colours);
                lines.set(i + 1, lines.get(i + 1).replaceFirst(LIMITED, red));
            }
        }
        return String.join("\n", lines) + "\n";
    }

    private static String p99(HistoryRow row) {
        return row.p99IsOfFew()
                ? "too few"
                : (row.p99IsLowerBound() ? ">=" : "") + Figures.millis(row.p99Nanos());
    }

    /// The stamp says more than that a run was completed.
    private static String state(HistoryRow row) {
        return switch (row.state()) {
            case COMPLETED, STOPPED -> row.stamp().map(Stamp::title).orElse(row.state().name());
            case FAILED, INTERRUPTED, RUNNING, UNREADABLE -> row.state().name();
        };
    }
}
