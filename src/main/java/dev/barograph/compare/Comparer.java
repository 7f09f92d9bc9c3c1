package dev.barograph.compare;

import dev.barograph.metrics.Curve;
import dev.barograph.metrics.KnownErrors;
import dev.barograph.metrics.Recording;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeSet;
import java.util.stream.IntStream;

/// Compares whole runs: two of an hour in less than a second. The same two runs always give the
/// same answer. What is computed, and from where it comes, is in docs/comparing.md. Pure functions;
/// any thread.
public final class Comparer {
    /// Fewest seconds of a run to say anything of how seconds vary.
    public static final int FEWEST_SECONDS = 10;

    /// Times are kept to three digits: 1,024 steps to each power of two.
    private static final double ROUNDING = 1.0 / 1_024;

    private static final long SEED = 0x6261726F67726170L;
    private static final int SHIFT_PER_DECADE = 10;
    private static final int SHIFT_DECADES = 4;

    /// The times that are compared.
    static final List<Curve> CURVES = List.of(Curve.RESPONSE, Curve.SERVICE);

    /// The index of a time wherever something is kept "by curve" here.
    static int index(Curve curve) {
        return CURVES.indexOf(curve);
    }

    /// Those of tables.
    static final List<Double> NAMED =
            Arrays.stream(Figure.values())
                    .flatMap(figure -> figure.percentile().stream().boxed())
                    .distinct()
                    .toList();

    private static final List<Double> PERCENTILES = percentiles();

    private final DrawnRun a;
    private final DrawnRun b;

    private Comparer(DrawnRun a, DrawnRun b) {
        this.a = a;
        this.b = b;
    }

    /// Compares two runs, or says why not.
    ///
    /// @param a the measure
    /// @param b what is judged by it
    /// @param anyway whether to compare even if it makes no sense; the comparison then carries the
    ///   reasons
    public static Outcome compare(Recording a, Recording b, Margins margins, boolean anyway) {
        List<Reason> reasons = Comparability.reasons(a, b);
        return !reasons.isEmpty() && !anyway
                ? new Outcome.Refused(reasons)
                : new Outcome.Made(compare(a, b, margins, reasons, PERCENTILES));
    }

    /// @param percentiles to draw; those of tables and, for pictures, more
    static Comparison compare(
            Recording a,
            Recording b,
            Margins margins,
            List<Reason> reasons,
            List<Double> percentiles) {
        Optional<String> brief = Sides.tooLittle("A", a).or(() -> Sides.tooLittle("B", b));
        if (brief.isPresent()) {
            return without(a, b, margins, reasons, brief.get());
        }
        // Each run on a core of its own: a comparison is waited for.
        List<DrawnRun> drawn =
                IntStream.range(0, 2)
                        .parallel()
                        .mapToObj(i -> DrawnRun.of(i == 0 ? a : b, NAMED, percentiles, SEED + i))
                        .toList();
        Comparer comparer = new Comparer(drawn.getFirst(), drawn.getLast());
        return new Comparison(
                Sides.of(a, comparer.a.blocks()),
                Sides.of(b, comparer.b.blocks()),
                margins,
                reasons,
                Sides.notes(a, b),
                Judge.judged(comparer.deltas(), margins),
                CURVES.stream().map(comparer::shift).toList());
    }

    private List<Delta> deltas() {
        List<Delta> deltas = new ArrayList<>();
        for (Figure figure : Figure.values()) {
            deltas.add(
                    switch (figure.kind()) {
                        case TIME -> time(figure, figure.curve().orElseThrow());
                        case SHARE -> errors();
                        case RATE -> throughput();
                    });
        }
        return deltas;
    }

    private Delta time(Figure figure, Curve curve) {
        Optional<Delta.Value> ofA = DrawnRun.value(a.run(), figure, curve);
        Optional<Delta.Value> ofB = DrawnRun.value(b.run(), figure, curve);
        if (silent().isPresent()) {
            return Delta.unknown(figure, ofA, ofB, silent().get());
        }
        if (figure.percentile().isEmpty()) {
            Spread spread = Spread.of(a.mean(curve), b.mean(curve), 0);
            return Delta.unjudged(
                    figure, ofA, ofB, spread.awaiting(a.isMeanOpen(curve), b.isMeanOpen(curve)));
        }
        double percentile = figure.percentile().getAsDouble();
        Optional<String> missing =
                Sides.missing("A", a.estimate(curve, percentile))
                        .or(() -> Sides.missing("B", b.estimate(curve, percentile)));
        return missing.isPresent()
                ? Delta.proven(
                        Delta.unknown(figure, ofA, ofB, missing.get()),
                        new Certainty.OfCuts(a.cuts(curve, percentile), b.cuts(curve, percentile)))
                : Delta.unjudged(figure, ofA, ofB, spread(curve, percentile));
    }

    /// Why there are no times to compare.
    private Optional<String> silent() {
        return Sides.silent("A", a.run()).or(() -> Sides.silent("B", b.run()));
    }

    private Spread spread(Curve curve, double percentile) {
        return Spread.of(a.percentile(curve, percentile), b.percentile(curve, percentile), ROUNDING)
                .awaiting(a.isOpen(curve, percentile), b.isOpen(curve, percentile));
    }

    private Delta throughput() {
        Optional<Delta.Value> ofA = rate(a.seconds());
        Optional<Delta.Value> ofB = rate(b.seconds());
        if (a.seconds().perSecond().orElse(0) == 0) {
            String why = "A has no good response while its plan went on";
            return Delta.unknown(
                    Figure.THROUGHPUT, ofA, ofB, Sides.silent("A", a.run()).orElse(why));
        }
        if (ofB.isEmpty()) {
            return Delta.unknown(Figure.THROUGHPUT, ofA, ofB, "B was not asked for anything");
        }
        Spread spread = Spread.of(a.rate(), b.rate(), 0);
        return Delta.unjudged(
                Figure.THROUGHPUT,
                ofA,
                ofB,
                b.seconds().okInPlan() == 0
                        ? spread.ofNone(ofA.orElseThrow().number(), b.seconds().planSeconds())
                        : spread);
    }

    private Delta errors() {
        Optional<String> unended =
                Sides.unended("A", a.run()).or(() -> Sides.unended("B", b.run()));
        if (unended.isPresent()) {
            return Delta.unknown(
                    Figure.ERRORS, errorShare(a.run()), errorShare(b.run()), unended.get());
        }
        ErrorShare ofA = a.errors().allowingFor(a.run().summary().counts());
        ErrorShare ofB = b.errors().allowingFor(b.run().summary().counts());
        return new Delta(
                Figure.ERRORS,
                errorShare(a.run()),
                errorShare(b.run()),
                ofB.dividedBy(ofA),
                Optional.of(ofB.minus(ofA)),
                1,
                Finding.NOT_ENOUGH_DATA,
                ofB.isMostlyOpen(ofA) ? Sides.unanswered(a.run(), b.run()).orElse("") : "",
                new Certainty.OfInterval(Math.min(a.blocks().degrees(), b.blocks().degrees())));
    }

    private static Optional<Delta.Value> rate(RunSeconds run) {
        return run.perSecond().stream().mapToObj(Delta.Value::exact).findFirst();
    }

    private static Optional<Delta.Value> errorShare(Recording run) {
        KnownErrors errors = KnownErrors.of(run.summary());
        return errors.ended() == 0 ? Optional.empty() : Optional.of(Delta.Value.ofErrors(errors));
    }

    /// A figure of a run that is too short to be drawn from.
    private static Optional<Delta.Value> value(Recording run, Figure figure) {
        return switch (figure.kind()) {
            case TIME -> DrawnRun.value(run, figure, figure.curve().orElseThrow());
            case SHARE -> errorShare(run);
            case RATE -> rate(RunSeconds.of(run, NAMED));
        };
    }

    private Shift shift(Curve curve) {
        List<Shift.Point> points = new ArrayList<>();
        if (silent().isPresent()) {
            return new Shift(curve, points);
        }
        for (double percentile : a.percentiles()) {
            OptionalLong inA = a.known(curve, percentile);
            OptionalLong inB = b.known(curve, percentile);
            if (inA.isPresent() && inB.isPresent()) {
                points.add(
                        new Shift.Point(
                                percentile,
                                inA.getAsLong(),
                                inB.getAsLong(),
                                spread(curve, percentile).ratio()));
            }
        }
        return new Shift(curve, points);
    }

    private static Comparison without(
            Recording a, Recording b, Margins margins, List<Reason> reasons, String why) {
        List<Delta> deltas = new ArrayList<>();
        for (Figure figure : Figure.values()) {
            deltas.add(Delta.unknown(figure, value(a, figure), value(b, figure), why));
        }
        return new Comparison(
                Sides.of(a),
                Sides.of(b),
                margins,
                reasons,
                Sides.notes(a, b),
                deltas,
                CURVES.stream().map(curve -> new Shift(curve, List.of())).toList());
    }

    private static List<Double> percentiles() {
        TreeSet<Double> percentiles = new TreeSet<>(NAMED);
        for (int k = 1; k <= SHIFT_PER_DECADE * SHIFT_DECADES; k++) {
            double percentile = 100 - 100 * Math.pow(10, -(double) k / SHIFT_PER_DECADE);
            if (percentiles.stream().noneMatch(other -> Math.abs(other - percentile) < 1e-9)) {
                percentiles.add(percentile);
            }
        }
        return List.copyOf(percentiles);
    }
}
