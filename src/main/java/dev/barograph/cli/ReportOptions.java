package dev.barograph.cli;

import static dev.barograph.cli.FileFaults.reason;

import dev.barograph.metrics.Recording;
import dev.barograph.report.ReportFormat;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// Where reports go and which.
final class ReportOptions {
    private static final List<String> USUAL = List.of("csv");
    private static final String SAMPLES = "samples.csv.gz";

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "Write reports into this folder; it is made if it is not there.")
    private @Nullable String out;

    @Option(
            names = "--format",
            split = ",",
            paramLabel = "FORMAT",
            description = "Report formats, with commas between (default: csv).")
    private List<String> formats = new ArrayList<>();

    @Option(
            names = "--by-request",
            description = "Print all times and phases of each of several requests, too.")
    private boolean byRequest;

    /// Finds out before the run, and not after it, whether the reports can be written; makes the
    /// folder.
    void check(List<ReportFormat> known, Problems problems) {
        for (String id : formats) {
            if (known.stream().noneMatch(format -> format.id().equals(id))) {
                String there =
                        known.stream().map(ReportFormat::id).collect(Collectors.joining(", "));
                problems.add(
                        "--format", "\"" + id + "\" is not a format; there is: " + there + ".");
            }
        }
        if (out == null) {
            if (!formats.isEmpty()) {
                problems.add("--format", "Say with --out where to write the reports.");
            }
            return;
        }
        if (out.isBlank()) {
            problems.add("--out", "Name a folder; \".\" is the one you are in.");
            return;
        }
        try {
            Path folder = Files.createDirectories(Path.of(out));
            try {
                // Only trying tells: permissions say nothing about /proc or a full disk.
                Files.delete(Files.createTempFile(folder, ".barograph", null));
            } catch (IOException e) {
                problems.add(
                        "--out", "Nothing can be written into " + out + ": " + reason(e) + ".");
            }
        } catch (IOException e) {
            problems.add("--out", "The folder " + out + " cannot be made: " + reason(e) + ".");
        } catch (InvalidPathException e) {
            problems.add("--out", "This is not the name of a folder: " + e.getReason() + ".");
        }
    }

    /// Whether everything about each request is wanted on the terminal.
    boolean byRequest() {
        return byRequest;
    }

    boolean isPlaceNamed() {
        return out != null;
    }

    /// Where a row for every request goes; empty if no folder is named.
    Optional<Path> samplesFile() {
        return out == null ? Optional.empty() : Optional.of(Path.of(out, SAMPLES));
    }

    /// Writes what was asked for and says which files.
    ///
    /// @return whether all of it was written
    boolean write(Recording recording, List<ReportFormat> known, Terminal terminal, boolean quiet) {
        if (out == null) {
            return true;
        }
        List<String> wanted = formats.isEmpty() ? USUAL : formats;
        boolean all = true;
        for (ReportFormat format : known) {
            if (!wanted.contains(format.id())) {
                continue;
            }
            try {
                List<Path> files = format.write(recording, Path.of(out));
                if (!quiet) {
                    files.forEach(file -> terminal.err().println("wrote " + file));
                }
            } catch (IOException e) {
                all = false;
                String why = SafeText.of(out + ": " + reason(e));
                terminal.err().println("The " + format.id() + " report was not written: " + why);
            }
        }
        return all;
    }
}
