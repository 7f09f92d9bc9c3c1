package dev.barograph.ui;

import java.util.List;

/// The tables of one run, ready to be shown.
///
/// @param times response, service and queue time of the whole run; after them the same of the clean
///   seconds if there were others
record FiguresPage(List<TimesRow> times, List<PhaseRow> phases) {
    static final FiguresPage EMPTY = new FiguresPage(List.of(), List.of());

    FiguresPage {
        times = List.copyOf(times);
        phases = List.copyOf(phases);
    }
}
