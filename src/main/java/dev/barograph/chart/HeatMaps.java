package dev.barograph.chart;

import dev.barograph.metrics.Curve;
import java.util.List;
import java.util.Optional;

/// The heat maps of one chart, each on its own part of the vertical axis. Immutable; any thread.
///
/// @param placed the topmost first
public record HeatMaps(List<Placed> placed) {
    /// One of them.
    ///
    /// @param curve the time that its cells are of
    /// @param lift by how many powers of ten it lies above the place that its times have
    public record Placed(Curve curve, HeatCells cells, double lift) {}

    /// A cell and the time that it is of.
    public record Found(Curve curve, HeatCells.Cell cell) {
        /// The cell in words: `response 9.44 ms to 10.6 ms: 123 answers in 0:12`.
        public String words() {
            return name(curve) + " " + cell.words();
        }
    }

    public HeatMaps {
        placed = List.copyOf(placed);
    }

    /// The cell at a place; empty where nothing was counted.
    ///
    /// @param value on the vertical axis, more than zero
    public Optional<Found> at(double seconds, double value) {
        double place = Math.log10(value);
        return placed.stream()
                .filter(map -> map.cells().holds(place - map.lift()))
                .flatMap(map ->
                        map
                                .cells()
                                .at(seconds, Math.pow(10, place - map.lift()))
                                .map(cell -> new Found(map.curve(), cell))
                                .stream())
                .findFirst();
    }

    /// The cells of one time, if they are drawn.
    public Optional<HeatCells> of(Curve curve) {
        return placed.stream().filter(map -> map.curve() == curve).map(Placed::cells).findFirst();
    }

    /// What a time is called in a legend.
    static String name(Curve curve) {
        return switch (curve) {
            case RESPONSE -> "response";
            case SERVICE -> "service";
            case QUEUE -> "queue";
        };
    }
}
