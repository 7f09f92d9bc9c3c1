package dev.barograph.chart;

import static org.assertj.core.api.Assertions.assertThat;

import dev.barograph.metrics.Counts;
import dev.barograph.metrics.Interval;
import dev.barograph.metrics.Latencies;
import dev.barograph.model.FailureKind;
import dev.barograph.model.LoadShape;
import dev.barograph.model.Stage;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Draws every chart and looks at the pixels; the pictures are left in target/charts for people to
/// look at.
final class ChartPicturesTest {
    private static final Path FOLDER = Path.of("target", "charts");

    static Stream<String> charts() {
        return LiveCharts.all().stream().map(Chart::id);
    }

    @ParameterizedTest
    @MethodSource("charts")
    void every_series_is_drawn_in_its_colour_in_light_and_dark(String id) throws Exception {
        for (LoadShape shape : List.of(Canned.OPEN, Canned.CLOSED)) {
            for (ChartTheme theme : List.of(ChartTheme.LIGHT, ChartTheme.DARK)) {
                LiveChart chart = chart(id);
                chart.show(Canned.data(Canned.run(150, shape), shape));
                String name = id + (shape == Canned.OPEN ? "-open" : "-closed");
                Picture picture = draw(chart, 640, 320, theme, name);
                assertThat(picture.area.traces()).isNotEmpty();
                for (PlotArea.Trace trace : picture.area.traces()) {
                    assertThat(picture.ofTrace(trace, theme))
                            .as("%s in %s", trace.name(), name)
                            .isGreaterThan(20);
                }
                assertThat(picture.at(1, 318)).isEqualTo(theme.background());
            }
        }
    }

    @ParameterizedTest
    @MethodSource("charts")
    void a_chart_without_data_has_axes_and_says_what_to_do(String id) throws Exception {
        LiveChart chart = chart(id);
        chart.show(Canned.data(List.of(), Canned.OPEN));
        Picture empty = draw(chart, 640, 320, ChartTheme.LIGHT, id + "-empty");
        assertThat(empty.area.readAt(5)).isEmpty();
        assertThat(empty.inData(ChartTheme.LIGHT.muted())).as("words").isGreaterThan(50);
        assertThat(empty.inData(ChartTheme.LIGHT.grid())).as("grid").isGreaterThan(500);
        for (int i = 0; i < 6; i++) {
            assertThat(empty.inData(ChartTheme.LIGHT.series(i))).isZero();
        }
    }

    @ParameterizedTest
    @MethodSource("charts")
    void one_interval_is_visible(String id) throws Exception {
        LiveChart chart = chart(id);
        List<Interval> one = new ArrayList<>(Canned.run(103, Canned.OPEN).subList(100, 101));
        chart.show(Canned.data(one, Canned.OPEN));
        Picture picture = draw(chart, 640, 320, ChartTheme.LIGHT, id + "-one");
        assertThat(picture.area.traces())
                .anySatisfy(
                        trace -> assertThat(picture.ofTrace(trace, ChartTheme.LIGHT)).isPositive());
    }

    @Test
    void seconds_without_samples_are_gaps_and_lone_seconds_dots() throws Exception {
        List<Interval> intervals = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            boolean sampled = i < 10 || i == 20 || i >= 30;
            intervals.add(sampled ? Canned.spread(i) : Canned.silent(i));
        }
        LiveChart chart = new PercentilesChart();
        chart.show(intervals, Canned.OPEN);
        Picture picture = draw(chart, 640, 320, ChartTheme.LIGHT, "percentiles-gaps");
        int p50 = ChartTheme.LIGHT.series(0);
        assertThat(picture.inColumns(p50, 2, 8)).isPositive();
        assertThat(picture.inColumns(p50, 11, 19)).isZero();
        assertThat(picture.inColumns(p50, 20, 21)).isPositive();
        assertThat(picture.inColumns(p50, 22, 29)).isZero();
        assertThat(picture.inColumns(p50, 31, 39)).isPositive();
    }

    @Test
    void a_run_without_a_good_response_and_one_without_errors_say_so() throws Exception {
        List<Interval> silent = List.of(Canned.silent(0), Canned.silent(1), Canned.silent(2));
        for (LiveChart chart : List.of(new PercentilesChart(), new ErrorsChart())) {
            chart.show(silent, Canned.OPEN);
            Picture picture = draw(chart, 640, 320, ChartTheme.DARK, chart.id() + "-nothing");
            assertThat(picture.inData(ChartTheme.DARK.muted())).isGreaterThan(30);
        }
    }

    static Stream<String> chartsOverTime() {
        return LiveCharts.all().stream().filter(LiveChart::overTime).map(Chart::id);
    }

    @ParameterizedTest
    @MethodSource("chartsOverTime")
    void bad_seconds_are_shaded_and_no_others(String id) throws Exception {
        for (ChartTheme theme : List.of(ChartTheme.LIGHT, ChartTheme.DARK)) {
            LiveChart chart = chart(id);
            chart.show(Canned.data(Canned.run(150, Canned.OPEN), Canned.OPEN));
            Picture picture = draw(chart, 640, 320, theme, id + "-bad");
            assertThat(picture.exactly(theme.shade(), 130.5, 135.5)).isGreaterThan(800);
            assertThat(picture.inColumns(theme.alarm(), 130.5, 135.5)).as("edge").isGreaterThan(20);
            assertThat(picture.exactly(theme.shade(), 1, 129)).isZero();
            assertThat(picture.exactly(theme.shade(), 137, 149)).isZero();
            assertThat(picture.inHeader(theme.alarm())).as("legend").isGreaterThan(50);
        }
    }

    @Test
    void one_bad_second_of_a_long_run_can_be_seen() throws Exception {
        List<Interval> hour = new ArrayList<>();
        for (int i = 0; i < 3_600; i++) {
            Interval quiet = Canned.quiet(i, 5_000_000);
            hour.add(i == 1_800 ? Canned.limited(quiet, Canned.BUSY) : quiet);
        }
        LiveChart chart = new ThroughputChart();
        chart.show(hour, Canned.OPEN);
        Picture picture = draw(chart, 640, 320, ChartTheme.LIGHT, "throughput-one-bad");
        assertThat(picture.exactly(ChartTheme.LIGHT.shade(), 1_795, 1_812)).isGreaterThan(100);
        assertThat(picture.area.readAt(1_800.2).orElseThrow().bad()).contains(Canned.BUSY);
        assertThat(picture.area.readAt(1_801.6).orElseThrow().bad()).isEmpty();
    }

    @Test
    void queue_time_is_the_filled_area_between_response_and_service_time() throws Exception {
        List<Interval> intervals = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            boolean queued = i >= 20;
            intervals.add(
                    Canned.timed(
                            Canned.silent(i),
                            manyOf(queued ? 900_000_000 : 5_000_000),
                            manyOf(5_000_000)));
        }
        LiveChart chart = new TwoCurvesChart();
        chart.show(intervals, Canned.OPEN);
        Picture picture = draw(chart, 640, 320, ChartTheme.LIGHT, "two_curves-queue");
        // p50 and p99 are the same here, so both areas lie on each other.
        int band =
                blended(
                        blended(0xFFFFFFFF, ChartTheme.LIGHT.series(0)),
                        ChartTheme.LIGHT.series(0));
        assertThat(picture.inColumns(band, 22, 38)).isGreaterThan(3_000);
        assertThat(picture.inColumns(band, 2, 18)).isZero();
        // Where nothing queues both curves can be seen, one on the other.
        for (PlotArea.Trace trace : picture.area.traces()) {
            if (trace.name().endsWith("p99")) {
                assertThat(picture.inColumns(trace.argb(), 2, 18)).as(trace.name()).isPositive();
            }
        }
    }

    /// Enough for a p99.
    private static Latencies manyOf(long nanos) {
        return Latencies.of(LongStream.generate(() -> nanos).limit(1_000).toArray());
    }

    private static int blended(int below, int above) {
        int mixed = 0xFF;
        for (int shift = 16; shift >= 0; shift -= 8) {
            int from = below >> shift & 0xFF;
            int to = above >> shift & 0xFF;
            mixed = mixed << 8 | (from + (to - from) * 0x38 / 0xFF);
        }
        return mixed;
    }

    @Test
    void failures_are_seen_where_everything_fails() throws Exception {
        List<Interval> intervals = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            Counts counts = new Counts(100, 100, 0, Map.of(FailureKind.RESET, 100L));
            intervals.add(Canned.interval(i, 100, counts, Latencies.EMPTY, 0, 0));
        }
        LiveChart chart = new ThroughputChart();
        chart.show(intervals, Canned.CLOSED);
        draw(chart, 640, 320, ChartTheme.LIGHT, "throughput-all-fail");
        // Dense enough for the rim of a line that lies below another.
        PixelCanvas canvas = new PixelCanvas(2_560, 1_280);
        PlotArea area = canvas.draw(chart, 640, 320, 4, ChartTheme.LIGHT);
        Picture dense = new Picture(canvas.image(), area);
        for (PlotArea.Trace trace : area.traces()) {
            assertThat(dense.count(trace.argb(), 300, 2_500, 200, 1_100))
                    .as(trace.name())
                    .isGreaterThan(500);
        }
    }

    @Test
    void the_shape_has_its_line_and_its_stage_boundaries() throws Exception {
        ShapeChart chart = new ShapeChart();
        chart.show(Canned.OPEN);
        Picture picture = draw(chart, 640, 220, ChartTheme.LIGHT, "shape-open");
        assertThat(picture.inData(ChartTheme.LIGHT.series(0))).isGreaterThan(200);
        assertThat(picture.inColumns(ChartTheme.LIGHT.muted(), 59, 61)).isGreaterThan(20);
        assertThat(picture.area.readAt(30).orElseThrow().series().getFirst().value())
                .isEqualTo("200 /s");
        chart.show(new LoadShape.Closed(List.of()));
        Picture empty = draw(chart, 640, 220, ChartTheme.DARK, "shape-empty");
        assertThat(empty.area.readAt(1)).isEmpty();
    }

    @Test
    void a_shape_of_many_stages_of_any_length_is_drawn() throws Exception {
        List<Stage> stages = new ArrayList<>();
        for (int i = 1; i < 30; i++) {
            stages.add(Stage.ramp(i * 10, 400 - i * 9, Duration.ofSeconds(i * 40)));
            stages.add(Stage.hold(i * 3, Duration.ZERO));
        }
        ShapeChart chart = new ShapeChart();
        chart.show(new LoadShape.Closed(stages));
        assertThat(
                        draw(chart, 640, 220, ChartTheme.DARK, "shape-many")
                                .inData(ChartTheme.DARK.series(0)))
                .isGreaterThan(200);
    }

    @ParameterizedTest
    @MethodSource("charts")
    void any_size_can_be_drawn(String id) throws Exception {
        LiveChart chart = chart(id);
        chart.show(Canned.data(Canned.run(150, Canned.OPEN), Canned.OPEN));
        for (int[] size : new int[][] {{1, 1}, {60, 40}, {120, 90}, {320, 180}, {1900, 900}}) {
            BufferedImage image =
                    ImageIO.read(
                            new ByteArrayInputStream(
                                    ChartImages.png(chart, size[0], size[1], 1, ChartTheme.LIGHT)));
            assertThat(image.getWidth()).isEqualTo(size[0]);
            assertThat(image.getHeight()).isEqualTo(size[1]);
        }
        draw(chart, 320, 200, ChartTheme.LIGHT, id + "-small");
    }

    private static LiveChart chart(String id) {
        return LiveCharts.all().stream()
                .filter(each -> each.id().equals(id))
                .findAny()
                .orElseThrow();
    }

    private static Picture draw(Chart chart, int width, int height, ChartTheme theme, String name)
            throws Exception {
        Files.createDirectories(FOLDER);
        String file = name + (theme == ChartTheme.DARK ? "-dark" : "-light") + ".png";
        Files.write(FOLDER.resolve(file), ChartImages.png(chart, width, height, 2, theme));
        PixelCanvas canvas = new PixelCanvas(width, height);
        PlotArea area = canvas.draw(chart, width, height, 1, theme);
        return new Picture(canvas.image(), area);
    }

    private record Picture(BufferedImage image, PlotArea area) {
        int at(int x, int y) {
            return image.getRGB(x, y);
        }

        int inData(int argb) {
            return count(argb, area.x(), area.x() + area.width());
        }

        /// Of a line, in its colour or, where its seconds have too few samples, the pale one.
        int ofTrace(PlotArea.Trace trace, ChartTheme theme) {
            return inData(trace.argb())
                    + inData(ChartTheme.mix(theme.background(), trace.argb(), LineLayer.PALE));
        }

        int inColumns(int argb, double fromSeconds, double toSeconds) {
            double perSecond = area.width() / (area.xMax() - area.xMin());
            return count(
                    argb, area.x() + fromSeconds * perSecond, area.x() + toSeconds * perSecond);
        }

        int inHeader(int argb) {
            return count(argb, 0, image.getWidth(), 0, area.y());
        }

        int exactly(int argb, double fromSeconds, double toSeconds) {
            double perSecond = area.width() / (area.xMax() - area.xMin());
            int count = 0;
            for (int y = (int) area.y(); y < area.y() + area.height(); y++) {
                int end = (int) (area.x() + toSeconds * perSecond);
                for (int x = (int) (area.x() + fromSeconds * perSecond); x < end; x++) {
                    count += image.getRGB(x, y) == argb ? 1 : 0;
                }
            }
            return count;
        }

        private int count(int argb, double fromX, double toX) {
            return count(argb, fromX, toX, area.y(), area.y() + area.height());
        }

        private int count(int argb, double fromX, double toX, double fromY, double toY) {
            int count = 0;
            for (int y = (int) fromY; y < toY; y++) {
                for (int x = (int) fromX; x < toX; x++) {
                    count += isNear(image.getRGB(x, y), argb) ? 1 : 0;
                }
            }
            return count;
        }

        private static boolean isNear(int a, int b) {
            boolean near = true;
            for (int shift = 0; shift < 24; shift += 8) {
                near &= Math.abs((a >> shift & 0xFF) - (b >> shift & 0xFF)) < 30;
            }
            return near;
        }
    }
}
