package dev.barograph.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class HeaderTest {
    private static final Header.Entry SHADE = Header.Entry.ofShade("generator limited", 0xFFCC0000);
    private static final String LONG = "Throughput of all requests";

    @Test
    void a_legend_that_fits_below_the_title_is_not_torn_apart() {
        Header.Laid laid = draw(320, series(4), false);
        assertThat(laid.series()).extracting(PlotArea.LegendPlace::y).containsOnly(24.0);
    }

    @Test
    void a_legend_stands_beside_the_title_where_there_is_room() {
        Header.Laid laid = draw(640, series(4), false);
        assertThat(laid.series()).extracting(PlotArea.LegendPlace::y).containsOnly(6.0);
    }

    @Test
    void a_shade_is_named_beside_the_title_where_the_rows_of_the_legend_are_full() {
        assertThat(isRed(picture(340, "Throughput", shaded(4), false), 0, 22)).isTrue();
        assertThat(isRed(picture(340, "Throughput", series(4), false), 0, 100)).isFalse();
        assertThat(draw(340, shaded(4), true).height())
                .isEqualTo(draw(340, series(4), true).height());
    }

    @Test
    void a_shade_has_one_word_where_there_is_room_for_no_more_and_the_data_needs_its_rows() {
        int bare = draw(400, LONG, series(4), false).height();
        assertThat(isRed(picture(400, LONG, shaded(4), false), 22, 40))
                .as("a row of the legend")
                .isTrue();
        assertThat(draw(400, LONG, shaded(4), false).height()).isEqualTo(bare);
        assertThat(draw(400, LONG, shaded(4), true).height()).isGreaterThan(bare);
    }

    @Test
    void a_shade_takes_a_row_where_there_is_no_room_for_a_word_of_it() {
        assertThat(isRed(picture(340, LONG, shaded(4), false), 40, 60)).isTrue();
        assertThat(draw(340, LONG, shaded(4), false).height())
                .isGreaterThan(draw(340, LONG, series(4), false).height());
    }

    @Test
    void the_whole_name_of_a_shade_beside_the_title_is_better_than_a_word_of_it() {
        assertThat(pixels(picture(370, "Throughput", shaded(4), false)))
                .isEqualTo(pixels(picture(370, "Throughput", shaded(4), true)));
    }

    @Test
    void a_word_of_a_shade_stands_beside_the_title_where_no_row_has_room_for_it() {
        String title = "Throughput of all";
        int bare = draw(320, title, series(4), false).height();
        assertThat(isRed(picture(320, title, shaded(4), false), 0, 22)).isTrue();
        assertThat(draw(320, title, shaded(4), false).height()).isEqualTo(bare);
        assertThat(draw(320, title, shaded(4), true).height()).isGreaterThan(bare);
    }

    private static List<Header.Entry> shaded(int series) {
        List<Header.Entry> shaded = new ArrayList<>(series(series));
        shaded.add(SHADE);
        return shaded;
    }

    /// Whether anything of the colour of a shade is in some rows of a picture.
    private static boolean isRed(BufferedImage picture, int from, int to) {
        for (int x = 0; x < picture.getWidth(); x++) {
            for (int y = from; y < to; y++) {
                if (picture.getRGB(x, y) == 0xFFCC0000) {
                    return true;
                }
            }
        }
        return false;
    }

    private static int[] pixels(BufferedImage picture) {
        return picture.getRGB(
                0, 0, picture.getWidth(), picture.getHeight(), null, 0, picture.getWidth());
    }

    private static BufferedImage picture(
            int width, String title, List<Header.Entry> entries, boolean roomy) {
        BufferedImage picture = new BufferedImage(width, 100, BufferedImage.TYPE_INT_ARGB);
        Graphics2D g = picture.createGraphics();
        Header.draw(g, width, roomy, title, entries, ChartTheme.LIGHT);
        g.dispose();
        return picture;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Response and service time · Search for everything that anybody ever ordered",
                "Response and service time · WWWWWWWWWWWWWWWWWWWWWWWW",
                "Durchsatz · 😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀"
            })
    void a_title_ends_before_the_buttons_and_says_the_whole_of_it_elsewhere(String title) {
        BufferedImage picture = new BufferedImage(390, 100, BufferedImage.TYPE_INT_ARGB);
        Graphics2D g = picture.createGraphics();
        assertThat(Header.draw(g, 390, false, title, List.of(), ChartTheme.LIGHT).cutTitle())
                .contains(title);
        g.dispose();
        int last = 0;
        for (int x = 0; x < 390; x++) {
            for (int y = 0; y < 30; y++) {
                last = picture.getRGB(x, y) == 0 ? last : x;
            }
        }
        assertThat(last).isBetween(250, 390 - 52);
    }

    @Test
    void a_title_that_fits_is_whole() {
        assertThat(draw(320, series(1), false).cutTitle()).isEmpty();
    }

    private static Header.Laid draw(int width, List<Header.Entry> entries, boolean roomy) {
        return draw(width, "Throughput", entries, roomy);
    }

    private static Header.Laid draw(
            int width, String title, List<Header.Entry> entries, boolean roomy) {
        Graphics2D g = new BufferedImage(width, 100, BufferedImage.TYPE_INT_ARGB).createGraphics();
        try {
            return Header.draw(g, width, roomy, title, entries, ChartTheme.LIGHT);
        } finally {
            g.dispose();
        }
    }

    private static List<Header.Entry> series(int count) {
        List<Header.Entry> entries = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            entries.add(
                    Header.Entry.ofSeries("series" + i, 0xFF000000, Header.Entry.AREA, Set.of()));
        }
        return entries;
    }
}
