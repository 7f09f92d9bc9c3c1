package dev.barograph.compare;

import java.time.Instant;
import java.util.List;

/// Two runs held against each other. Immutable.
///
/// @param a the older run, or the one that is the measure
/// @param b the run that is judged
/// @param reasons why it means less than it seems to; empty unless it was made in spite of them
/// @param notes whatever else a reader must know, one sentence each
/// @param deltas one for each [Figure], in that order
/// @param shifts of the response and of the service time
public record Comparison(
        Side a,
        Side b,
        Margins margins,
        List<Reason> reasons,
        List<String> notes,
        List<Delta> deltas,
        List<Shift> shifts) {
    /// What was drawn from.
    ///
    /// @param requests that ended
    /// @param good responses
    /// @param givenUp requests that were sent and had no answer when the run ended
    /// @param tookNanos time that its intervals cover
    /// @param blockSeconds how many neighbouring ones were kept together
    /// @param blocks how many blocks they made; 0 if the run was too short to be cut
    public record Side(
            String profile,
            Instant startedAt,
            long requests,
            long good,
            long givenUp,
            long tookNanos,
            int blockSeconds,
            int blocks) {}

    public Comparison {
        reasons = List.copyOf(reasons);
        notes = List.copyOf(notes);
        deltas = List.copyOf(deltas);
        shifts = List.copyOf(shifts);
    }

    /// Whether nothing came back well any more in B, though something did in A: the largest loss
    /// there is, and nothing of which a time could be judged. Of which nothing was asked is not
    /// silent.
    public boolean isBSilent() {
        return a.good() > 0 && b.good() == 0 && b.requests() + b.givenUp() > 0;
    }

    /// The delta of a figure.
    public Delta of(Figure figure) {
        return deltas.stream().filter(delta -> delta.figure() == figure).findFirst().orElseThrow();
    }

    /// How many figures were found so.
    public long count(Finding finding) {
        return deltas.stream().filter(delta -> delta.finding() == finding).count();
    }
}
