package dev.barograph.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.FontMetrics;
import java.awt.geom.Line2D;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// Where the words of thresholds stand in a chart of 400x300 whose axis goes from 0 to 300, a pixel
/// each.
class ThresholdWordsTest {
    private static final FontMetrics METRICS =
            new BufferedImage(1, 1, BufferedImage.TYPE_INT_ARGB)
                    .createGraphics()
                    .getFontMetrics(Header.TEXT);

    private static final PlotArea AREA = area();

    private static PlotArea area() {
        PlotArea any =
                new PixelCanvas(640, 320)
                        .draw(new ThroughputChart(), 640, 320, 1, ChartTheme.LIGHT);
        return new PlotArea(
                50,
                20,
                400,
                300,
                0,
                60,
                0,
                300,
                false,
                any.traces(),
                any.bad(),
                any.events(),
                any.legend(),
                any.xText(),
                any.overTime(),
                any.cells(),
                any.cutTitle());
    }

    private static ThresholdWords words(List<ThresholdWords> all, String text) {
        return all.stream().filter(each -> each.text().equals(text)).findAny().orElseThrow();
    }

    private static List<ThresholdWords> words(ThresholdLine... lines) {
        return ThresholdWords.of(List.of(lines), AREA, METRICS);
    }

    private static void assertReadable(List<ThresholdWords> all, List<ThresholdLine> lines) {
        for (ThresholdWords one : all) {
            assertThat(all)
                    .filteredOn(other -> other != one)
                    .noneMatch(other -> other.room().intersects(one.room()));
            assertThat(ThresholdWords.levels(lines, AREA))
                    .noneMatch(
                            level -> level > one.room().getMinY() && level < one.room().getMaxY());
            assertThat(one.room().getMinY()).isGreaterThanOrEqualTo(20);
            assertThat(one.room().getMaxY()).isLessThanOrEqualTo(320);
        }
    }

    @Test
    void words_stand_right_above_their_line_and_below_it_at_the_top() {
        List<ThresholdWords> all =
                words(new ThresholdLine(150, "middle"), new ThresholdLine(295, "top"));
        assertThat(words(all, "middle").room().getMaxY()).isEqualTo(20 + 150.5 - 2);
        assertThat(words(all, "top").room().getMinY()).isEqualTo(20 + 5.5 + 2);
        assertThat(all).allMatch(each -> each.leader().isEmpty());
        assertThat(all).allMatch(each -> each.room().getMaxX() == 450);
    }

    @Test
    void words_of_the_lower_of_two_lines_that_are_near_stand_below_it() {
        List<ThresholdLine> lines =
                List.of(new ThresholdLine(150, "lower"), new ThresholdLine(156, "upper"));
        List<ThresholdWords> all = ThresholdWords.of(lines, AREA, METRICS);
        assertThat(words(all, "upper").room().getMaxY()).isEqualTo(20 + 144.5 - 2);
        assertThat(words(all, "lower").room().getMinY()).isEqualTo(20 + 150.5 + 2);
        assertReadable(all, lines);
    }

    @Test
    void words_of_two_thresholds_on_one_line_stand_above_and_below_it() {
        List<ThresholdWords> all =
                words(
                        new ThresholdLine(150, "p99 < 300ms"),
                        new ThresholdLine(150, "service p99 < 300ms"));
        assertThat(words(all, "p99 < 300ms").room().getMaxY()).isEqualTo(168.5);
        assertThat(words(all, "service p99 < 300ms").room().getMinY()).isEqualTo(172.5);
    }

    @Test
    void a_leader_goes_from_words_to_a_line_that_lies_between_others() {
        List<ThresholdLine> lines =
                List.of(
                        new ThresholdLine(150, "lowest"),
                        new ThresholdLine(154, "middle"),
                        new ThresholdLine(158, "highest"));
        List<ThresholdWords> all = ThresholdWords.of(lines, AREA, METRICS);
        assertThat(words(all, "lowest").leader()).isEmpty();
        assertThat(words(all, "highest").leader()).isEmpty();
        Line2D leader = words(all, "middle").leader().orElseThrow();
        assertThat(leader.getY2()).isEqualTo(20 + 146.5);
        assertThat(words(all, "middle").room().getMaxY()).isLessThan(20 + 142);
        assertThat(leader.getY1()).isEqualTo(words(all, "middle").room().getMaxY());
        assertReadable(all, lines);
    }

    @Test
    void what_lies_beyond_the_axis_stands_at_the_edge_with_an_arrow() {
        List<ThresholdWords> all =
                words(new ThresholdLine(900, "far"), new ThresholdLine(-9, "low"));
        assertThat(words(all, "far ↑").room().getMinY()).isEqualTo(20);
        assertThat(words(all, "low ↓").room().getMaxY()).isEqualTo(320);
    }

    @Test
    void up_to_eight_thresholds_anywhere_are_all_there_and_no_line_goes_through_their_words() {
        Random random = new Random(71);
        for (int run = 0; run < 500; run++) {
            List<ThresholdLine> lines = new ArrayList<>();
            int count = 1 + random.nextInt(8);
            double around = 300 * random.nextDouble();
            for (int i = 0; i < count; i++) {
                double value = around + random.nextInt(40);
                lines.add(new ThresholdLine(value, "p" + i + " < " + Math.round(value) + "ms"));
            }
            List<ThresholdWords> all = ThresholdWords.of(lines, AREA, METRICS);
            assertThat(all).hasSize(count);
            assertReadable(all, lines);
            for (ThresholdWords one : all) {
                ThresholdLine own =
                        lines.stream()
                                .filter(line -> one.text().startsWith(line.label()))
                                .findAny()
                                .orElseThrow();
                double level = Math.floor(AREA.pixelY(own.value())) + 0.5;
                boolean inside = level >= 20 && level <= 320;
                boolean beside =
                        one.room().getMaxY() == level - 2 || one.room().getMinY() == level + 2;
                boolean led = one.leader().map(Line2D::getY2).filter(y -> y == level).isPresent();
                assertThat(!inside || beside || led).as("%s of %s", one, lines).isTrue();
            }
        }
    }
}
