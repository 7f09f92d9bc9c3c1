package dev.barograph.ui;

import dev.barograph.metrics.Recording;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/// TEMPORARY.
final class CsvFormat implements ExportViewModel.Format {
    @Override
    public List<String> files() {
        return List.of("summary.csv", "intervals.csv");
    }

    @Override
    public void write(Recording recording, Path folder) throws IOException {
        throw new IOException("later");
    }
}
