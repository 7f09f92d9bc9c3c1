package dev.barograph.cli;

import dev.barograph.record.RunHistory;
import dev.barograph.report.ReportFormat;
import dev.barograph.run.CalibrationService;
import dev.barograph.run.RunService;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.function.Supplier;

/// What the commands work with. Suppliers, so that a command pays only for what it uses.
///
/// @param runs makes what starts runs; they are kept in the given history
/// @param history folder that runs are kept in unless another one is named
/// @param formats what `--format` can name
/// @param demo starts the demo target on a port, 0 for any
/// @param interrupts told what to do each time somebody asks the process to end
/// @param halt ends the process on the spot
record Services(
        Function<Optional<RunHistory>, RunService> runs,
        Supplier<Path> history,
        Supplier<CalibrationService> calibrations,
        List<ReportFormat> formats,
        IntFunction<RunningDemo> demo,
        Consumer<Runnable> interrupts,
        Runnable halt) {

    /// A demo target that runs.
    interface RunningDemo extends AutoCloseable {
        int port();

        @Override
        void close();
    }
}
