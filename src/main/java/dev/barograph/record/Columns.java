package dev.barograph.record;

import java.nio.charset.StandardCharsets;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/// The columns of a table that holds the checksum of each row, in the order in which values are
/// given.
///
/// The checksum is the CRC-32C over all values: for a null the byte 0; for a whole number 1 and its
/// 8 bytes; for a decimal 2 and the 8 bytes of its IEEE 754 form; for a text 3, its length in 4
/// bytes and its UTF-8 bytes; for bytes 4, their number in 4 bytes and themselves. High bytes
/// first.
record Columns(String table, List<String> names) {
    static Columns of(String table, String... names) {
        return new Columns(table, List.of(names));
    }

    String insert() {
        return "INSERT INTO %s (%s, crc) VALUES (%s?)"
                .formatted(table, String.join(", ", names), "?, ".repeat(names.size()));
    }

    String select() {
        return "SELECT %s, crc FROM %s ORDER BY rowid".formatted(String.join(", ", names), table);
    }

    /// Binds the values of one row and their checksum.
    ///
    /// @param values [Long], [Double], [String], bytes or null
    void bind(PreparedStatement insert, @Nullable Object... values) throws SQLException {
        if (values.length != names.size()) {
            throw new IllegalArgumentException(
                    table + " has " + names.size() + " columns, got " + values.length);
        }
        for (int i = 0; i < values.length; i++) {
            insert.setObject(i + 1, values[i]);
        }
        insert.setLong(values.length + 1, checksum(Arrays.asList(values)));
    }

    /// The values of the row that the cursor is on; their checksum is the last one.
    Row row(ResultSet cursor) throws SQLException {
        @Nullable Object[] values = new Object[names.size()];
        for (int i = 0; i < values.length; i++) {
            Object value = cursor.getObject(i + 1);
            values[i] = value instanceof Integer small ? Long.valueOf(small) : value;
        }
        return new Row(this, Arrays.asList(values));
    }

    boolean matches(Row row, ResultSet cursor) throws SQLException {
        return checksum(row.values()) == cursor.getLong(names.size() + 1);
    }

    private static long checksum(List<? extends @Nullable Object> values) {
        CRC32C sum = new CRC32C();
        for (Object value : values) {
            switch (value) {
                case null -> sum.update(0);
                case Long whole -> {
                    sum.update(1);
                    update(sum, whole, Long.BYTES);
                }
                case Double decimal -> {
                    sum.update(2);
                    update(sum, Double.doubleToLongBits(decimal), Long.BYTES);
                }
                case String text -> bytes(sum, 3, text.getBytes(StandardCharsets.UTF_8));
                case byte[] bytes -> bytes(sum, 4, bytes);
                default ->
                        throw new IllegalArgumentException("cannot be kept: " + value.getClass());
            }
        }
        // Signed, so that it takes four bytes in the file.
        return (int) sum.getValue();
    }

    private static void bytes(CRC32C sum, int kind, byte[] bytes) {
        sum.update(kind);
        update(sum, bytes.length, Integer.BYTES);
        sum.update(bytes);
    }

    private static void update(CRC32C sum, long value, int bytes) {
        for (int shift = (bytes - 1) * 8; shift >= 0; shift -= 8) {
            sum.update((int) (value >>> shift) & 0xFF);
        }
    }
}
