package dev.barograph.chart;

import java.util.TreeSet;
import java.util.function.DoubleFunction;

/// The data of a drawn chart as a table of tab-separated values, for a spreadsheet: what is on
/// screen, without the hidden series. Pure functions; any thread.
public final class ChartTsv {
    private ChartTsv() {}

    /// A row for each place on the horizontal axis, a column for each series with its unit in the
    /// head; a gap is an empty cell. Of heat maps a row for each cell that is not empty. Numbers
    /// have a point, whatever the language.
    public static String of(PlotArea area) {
        return area.cells().map(cells -> ofCells(area, cells)).orElseGet(() -> ofTraces(area));
    }

    private static String ofTraces(PlotArea area) {
        TreeSet<Double> places = new TreeSet<>();
        StringBuilder text = new StringBuilder(area.overTime() ? "time [s]" : "place");
        for (PlotArea.Trace trace : area.traces()) {
            text.append('\t').append(trace.name()).append(unit(trace.format()));
            for (int i = 0; i < trace.points().size(); i++) {
                double x = trace.points().x(i);
                if (x >= area.xMin() && x <= area.xMax()) {
                    places.add(x);
                }
            }
        }
        text.append('\n');
        for (double place : places) {
            text.append(area.overTime() ? number(place) : area.xText().apply(place));
            for (PlotArea.Trace trace : area.traces()) {
                text.append('\t').append(cell(trace.points(), place));
            }
            text.append('\n');
        }
        return text.toString();
    }

    private static String ofCells(PlotArea area, HeatMaps maps) {
        StringBuilder text =
                new StringBuilder("of\tfrom [s]\tto [s]\tfrom [ns]\tto [ns]\tanswers\n");
        maps.placed().forEach(map -> add(text, area, HeatMaps.name(map.curve()), map.cells()));
        return text.toString();
    }

    private static void add(StringBuilder text, PlotArea area, String of, HeatCells cells) {
        for (int column = 0; column < cells.width(); column++) {
            if (cells.startOf(column) > area.xMax()) {
                break;
            }
            for (int row = 0; row < cells.rows(); row++) {
                if (cells.count(column, row) > 0) {
                    text.append(of)
                            .append('\t')
                            .append(number(cells.startOf(column)))
                            .append('\t')
                            .append(number(cells.startOf(column + 1)))
                            .append('\t')
                            .append(Math.round(Math.pow(10, cells.bottomOf(row))))
                            .append('\t')
                            .append(Math.round(Math.pow(10, cells.bottomOf(row + 1))))
                            .append('\t')
                            .append(cells.count(column, row))
                            .append('\n');
                }
            }
        }
    }

    /// The unit that the words for a value end with.
    private static String unit(DoubleFunction<String> format) {
        String words = format.apply(1);
        int space = words.indexOf(' ');
        return space < 0 ? "" : " [" + words.substring(space + 1) + "]";
    }

    private static String cell(Points points, double place) {
        if (points.size() == 0) {
            return "";
        }
        int index = points.nearest(place);
        boolean there = points.x(index) == place && points.has(index);
        return there ? number(points.y(index)) : "";
    }

    private static String number(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e15
                ? Long.toString((long) value)
                : Double.toString(Math.round(value * 1e6) / 1e6);
    }
}
