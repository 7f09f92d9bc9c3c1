package dev.barograph.chart;

import static org.assertj.core.api.Assertions.assertThat;

import dev.barograph.metrics.Interval;
import dev.barograph.metrics.Latencies;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Draws percentiles of seconds with too few samples and looks at the pixels; the pictures are left
/// in target/charts for people to look at.
class PaleLinesTest {
    private static final Path FOLDER = Path.of("target", "charts");
    private static final int MS = 1_000_000;

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void seconds_of_too_few_samples_are_pale_and_the_others_are_not(boolean dark) {
        ChartTheme theme = dark ? ChartTheme.DARK : ChartTheme.LIGHT;
        PercentilesChart chart = p99Only(run(30, 100));
        int ink = theme.series(3);
        int pale = ChartTheme.mix(theme.background(), ink, 0.55);
        assertThat(pixels(chart, theme, ink)).isZero();
        assertThat(pixels(chart, theme, pale)).isGreaterThan(100);

        PercentilesChart many = p99Only(run(30, 1_000));
        assertThat(pixels(many, theme, ink)).isGreaterThan(100);
        assertThat(pixels(many, theme, pale)).isZero();
    }

    @Test
    void only_the_seconds_of_too_few_are_pale() {
        List<Interval> run = new ArrayList<>(run(10, 1_000));
        run.set(4, second(4, 999));
        run.set(5, second(5, 999));
        for (RunChart chart : List.of(new PercentilesChart(), new TwoCurvesChart())) {
            chart.show(RunData.of(run, Canned.OPEN));
            List<Line> lines =
                    chart instanceof PercentilesChart percentiles
                            ? percentiles.lines()
                            : ((TwoCurvesChart) chart).lines();
            for (Line line : lines) {
                if (line.name().endsWith("p99")) {
                    assertThat(solid(line)).containsExactly(0, 1, 2, 3, 6, 7, 8, 9);
                    assertThat(line.points().has(4)).as("still there").isTrue();
                } else if (line.name().endsWith("p50") || line.name().endsWith("max")) {
                    assertThat(line.few().any()).isFalse();
                }
            }
        }
    }

    @Test
    void a_second_without_an_answer_has_nothing_that_could_be_pale() {
        List<Interval> run = new ArrayList<>(run(10, 1_000));
        run.set(4, Canned.silent(4));
        TwoCurvesChart chart = new TwoCurvesChart();
        chart.show(RunData.of(run, Canned.OPEN));
        assertThat(chart.lines()).noneMatch(line -> line.few().any());
    }

    @Test
    void the_chart_says_why_lines_are_pale_and_what_it_takes() {
        assertThat(words(run(30, 1_000), Set.of("p99.9", "p99.99"))).isEmpty();
        assertThat(words(run(30, 999), Set.of("p99.9", "p99.99")))
                .contains("pale: too few (p99 takes 1,000/s)");
        assertThat(words(run(30, 1_000), Set.of("p99.99")))
                .contains("pale: too few (p99.9 takes 10,000/s)");
        assertThat(words(run(30, 5), Set.of()))
                .contains("pale: too few (p50 takes 20/s, p99 1,000/s)");
        assertThat(words(run(30, 999), Set.of("p99", "p99.9", "p99.99"))).isEmpty();
    }

    @Test
    void at_a_few_answers_a_second_all_percentiles_are_seen_and_the_maximum_is_solid()
            throws Exception {
        PercentilesChart chart = new PercentilesChart();
        chart.show(RunData.of(run(60, 5), Canned.OPEN));
        Line max = chart.lines().get(7);
        assertThat(solid(max)).hasSize(60);
        assertThat(pixels(chart, ChartTheme.LIGHT, max.ink().applyAsInt(ChartTheme.LIGHT)))
                .isGreaterThan(100);
        Files.createDirectories(FOLDER);
        for (ChartTheme theme : List.of(ChartTheme.LIGHT, ChartTheme.DARK)) {
            TwoCurvesChart curves = new TwoCurvesChart();
            curves.show(RunData.of(run(60, 5), Canned.OPEN));
            String name = theme.isDark() ? "-few-dark.png" : "-few-light.png";
            Files.write(
                    FOLDER.resolve("percentiles" + name),
                    ChartImages.png(chart, 640, 320, 2, theme));
            Files.write(
                    FOLDER.resolve("two_curves" + name),
                    ChartImages.png(curves, 370, 200, 2, theme));
        }
    }

    @Test
    void the_words_lie_where_no_line_is() {
        // The median is just above the lower edge.
        Latencies times = Latencies.of(21L * MS, 21L * MS, 21L * MS, 900L * MS, 900L * MS);
        List<Interval> run = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            run.add(timed(i, times));
        }
        PercentilesChart chart = new PercentilesChart();
        chart.show(RunData.of(run, Canned.OPEN));
        int pale = ChartTheme.mix(ChartTheme.LIGHT.background(), ChartTheme.LIGHT.series(0), 0.55);
        Set<String> hidden = allBut(chart, "p50");
        hidden.remove("max");
        chart.look(ChartLook.ALL.withHidden(hidden));
        PixelCanvas canvas = new PixelCanvas(640, 320);
        PlotArea area = canvas.draw(chart, 640, 320, 1, ChartTheme.LIGHT);
        int columns = 0;
        int y = (int) Math.floor(area.pixelY(chart.lines().getFirst().points().y(5)));
        for (int x = (int) area.pixelX(1); x < area.pixelX(59); x++) {
            columns += canvas.image().getRGB(x, y) == pale ? 1 : 0;
        }
        assertThat(columns).as("uncovered").isGreaterThan(500);
    }

    @Test
    void the_words_lie_where_no_line_goes_through_from_one_second_to_the_next() {
        List<Interval> run = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            // Far to the right something higher, so that there is room above.
            long ms = i == 55 ? 900 : i % 2 == 0 ? 3 : 50;
            run.add(timed(i, Latencies.of(ms * MS)));
        }
        PixelCanvas canvas = new PixelCanvas(640, 320);
        Placed placed = placed(run, canvas);
        assertThat(placed.words(List.of()).getMaxY())
                .isBetween(placed.area.pixelY(50.0 * MS) - 6, placed.area.pixelY(50.0 * MS) - 2);
    }

    @Test
    void a_line_beside_the_words_is_not_in_their_way() {
        List<Interval> run = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            run.add(timed(i, Latencies.of((i < 45 ? 100L : 21L) * MS)));
        }
        Placed placed = placed(run, new PixelCanvas(640, 320));
        assertThat(placed.words(List.of()).getMaxY())
                .isEqualTo(placed.area.y() + placed.area.height() - 2);
    }

    /// A chart of a run that is drawn, and the words about its pale lines.
    private record Placed(PaleWords words, PlotArea area, FontMetrics metrics) {
        Rectangle2D words(List<ThresholdLine> levels) {
            return words.writing(metrics, area, levels, List.of()).orElseThrow().room();
        }
    }

    private static Placed placed(List<Interval> run, PixelCanvas canvas) {
        PercentilesChart chart = new PercentilesChart();
        chart.show(RunData.of(run, Canned.OPEN));
        PlotArea area = canvas.draw(chart, 640, 320, 1, ChartTheme.LIGHT);
        FontMetrics metrics = canvas.image().createGraphics().getFontMetrics(Header.TEXT);
        return new Placed(words(chart), area, metrics);
    }

    private static Interval timed(int index, Latencies times) {
        return Canned.timed(Canned.quiet(index, MS), times, times);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void the_words_keep_clear_of_thresholds_also_where_lines_lie_everywhere(boolean everywhere) {
        Placed placed = placed(everywhere ? everywhere() : run(60, 5), new PixelCanvas(640, 320));
        PlotArea area = placed.area;
        for (double y = area.y() + 1; y < area.y() + area.height(); y++) {
            Rectangle2D place = placed.words(List.of(level(area, y)));
            assertThat(y < place.getMinY() - 1 || y > place.getMaxY() + 1)
                    .as("%s at %s", place, y)
                    .isTrue();
            assertThat(area.contains(place.getX(), place.getY())).isTrue();
        }
    }

    @Test
    void the_words_are_at_the_very_top_if_that_is_all_that_thresholds_leave() {
        Placed placed = placed(run(60, 5), new PixelCanvas(640, 320));
        PlotArea area = placed.area;
        double height = placed.words(List.of()).getHeight();
        List<ThresholdLine> levels = new ArrayList<>();
        for (double y = area.y() + height + 4; y < area.y() + area.height(); y += 12) {
            levels.add(level(area, y));
        }
        assertThat(placed.words(levels).getMinY() - area.y()).isBetween(0.0, 0.99);
    }

    /// As wide as a card in a window of 1280x800, where words reach from the left to the right end.
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void the_words_leave_those_of_thresholds_alone(boolean everywhere) {
        PercentilesChart chart = new PercentilesChart();
        chart.show(RunData.of(everywhere ? everywhere() : run(60, 5), Canned.OPEN));
        PixelCanvas canvas = new PixelCanvas(392, 206);
        PlotArea area = canvas.draw(chart, 392, 206, 1, ChartTheme.LIGHT);
        Graphics2D g = canvas.image().createGraphics();
        FontMetrics metrics = g.getFontMetrics(Header.TEXT);
        PaleWords words = words(chart);
        Set<String> seen = new HashSet<>();
        for (double y = area.y() - 5; y < area.y() + area.height() + 5; y++) {
            List<ThresholdLine> levels =
                    List.of(
                            new ThresholdLine(area.valueAt(y), "service p99.9 < 1s"),
                            new ThresholdLine(area.valueAt(y + 30), "p99 < 1s"));
            List<Rectangle2D> taken = ThresholdLines.draw(g, levels, area, ChartTheme.LIGHT);
            assertThat(taken).hasSize(2);
            words.writing(metrics, area, levels, taken)
                    .ifPresent(writing -> {
                        seen.add(writing.text());
                        assertThat(taken)
                                .as("at %s", writing.room())
                                .noneMatch(writing.room()::intersects);
                    });
        }
        assertThat(seen).contains(words.words());
    }

    @Test
    void the_brief_words_stand_where_only_the_long_ones_would_cover_those_of_a_threshold() {
        Placed placed = placed(run(60, 5), new PixelCanvas(640, 320));
        PlotArea area = placed.area;
        Rectangle2D right =
                new Rectangle2D.Double(area.x() + 150, area.y(), area.width() - 150, area.height());
        assertThat(placed.words.writing(placed.metrics, area, List.of(), List.of(right)))
                .get()
                .extracting(PaleWords.Writing::text)
                .isEqualTo("pale: too few");
        assertThat(
                        placed.words.writing(
                                placed.metrics,
                                area,
                                List.of(),
                                List.of(new Rectangle2D.Double(0, 0, 640, 320))))
                .isEmpty();
    }

    private static ThresholdLine level(PlotArea area, double y) {
        return new ThresholdLine(area.valueAt(y), "p99 < 1s");
    }

    private static List<Interval> everywhere() {
        List<Interval> run = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            run.add(timed(i, Latencies.of(i % 2 == 0 ? 2_100_000 : 990L * MS)));
        }
        return run;
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void the_words_are_read_also_where_lines_lie_everywhere(boolean dark) throws Exception {
        ChartTheme theme = dark ? ChartTheme.DARK : ChartTheme.LIGHT;
        PercentilesChart chart = new PercentilesChart();
        chart.show(RunData.of(everywhere(), Canned.OPEN));
        PixelCanvas canvas = new PixelCanvas(640, 320);
        PlotArea area = canvas.draw(chart, 640, 320, 1, theme);
        FontMetrics metrics = canvas.image().createGraphics().getFontMetrics(Header.TEXT);
        Rectangle2D place =
                words(chart).writing(metrics, area, List.of(), List.of()).orElseThrow().room();
        Files.createDirectories(FOLDER);
        Files.write(
                FOLDER.resolve("pale-words-" + (dark ? "dark.png" : "light.png")),
                ChartImages.png(chart, 640, 320, 2, theme));
        int y = (int) Math.ceil(place.getMinY());
        for (int x = (int) Math.ceil(place.getMinX()); x < place.getMaxX() - 1; x++) {
            assertThat(canvas.image().getRGB(x, y)).as("%d", x).isEqualTo(theme.background());
        }
    }

    private static PaleWords words(PercentilesChart chart) {
        return chart.drawing(
                        new Drawing.Room(Scale.time(30, 600), 600, 300, ChartTheme.LIGHT, Set.of()))
                .pale()
                .orElseThrow();
    }

    @Test
    void two_runs_beside_each_other_and_the_generator_are_drawn_alike() {
        OverlayTimesChart overlay = new OverlayTimesChart();
        overlay.show(run(10, 1_000), run(10, 999));
        assertThat(overlay.lines())
                .filteredOn(line -> line.few().any())
                .extracting(Line::name)
                .containsExactlyInAnyOrder("B p99", "B service p99");
        GeneratorDelaysChart delays = new GeneratorDelaysChart();
        delays.show(RunData.of(Canned.run(10, Canned.OPEN), Canned.OPEN));
        assertThat(delays.lines())
                .filteredOn(line -> line.few().any())
                .extracting(Line::name)
                .containsExactly("schedule lag p99");
    }

    private static Optional<String> words(List<Interval> run, Set<String> hidden) {
        PercentilesChart chart = new PercentilesChart();
        chart.show(RunData.of(run, Canned.OPEN));
        chart.look(ChartLook.ALL.withHidden(hidden));
        return chart.drawing(
                        new Drawing.Room(Scale.time(30, 600), 600, 300, ChartTheme.LIGHT, hidden))
                .pale()
                .map(PaleWords::words);
    }

    private static PercentilesChart p99Only(List<Interval> run) {
        PercentilesChart chart = new PercentilesChart();
        chart.show(RunData.of(run, Canned.OPEN));
        Set<String> hidden = allBut(chart, "p99");
        chart.look(ChartLook.ALL.withHidden(hidden).withBanded(Optional.empty()));
        return chart;
    }

    private static Set<String> allBut(PercentilesChart chart, String name) {
        Set<String> hidden = new HashSet<>(chart.lines().stream().map(Line::name).toList());
        hidden.remove(name);
        hidden.add("service");
        return hidden;
    }

    /// In the data, without the legend.
    private static int pixels(Chart chart, ChartTheme theme, int argb) {
        PixelCanvas canvas = new PixelCanvas(640, 320);
        PlotArea area = canvas.draw(chart, 640, 320, 1, theme);
        int count = 0;
        for (int x = (int) area.x() + 1; x < area.x() + area.width() - 1; x++) {
            for (int y = (int) area.y() + 1; y < area.y() + area.height() - 1; y++) {
                count += canvas.image().getRGB(x, y) == argb ? 1 : 0;
            }
        }
        return count;
    }

    private static List<Integer> solid(Line line) {
        List<Integer> places = new ArrayList<>();
        for (int i = 0; i < line.few().enough().size(); i++) {
            if (line.few().enough().has(i)) {
                places.add(i);
            }
        }
        return places;
    }

    private static List<Interval> run(int seconds, int samples) {
        List<Interval> run = new ArrayList<>();
        for (int i = 0; i < seconds; i++) {
            run.add(second(i, samples));
        }
        return run;
    }

    /// All alike, so that lines are level and their pixels whole.
    private static Interval second(int index, int samples) {
        Latencies times =
                Latencies.of(
                        LongStream.range(0, samples)
                                .map(i -> (10 + 90 * i / samples) * MS)
                                .toArray());
        return Canned.timed(Canned.quiet(index, 10L * MS), times, times);
    }
}
