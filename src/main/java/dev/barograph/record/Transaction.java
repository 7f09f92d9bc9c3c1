package dev.barograph.record;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/// Several changes that are on disk together or not at all.
///
/// Begun and ended by statements and not by the driver: when the disk is full SQLite may roll back
/// by itself, and the driver's own rollback then fails and leaves each later statement a
/// transaction of its own.
final class Transaction {
    private Transaction() {}

    /// Something that is done in a transaction.
    @FunctionalInterface
    interface Work {
        void run() throws SQLException;
    }

    /// @param connection that commits by itself
    static void run(Connection connection, Work work) throws SQLException {
        Database.run(connection, List.of("BEGIN IMMEDIATE"));
        try {
            work.run();
            Database.run(connection, List.of("COMMIT"));
        } catch (SQLException | RuntimeException | Error e) {
            undo(connection, e);
            throw e;
        }
    }

    private static void undo(Connection connection, Throwable why) {
        try {
            Database.run(connection, List.of("ROLLBACK"));
        } catch (SQLException e) {
            // Then it is rolled back already.
            why.addSuppressed(e);
        }
    }
}
