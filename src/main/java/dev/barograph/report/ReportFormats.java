package dev.barograph.report;

import java.util.List;
import java.util.Optional;

/// All report formats there are. A new one is added here and nowhere else.
public final class ReportFormats {
    public static final List<ReportFormat> ALL = List.of(new CsvFormat());

    private ReportFormats() {}

    /// The format with this id; empty if there is none.
    public static Optional<ReportFormat> find(String id) {
        return ALL.stream().filter(format -> format.id().equals(id)).findFirst();
    }
}
