package dev.barograph.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import org.junit.jupiter.api.Test;

class PixelCanvasTest {
    @Test
    void a_smaller_canvas_has_the_same_memory_and_the_picture_of_a_new_one() {
        PixelCanvas large = new PixelCanvas(412, 185);
        draw(large, 412, 185);
        PixelCanvas small = large.resized(400, 154);
        draw(small, 400, 154);
        assertThat(small.pixels()).isSameAs(large.pixels());
        assertThat(picture(small)).isEqualTo(picture(fresh(400, 154)));

        PixelCanvas again = small.resized(412, 185);
        draw(again, 412, 185);
        assertThat(again.pixels()).isSameAs(large.pixels());
        assertThat(picture(again)).isEqualTo(picture(fresh(412, 185)));
    }

    @Test
    void a_larger_canvas_takes_memory_of_its_own() {
        PixelCanvas small = new PixelCanvas(400, 154);
        PixelCanvas large = small.resized(412, 185);
        draw(large, 412, 185);
        assertThat(large.memoryHeightPixels()).isEqualTo(185);
        assertThat(large.pixels()).isNotSameAs(small.pixels()).hasSize(412 * 185);
        assertThat(picture(large)).isEqualTo(picture(fresh(412, 185)));
    }

    @Test
    void its_pixels_are_premultiplied() {
        assertThat(new PixelCanvas(1, 1).image().getType())
                .isEqualTo(BufferedImage.TYPE_INT_ARGB_PRE);
    }

    private static PixelCanvas fresh(int width, int height) {
        PixelCanvas canvas = new PixelCanvas(width, height);
        draw(canvas, width, height);
        return canvas;
    }

    private static void draw(PixelCanvas canvas, int width, int height) {
        LiveChart chart = LiveCharts.all().getFirst();
        chart.show(Canned.data(Canned.run(30, Canned.OPEN), Canned.OPEN));
        canvas.draw(chart, width, height, 1, ChartTheme.LIGHT);
    }

    private static int[] picture(PixelCanvas canvas) {
        int[] picture = new int[canvas.widthPixels() * canvas.heightPixels()];
        for (int y = 0; y < canvas.heightPixels(); y++) {
            System.arraycopy(
                    canvas.pixels(),
                    y * canvas.memoryWidthPixels(),
                    picture,
                    y * canvas.widthPixels(),
                    canvas.widthPixels());
        }
        return picture;
    }
}
