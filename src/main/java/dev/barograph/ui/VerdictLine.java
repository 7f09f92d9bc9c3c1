package dev.barograph.ui;

import dev.barograph.metrics.Judgement;
import dev.barograph.metrics.RunJudgement;
import dev.barograph.metrics.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// What is thought of the run on screen, ready to be shown.
///
/// @param headline what limited the run, in a few words
/// @param evidence the sentence that tells why
/// @param stamp whether the figures can be trusted, as a word or two; empty before the first second
/// @param stampTone how much the stamp is a warning
/// @param notes what else a reader of the figures must know, one sentence each
record VerdictLine(
        Tone tone,
        String headline,
        String evidence,
        String stamp,
        Tone stampTone,
        List<String> notes) {
    /// How a verdict is coloured.
    enum Tone {
        /// All is well, or there is nothing yet.
        CALM,
        /// Worth knowing; the figures hold.
        ACCENT,
        /// The figures hold, with reservations.
        WARNING,
        /// The figures are not those of the target.
        ALARM;

        /// Style class.
        String style() {
            return "tone-" + name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    /// Before the first run, and before the first second of one.
    static final VerdictLine NONE =
            new VerdictLine(
                    Tone.CALM,
                    "No verdict yet",
                    "It comes with the first second of a run.",
                    "",
                    Tone.CALM,
                    List.of());

    VerdictLine {
        notes = List.copyOf(notes);
    }

    static VerdictLine of(RunJudgement judgement) {
        if (judgement.judgedSeconds() == 0 && judgement.judgement().equals(Judgement.NONE)) {
            return NONE;
        }
        Judgement what = judgement.judgement();
        List<String> notes = new ArrayList<>(judgement.notes());
        if (judgement.badSeconds() > 0) {
            notes.add(
                    "The generator was the limit in "
                            + judgement.badSeconds()
                            + " of "
                            + judgement.judgedSeconds()
                            + " seconds: they are shaded in the charts, and the figures have rows"
                            + " without them.");
        }
        return new VerdictLine(
                tone(what.verdict()),
                headline(what.verdict()),
                what.evidence().isEmpty() ? evidence(what.verdict()) : what.evidence(),
                judgement.stamp().title(),
                switch (judgement.stamp()) {
                    case VALID -> Tone.CALM;
                    case VALID_WITH_NOTES -> Tone.ACCENT;
                    case INTERRUPTED -> Tone.WARNING;
                    case GENERATOR_LIMITED -> Tone.ALARM;
                },
                notes);
    }

    /// The same of a run under way: beside a sentence about now, a reader must know that this is of
    /// all of it.
    VerdictLine soFar() {
        return equals(NONE)
                ? this
                : new VerdictLine(tone, headline + " so far", evidence, stamp, stampTone, notes);
    }

    /// The same while nothing is asked for: what was found is of the time before.
    ///
    /// @param paused by hand, and not by a stage or a level of nothing
    VerdictLine whileResting(boolean paused) {
        String before =
                equals(NONE)
                        ? "No verdict yet."
                        : "Before: "
                                + headline.substring(0, 1).toLowerCase(Locale.ROOT)
                                + headline.substring(1)
                                + ". "
                                + evidence;
        return new VerdictLine(
                Tone.CALM,
                paused ? "Paused" : "Nothing is asked for",
                (paused ? "Nothing is asked for. " : "") + before,
                stamp,
                stampTone,
                notes);
    }

    private static Tone tone(Verdict verdict) {
        return switch (verdict) {
            case NOT_LIMITED -> Tone.CALM;
            case TARGET, NETWORK, CONFIG -> Tone.ACCENT;
            case GENERATOR -> Tone.ALARM;
        };
    }

    private static String headline(Verdict verdict) {
        return switch (verdict) {
            case NOT_LIMITED -> "Not limited";
            case TARGET -> "Limited by the target";
            case NETWORK -> "Limited by the network";
            case CONFIG -> "Limited by this profile";
            case GENERATOR -> "Limited by the generator";
        };
    }

    /// Said only where the judge gave no evidence.
    private static String evidence(Verdict verdict) {
        return verdict == Verdict.NOT_LIMITED ? "Nothing kept the run from its plan." : "";
    }
}
