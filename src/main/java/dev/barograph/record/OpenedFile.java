package dev.barograph.record;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/// A connection to read a run through, whatever state its folder is in. A run that was interrupted
/// has its last seconds in a second file, the write-ahead log; where SQLite may not make the files
/// that reading it takes, both are read from a copy.
///
/// @param copies to be deleted in the end
record OpenedFile(Connection connection, List<Path> copies) implements AutoCloseable {
    private static final String LOG = "-wal";

    /// @throws SQLException if SQLite cannot read it
    /// @throws RunFileException if it is no run of this or an earlier format
    static OpenedFile open(Path file) throws SQLException, RunFileException {
        OpenedFile opened = openInPlace(file);
        try {
            check(file, opened.connection);
            return opened;
        } catch (SQLException | RunFileException e) {
            opened.close();
            throw e;
        }
    }

    private static OpenedFile openInPlace(Path file) throws SQLException, RunFileException {
        Connection connection = Database.readOnly(file);
        try {
            Database.pragma(connection, "schema_version");
            return new OpenedFile(connection, List.of());
        } catch (SQLException e) {
            connection.close();
            if (SqliteFaults.isInUse(e) || !Files.exists(log(file))) {
                throw e;
            }
            return copyOf(file, e);
        }
    }

    private static OpenedFile copyOf(Path file, SQLException why)
            throws SQLException, RunFileException {
        List<Path> copies = new ArrayList<>();
        try {
            Path folder = Files.createTempDirectory("barograph-run");
            Path copy = folder.resolve("run.sqlite");
            copies.addAll(List.of(copy, log(copy), folder.resolve("run.sqlite-shm"), folder));
            Files.copy(file, copy);
            Files.copy(log(file), log(copy));
            Connection connection = Database.readOnly(copy);
            return new OpenedFile(connection, copies);
        } catch (IOException e) {
            delete(copies);
            e.addSuppressed(why);
            throw new RunFileException(file, "it cannot be copied to be read: " + e, false, e);
        }
    }

    private static void check(Path file, Connection connection)
            throws SQLException, RunFileException {
        if (Database.pragma(connection, "application_id") != Database.APPLICATION_ID) {
            boolean empty = Database.pragma(connection, "schema_version") == 0;
            throw new RunFileException(
                    file,
                    empty
                            ? "it is empty: it ends before the run began"
                                    + (hasLog(file)
                                            ? "."
                                            : ", or the file that was beside it is missing, "
                                                    + log(file).getFileName()
                                                    + ".")
                            : "it is a database, but not one of Barograph.",
                    false,
                    null);
        }
        long version = Database.pragma(connection, "user_version");
        if (version > Database.SCHEMA_VERSION) {
            throw new RunFileException(
                    file,
                    "it is of format "
                            + version
                            + ", made by a newer Barograph; this one knows formats up to "
                            + Database.SCHEMA_VERSION
                            + ". Update Barograph to open it; the file stays as it is.",
                    false,
                    null);
        }
    }

    /// What is in it.
    Rows rows() throws SQLException {
        return new Rows(connection, Database.pragma(connection, "user_version"));
    }

    @Override
    public void close() throws SQLException {
        connection.close();
        delete(copies);
    }

    private static Path log(Path file) {
        return file.resolveSibling(file.getFileName() + LOG);
    }

    /// An empty one is made by reading.
    private static boolean hasLog(Path file) {
        try {
            return Files.size(log(file)) > 0;
        } catch (IOException e) {
            return false;
        }
    }

    private static void delete(List<Path> copies) {
        for (Path copy : copies) {
            try {
                Files.deleteIfExists(copy);
            } catch (IOException e) {
                // A copy in the folder for temporary files: the system clears it.
            }
        }
    }
}
