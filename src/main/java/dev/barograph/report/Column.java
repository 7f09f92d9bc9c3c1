package dev.barograph.report;

import java.util.function.Function;

/// One column of a CSV file.
///
/// @param name as in the header and in docs/formats.md
/// @param cell the finished text of a row's cell, made with [Cells]
record Column<T>(String name, Function<T, String> cell) {}
