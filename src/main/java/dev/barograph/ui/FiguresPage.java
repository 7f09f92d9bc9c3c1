package dev.barograph.ui;

import dev.barograph.metrics.RangeFigures;
import dev.barograph.metrics.RequestOfRun;
import dev.barograph.metrics.RunJudgement;
import dev.barograph.metrics.Summary;
import java.util.List;
import java.util.Optional;

/// The figures of one run or of the selected range of it, ready to be shown.
///
/// @param times response, service and queue time of all of it; after them the same of the clean
///   seconds if there were others
/// @param phases empty if nobody looked at the tables
/// @param requests one row a request, whichever is looked at, and one for all of them together
/// @param figures what the rows were made from; empty before there is anything
/// @param all what those rows and the verdict are of: all requests, in the same range
/// @param rangeVerdict what is thought of the range, of all requests; empty if it is the whole run
/// @param request which one the rest is of; empty for all of them
record FiguresPage(
        List<TimesRow> times,
        Optional<List<PhaseRow>> phases,
        List<RequestRow> requests,
        Optional<RangeFigures> figures,
        Summary all,
        Optional<RunJudgement> rangeVerdict,
        Optional<RequestOfRun> request) {
    static final FiguresPage EMPTY =
            new FiguresPage(
                    List.of(),
                    Optional.of(List.of()),
                    List.of(),
                    Optional.empty(),
                    Summary.EMPTY,
                    Optional.empty(),
                    Optional.empty());

    FiguresPage {
        times = List.copyOf(times);
        requests = List.copyOf(requests);
    }

    /// Whether it is of a range and not of the whole run.
    boolean isRange() {
        return rangeVerdict.isPresent();
    }
}
