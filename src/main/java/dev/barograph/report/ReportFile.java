package dev.barograph.report;

import java.io.IOException;
import java.io.OutputStream;

/// One file of a report that can be produced.
///
/// @param name plain file name, without a folder
public record ReportFile(String name, Content content) {
    /// Produces the bytes of a file, the same ones each time.
    @FunctionalInterface
    public interface Content {
        /// Writes everything; leaves the stream open.
        ///
        /// @throws IOException only if the stream does
        void writeTo(OutputStream out) throws IOException;
    }
}
