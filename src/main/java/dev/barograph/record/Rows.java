package dev.barograph.record;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.DateTimeException;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Reads and writes rows with their checksums over one connection. Not thread-safe.
final class Rows implements AutoCloseable {
    /// The first format that tells several requests apart.
    private static final long BY_REQUEST = 3;

    private final Connection connection;
    private final long format;
    private final Map<String, PreparedStatement> inserts = new HashMap<>();

    /// Over a file of the newest format.
    Rows(Connection connection) {
        this(connection, Database.SCHEMA_VERSION);
    }

    /// @param format of the file
    Rows(Connection connection, long format) {
        this.connection = connection;
        this.format = format;
    }

    /// The format of the file.
    long format() {
        return format;
    }

    /// Adds a row.
    ///
    /// @param values [Long], [Double], [String], bytes or null, one for each column
    void insert(Columns columns, @Nullable Object... values) throws SQLException {
        PreparedStatement insert = inserts.get(columns.table());
        if (insert == null) {
            insert = connection.prepareStatement(columns.insert());
            inserts.put(columns.table(), insert);
        }
        try {
            columns.bind(insert, values);
            insert.executeUpdate();
        } catch (SQLException | OutOfMemoryError e) {
            // The driver has ended a statement that failed: the next row takes a new one.
            inserts.remove(columns.table());
            insert.close();
            throw e;
        }
    }

    void clear(Columns columns) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.executeUpdate("DELETE FROM " + columns.table());
        }
    }

    /// The number of the last row of a table; one less than that of any row if it is empty. Takes
    /// no longer in a large table.
    long last(Columns columns) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet result =
                        statement.executeQuery(
                                "SELECT coalesce(max(rowid), -1) FROM " + columns.table())) {
            return result.next() ? result.getLong(1) : -1;
        }
    }

    /// Removes the rows after a known one. Takes no longer in a large table.
    void clearAfter(Columns columns, long last) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.executeUpdate("DELETE FROM " + columns.table() + " WHERE rowid > " + last);
        }
    }

    /// Hands out every row in the order of writing, as in the newest format. What is damaged is
    /// left out and noted; where the file itself cannot be read any further, the rest of the table
    /// is.
    void each(Columns columns, Damage damage, Consumer<Row> taker) {
        if (columns.equals(Tables.REQUEST_ERROR) && format < BY_REQUEST) {
            return;
        }
        if (format == Format1.NUMBER) {
            Format1.each(this, columns, damage, taker);
        } else if (format <= Format3.NUMBER) {
            Format3.each(this, columns, damage, taker);
        } else if (format == Format4.NUMBER) {
            Format4.each(this, columns, damage, taker);
        } else {
            stored(columns, damage, taker);
        }
    }

    /// As [#each], as they are in the file.
    void stored(Columns columns, Damage damage, Consumer<Row> taker) {
        try (Statement statement = connection.createStatement();
                ResultSet cursor = statement.executeQuery(columns.select())) {
            while (cursor.next()) {
                Row row = columns.row(cursor);
                if (!columns.matches(row, cursor) || !taken(row, taker)) {
                    damage.row(columns.table());
                }
            }
        } catch (SQLException e) {
            damage.other(
                    "The record on disk is damaged: \""
                            + columns.table()
                            + "\" could not be read to its end ("
                            + SqliteFaults.reason(e)
                            + ").");
        }
    }

    private static boolean taken(Row row, Consumer<Row> taker) {
        try {
            taker.accept(row);
            return true;
        } catch (IllegalArgumentException | ArithmeticException | DateTimeException e) {
            return false;
        }
    }

    @Override
    public void close() throws SQLException {
        for (PreparedStatement insert : inserts.values()) {
            insert.close();
        }
    }
}
