package dev.barograph.profile;

import java.util.List;
import java.util.Optional;

/// A piece of a parsed file before it means anything. Immutable.
sealed interface Node {
    /// Where it begins; empty if it does not come from a file.
    Optional<Place> place();

    /// Fields in the order of the file; keys may repeat.
    record Fields(List<Field> fields, Optional<Place> place) implements Node {
        public Fields {
            fields = List.copyOf(fields);
        }
    }

    record Field(String key, Node value, Optional<Place> place) {}

    record Items(List<Node> items, Optional<Place> place) implements Node {
        public Items {
            items = List.copyOf(items);
        }
    }

    /// A single value.
    ///
    /// @param text as it stands in the file, quotes and escapes resolved; empty for [Kind#NOTHING]
    record Scalar(String text, Kind kind, Optional<Place> place) implements Node {}

    enum Kind {
        TEXT,
        NUMBER,
        /// `true` or `false`.
        TRUTH,
        /// No value, or `null`.
        NOTHING,
        /// Given on the command line, where nothing is quoted: text, or a number where one is
        /// wanted.
        UNTYPED
    }
}
