package dev.barograph.record;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;

/// What was read from the files of a history before, in a database of its own beside them, so that
/// they need not be opened again. Nothing in it is precious: where it is missing, broken, or of
/// another version it is made anew, and where it cannot be written all works the same, only slower.
/// Blocks; any thread; other programs may use the same index at the same time.
final class HistoryIndex {
    private static final Logger LOG = Logger.getLogger(HistoryIndex.class.getName());

    /// Raised whenever rows are made in another way.
    private static final int VERSION = 5;

    /// `BarI` in ASCII.
    private static final int APPLICATION_ID = 0x42617249;

    private final Path folder;
    private final Path file;

    /// What is known of one file.
    record Entry(FileMark mark, HistoryRow row) {}

    /// @param folder of the history
    /// @param file of the index, in a folder of its own: then that of the history changes only with
    ///   its runs
    HistoryIndex(Path folder, Path file) {
        this.folder = folder;
        this.file = file;
    }

    /// What is known, by the names of the files; empty if there is no index that can be used.
    synchronized Map<String, Entry> read() {
        if (!Files.isRegularFile(file)) {
            return Map.of();
        }
        try (Connection connection = Database.forIndex(file);
                Rows rows = new Rows(connection)) {
            if (!isOurs(connection)) {
                delete();
                return Map.of();
            }
            Map<String, Entry> entries = new HashMap<>();
            Damage damage = new Damage();
            rows.each(
                    IndexRows.RUN,
                    damage,
                    row ->
                            entries.put(
                                    row.text("file"),
                                    new Entry(IndexRows.mark(row), IndexRows.read(row, folder))));
            if (damage.any()) {
                delete();
            }
            return entries;
        } catch (SQLException e) {
            if (!SqliteFaults.isInUse(e)) {
                delete();
            }
            return Map.of();
        }
    }

    /// Notes what was found.
    ///
    /// @param entries lasting ones
    /// @param gone names of files that are not there any more
    synchronized void write(Collection<Entry> entries, Collection<String> gone) {
        if (entries.isEmpty() && gone.isEmpty()) {
            return;
        }
        try {
            Files.createDirectories(file.getParent());
            OwnFile.create(file);
        } catch (IOException e) {
            LOG.log(Level.FINE, "The history has no index: " + file, e);
            return;
        }
        try (Connection connection = Database.forIndex(file);
                Rows rows = new Rows(connection)) {
            if (!isOurs(connection)) {
                begin(connection);
            }
            connection.setAutoCommit(false);
            try (PreparedStatement delete =
                    connection.prepareStatement("DELETE FROM run WHERE file = ?")) {
                for (String name : gone) {
                    delete(delete, name);
                }
                for (Entry entry : entries) {
                    delete(delete, entry.row().file().getFileName().toString());
                    IndexRows.write(rows, entry.mark(), entry.row());
                }
            }
            connection.commit();
        } catch (SQLException e) {
            LOG.log(Level.FINE, "The index of the history was not written: " + file, e);
            if (!SqliteFaults.isInUse(e)) {
                delete();
            }
        }
    }

    private static void delete(PreparedStatement delete, String name) throws SQLException {
        delete.setString(1, name);
        delete.executeUpdate();
    }

    private static boolean isOurs(Connection connection) throws SQLException {
        return Database.pragma(connection, "application_id") == APPLICATION_ID
                && Database.pragma(connection, "user_version") == VERSION;
    }

    private static void begin(Connection connection) throws SQLException {
        Database.run(
                connection,
                List.of(
                        "DROP TABLE IF EXISTS run",
                        "CREATE TABLE run (file TEXT PRIMARY KEY, size INTEGER NOT NULL,"
                                + " modified_ns INTEGER NOT NULL, row BLOB NOT NULL,"
                                + " crc INTEGER NOT NULL)",
                        "PRAGMA application_id = " + APPLICATION_ID,
                        "PRAGMA user_version = " + VERSION));
    }

    /// The next writing makes it anew.
    private void delete() {
        for (String suffix : List.of("", "-wal", "-shm", "-journal")) {
            try {
                Files.deleteIfExists(file.resolveSibling(file.getFileName() + suffix));
            } catch (IOException e) {
                LOG.log(Level.FINE, "A broken index stays: " + file, e);
            }
        }
    }
}
