package dev.barograph.record;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.sqlite.SQLiteConfig;

/// Connections to files of runs. Blocks.
final class Database {
    /// `Baro` in ASCII: tells `file` and this program what the file is.
    static final int APPLICATION_ID = 0x4261726F;

    /// The newest format that can be read, and the one that is written.
    static final int SCHEMA_VERSION = 5;

    /// Bytes of a page of a new file, as a rule.
    static final int PAGE_BYTES = 4_096;

    /// For a file of thousands of rows of some hundred bytes each: what of a row does not fit into
    /// a page is left empty. Each table takes one page at least, so that a short run would take
    /// more.
    static final int LARGE_PAGE_BYTES = 16_384;

    /// As many pages as SQLite can count.
    static final long ANY_PAGES = 4_294_967_294L;

    /// Whoever reads a file that is being written need not wait: it will be written for long.
    private static final int READ_WAIT_MILLIS = 50;

    private static final int WRITE_WAIT_MILLIS = 2_000;

    private Database() {}

    /// To write a new run into an empty file. Nobody else can open the file until this is closed:
    /// that tells others that the run still goes on, and needs no shared memory on a full disk.
    ///
    /// @param pageBytes a power of two
    /// @param mostPages that the file may have; [#ANY_PAGES] as a rule
    static Connection create(Path file, int pageBytes, long mostPages) throws SQLException {
        Connection connection = open(file, new SQLiteConfig(), WRITE_WAIT_MILLIS);
        try {
            run(
                    connection,
                    List.of(
                            "PRAGMA page_size = " + pageBytes,
                            "PRAGMA locking_mode = EXCLUSIVE",
                            "PRAGMA max_page_count = " + mostPages,
                            "PRAGMA journal_mode = WAL",
                            "PRAGMA synchronous = FULL"));
            Transaction.run(
                    connection,
                    () -> {
                        run(connection, statements("schema-" + SCHEMA_VERSION + ".sql"));
                        run(
                                connection,
                                List.of(
                                        "PRAGMA application_id = " + APPLICATION_ID,
                                        "PRAGMA user_version = " + SCHEMA_VERSION));
                    });
            return connection;
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
    }

    /// To read; nothing in the file can be changed through it, and nothing in it is run.
    static Connection readOnly(Path file) throws SQLException {
        SQLiteConfig config = new SQLiteConfig();
        config.setReadOnly(true);
        return open(file, config, READ_WAIT_MILLIS);
    }

    /// To change what a person says of a run that is over.
    static Connection forLabels(Path file) throws SQLException {
        Connection connection = open(file, new SQLiteConfig(), WRITE_WAIT_MILLIS);
        try {
            run(connection, List.of("PRAGMA synchronous = FULL"));
            return connection;
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
    }

    /// To read and write the index of a history. A power failure may lose the last writing, and
    /// never breaks the file.
    static Connection forIndex(Path file) throws SQLException {
        Connection connection = open(file, new SQLiteConfig(), WRITE_WAIT_MILLIS);
        try {
            run(connection, List.of("PRAGMA journal_mode = WAL", "PRAGMA synchronous = NORMAL"));
            return connection;
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
    }

    /// A number that a pragma tells.
    static long pragma(Connection connection, String name) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery("PRAGMA " + name)) {
            return result.next() ? result.getLong(1) : 0;
        }
    }

    static void run(Connection connection, List<String> statements) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    /// The statements of a resource of this package.
    static List<String> statements(String resource) {
        try (InputStream in = Database.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException("no resource " + resource);
            }
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return List.of(text.replaceAll("(?m)^--.*$", "").strip().split(";\\s*"));
        } catch (IOException e) {
            throw new IllegalStateException("cannot read the resource " + resource, e);
        }
    }

    private static Connection open(Path file, SQLiteConfig config, int waitMillis)
            throws SQLException {
        config.setBusyTimeout(waitMillis);
        config.enableLoadExtension(false);
        // As an address, so that no character of the name means anything to the driver.
        String address = "file:" + file.toAbsolutePath().normalize().toUri().getRawPath();
        Connection connection = config.createConnection("jdbc:sqlite:" + address);
        try {
            run(connection, List.of("PRAGMA trusted_schema = OFF", "PRAGMA cell_size_check = ON"));
            return connection;
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
    }
}
