package dev.barograph.compare;

import java.util.EnumMap;
import java.util.Map;

/// How large a change may be and still count as the same: the smallest change that anybody would
/// act on. Immutable.
///
/// @param byFigure a share of the figure (0.02 is 2 %), 0 or more and less than 1; for the error
///   share a difference of shares (0.001 is 0.1 percentage points). Every figure has one
public record Margins(Map<Figure, Double> byFigure) {
    /// 2 % of a time or a rate.
    public static final double DEFAULT = 0.02;

    /// 0.1 percentage points.
    public static final double DEFAULT_ERRORS = 0.001;

    public Margins {
        EnumMap<Figure, Double> copy = new EnumMap<>(Figure.class);
        for (Figure figure : Figure.values()) {
            double margin =
                    byFigure.getOrDefault(
                            figure, figure.kind() == Figure.Kind.SHARE ? DEFAULT_ERRORS : DEFAULT);
            if (!(margin >= 0 && margin < 1)) {
                throw new IllegalArgumentException(
                        "margin of " + figure.id() + " must be >= 0 and < 1, was " + margin);
            }
            copy.put(figure, margin);
        }
        byFigure = Map.copyOf(copy);
    }

    /// 2 %, and 0.1 percentage points of the error share.
    public static Margins standard() {
        return new Margins(Map.of());
    }

    /// The margin of a figure.
    public double of(Figure figure) {
        return byFigure.getOrDefault(figure, DEFAULT);
    }
}
