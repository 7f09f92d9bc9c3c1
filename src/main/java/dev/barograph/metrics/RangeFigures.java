package dev.barograph.metrics;

import java.util.List;

/// Every figure of a range of a run. Immutable.
///
/// @param from index of its first interval
/// @param to one after the index of its last interval
/// @param summary all of it
/// @param clean its intervals in which the generator was not the limit; without errors
/// @param curves of the whole range, one for each [Curve]
/// @param cleanCurves of the clean intervals; empty if there are no others
public record RangeFigures(
        int from,
        int to,
        Summary summary,
        Summary clean,
        List<CurveFigures> curves,
        List<CurveFigures> cleanCurves) {
    public RangeFigures {
        curves = List.copyOf(curves);
        cleanCurves = List.copyOf(cleanCurves);
    }

    /// One of the curves of the whole range.
    public CurveFigures of(Curve curve) {
        return curves.stream()
                .filter(figures -> figures.curve() == curve)
                .findFirst()
                .orElseThrow();
    }
}
