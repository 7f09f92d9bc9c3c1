package dev.barograph.record;

import dev.barograph.metrics.Counts;
import dev.barograph.metrics.Interval;
import dev.barograph.metrics.Judgement;
import dev.barograph.metrics.Times;
import dev.barograph.model.FailureKind;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What came due and ended in each interval, of all requests together and without any times: a list
/// of runs needs no more, and reading this takes a small part of what reading a run does. The same
/// in every format. Pure but for reading.
final class IntervalCounts {
    private static final String INTERVALS =
            "SELECT idx, start_ns, length_ns, planned FROM interval ORDER BY rowid";
    private static final String TRAFFIC = "SELECT interval, scheduled, sent, ok FROM traffic";
    private static final String FAILURES = "SELECT interval, kind, count FROM failure";

    private IntervalCounts() {}

    /// In order of time. Rows are taken as they are: whether they are damaged is told where all of
    /// the run is read.
    static List<Interval> read(Connection connection) throws SQLException {
        Map<Integer, Counts> counts = new HashMap<>();
        try (PreparedStatement statement = connection.prepareStatement(TRAFFIC);
                ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                add(
                        counts,
                        row.getInt(1),
                        new Counts(row.getLong(2), row.getLong(3), row.getLong(4), Map.of()));
            }
        }
        Map<String, FailureKind> kinds = new HashMap<>();
        for (FailureKind kind : FailureKind.values()) {
            kinds.put(kind.name(), kind);
        }
        try (PreparedStatement statement = connection.prepareStatement(FAILURES);
                ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                FailureKind kind = kinds.get(row.getString(2));
                if (kind != null) {
                    Map<FailureKind, Long> one = new EnumMap<>(FailureKind.class);
                    one.put(kind, row.getLong(3));
                    add(counts, row.getInt(1), new Counts(0, 0, 0, one));
                }
            }
        }
        return intervals(connection, counts);
    }

    private static void add(Map<Integer, Counts> counts, int interval, Counts more) {
        counts.merge(interval, more, Counts::plus);
    }

    private static List<Interval> intervals(Connection connection, Map<Integer, Counts> counts)
            throws SQLException {
        List<Interval> intervals = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(INTERVALS);
                ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                intervals.add(
                        new Interval(
                                row.getInt(1),
                                row.getLong(2),
                                row.getLong(3),
                                0,
                                row.getDouble(4),
                                counts.getOrDefault(row.getInt(1), Counts.ZERO),
                                0,
                                0,
                                0,
                                0,
                                0,
                                0,
                                0,
                                Times.EMPTY,
                                Optional.empty(),
                                Judgement.NONE));
            }
        }
        return intervals;
    }
}
