package dev.barograph.record;

import java.sql.SQLException;
import org.sqlite.SQLiteErrorCode;

/// What SQLite's errors mean, in words. Pure.
final class SqliteFaults {
    private SqliteFaults() {}

    /// Without the name of the file and without a full stop.
    static String reason(SQLException e) {
        return switch (code(e)) {
            case SQLITE_FULL -> "the disk is full";
            case SQLITE_BUSY, SQLITE_LOCKED -> "another program has it open";
            case SQLITE_NOTADB -> "this is no file of Barograph";
            case SQLITE_CORRUPT -> "its content is damaged";
            case SQLITE_READONLY -> "it may not be written";
            case SQLITE_CANTOPEN -> "it cannot be opened";
            case SQLITE_PERM, SQLITE_AUTH -> "you may not";
            case SQLITE_IOERR -> "reading or writing the disk failed: " + e.getMessage();
            default -> String.valueOf(e.getMessage());
        };
    }

    static boolean isInUse(SQLException e) {
        SQLiteErrorCode code = code(e);
        return code == SQLiteErrorCode.SQLITE_BUSY || code == SQLiteErrorCode.SQLITE_LOCKED;
    }

    /// The primary one: the extended ones say too much.
    private static SQLiteErrorCode code(SQLException e) {
        return SQLiteErrorCode.getErrorCode(e.getErrorCode() & 0xFF);
    }
}
