package dev.barograph.ui;

import dev.barograph.metrics.KnownErrors;

/// The share of errors, ready to be shown.
///
/// @param value of the requests that ended
/// @param any whether there is an error among them
/// @param bound what it could have become had all that were not answered failed; empty if all were
/// @param words all of it, for a tooltip
record ErrorCell(String value, boolean any, String bound, String words) {
    private static final String MEANING =
            "Share of ended requests that failed or timed out; what was not sent or was cancelled"
                    + " has not ended.";

    static final ErrorCell NONE = new ErrorCell(Figures.NONE, false, "", MEANING);

    static ErrorCell of(KnownErrors errors) {
        String value = errors.ended() == 0 ? Figures.NONE : Figures.percent(errors.share());
        if (errors.unanswered() == 0) {
            return new ErrorCell(value, errors.bad() > 0, "", MEANING);
        }
        String most = Figures.percent(errors.most());
        return new ErrorCell(
                value,
                errors.bad() > 0,
                "up to " + most,
                MEANING
                        + " "
                        + Figures.count(errors.unanswered())
                        + " of "
                        + Figures.count(errors.sent())
                        + " sent had no answer: "
                        + Figures.percent(errors.least())
                        + " of these had they all ended well, "
                        + most
                        + " had they all failed.");
    }
}
