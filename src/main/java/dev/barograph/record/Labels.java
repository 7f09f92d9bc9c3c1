package dev.barograph.record;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/// What a person says of a run; kept in its file, so that it goes where the file goes.
///
/// @param name instead of that of the profile
record Labels(Optional<String> name, SortedSet<String> tags, String note, boolean pinned) {
    private static final String NAME = "name";
    private static final String TAGS = "tags";
    private static final String NOTE = "note";
    private static final String PINNED = "pinned";
    private static final String YES = "yes";

    static Labels read(Connection connection) throws SQLException {
        Map<String, String> found = new HashMap<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT key, value FROM label")) {
            while (rows.next()) {
                found.put(rows.getString(1), rows.getString(2));
            }
        }
        TreeSet<String> tags = new TreeSet<>();
        Arrays.stream(found.getOrDefault(TAGS, "").split("\n"))
                .filter(tag -> !tag.isBlank())
                .forEach(tags::add);
        return new Labels(
                Optional.ofNullable(found.get(NAME)),
                tags,
                found.getOrDefault(NOTE, ""),
                found.getOrDefault(PINNED, "").equals(YES));
    }

    void write(Connection connection) throws SQLException {
        Transaction.run(connection, () -> replace(connection));
    }

    private void replace(Connection connection) throws SQLException {
        try (Statement clear = connection.createStatement();
                PreparedStatement insert =
                        connection.prepareStatement("INSERT INTO label VALUES (?, ?)")) {
            clear.executeUpdate("DELETE FROM label");
            if (name.isPresent()) {
                insert(insert, NAME, name.get());
            }
            insert(insert, TAGS, String.join("\n", tags));
            insert(insert, NOTE, note);
            insert(insert, PINNED, pinned ? YES : "");
        }
    }

    private static void insert(PreparedStatement insert, String key, String value)
            throws SQLException {
        if (!value.isEmpty()) {
            insert.setString(1, key);
            insert.setString(2, value);
            insert.executeUpdate();
        }
    }

    Labels named(String newName) {
        return new Labels(
                newName.isBlank() ? Optional.empty() : Optional.of(newName.strip()),
                tags,
                note,
                pinned);
    }

    Labels tagged(SortedSet<String> newTags) {
        TreeSet<String> clean = new TreeSet<>();
        newTags.stream()
                .map(tag -> tag.replace('\n', ' ').strip())
                .filter(tag -> !tag.isEmpty())
                .forEach(clean::add);
        return new Labels(name, clean, note, pinned);
    }

    Labels noted(String newNote) {
        return new Labels(name, tags, newNote, pinned);
    }

    Labels pinned(boolean newPinned) {
        return new Labels(name, tags, note, newPinned);
    }
}
