package dev.barograph.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.List;
import org.jfree.chart.axis.AxisState;
import org.jfree.chart.axis.NumberTick;
import org.jfree.chart.ui.RectangleEdge;
import org.junit.jupiter.api.Test;

final class TickedAxisTest {
    @Test
    void a_label_with_too_little_height_is_left_out_and_its_grid_line_stays() {
        Scale scale = Scale.logNanos(1e6, 1e9, 160);
        assertThat(labels(scale, 160)).containsExactly("1 ms", "10 ms", "100 ms", "1 s");
        assertThat(labels(scale, 24)).containsExactly("1 ms", "", "100 ms", "");
        assertThat(labels(scale, 14)).containsExactly("1 ms", "", "", "1 s");
    }

    private static List<String> labels(Scale scale, int height) {
        TickedAxis axis = new TickedAxis();
        axis.apply(scale, null, ChartTheme.LIGHT);
        Graphics2D g = new BufferedImage(9, 9, BufferedImage.TYPE_INT_ARGB).createGraphics();
        try {
            List<NumberTick> ticks =
                    axis.refreshTicks(
                            g,
                            new AxisState(),
                            new Rectangle2D.Double(0, 0, 300, height),
                            RectangleEdge.LEFT);
            return ticks.stream().map(NumberTick::getText).toList();
        } finally {
            g.dispose();
        }
    }
}
