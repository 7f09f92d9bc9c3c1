package dev.barograph.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.geom.Rectangle2D;
import java.util.List;
import org.junit.jupiter.api.Test;

final class MarksTest {
    private static final Scale X = Scale.time(100, 500);
    private static final Rectangle2D AREA = new Rectangle2D.Double(50, 20, 500, 100);

    @Test
    void a_flag_stands_where_its_mark_is() {
        assertThat(flags(Mark.Tone.CALM, 20)).containsExactly(new Marks.Flag(150.5, 150.5));
    }

    @Test
    void flags_that_would_lie_on_each_other_are_one() {
        assertThat(flags(Mark.Tone.SMALL, 20, 21, 22, 40))
                .containsExactly(new Marks.Flag(150.5, 160.5), new Marks.Flag(250.5, 250.5));
    }

    @Test
    void a_flag_of_another_tone_is_one_of_its_own() {
        List<Mark> marks = List.of(mark(Mark.Tone.SMALL, 20), mark(Mark.Tone.ALARM, 20.2));
        assertThat(Marks.flags(marks, Mark.Tone.SMALL, X, AREA)).hasSize(1);
        assertThat(Marks.flags(marks, Mark.Tone.ALARM, X, AREA))
                .containsExactly(new Marks.Flag(151.5, 151.5));
    }

    @Test
    void what_is_not_on_screen_has_no_flag() {
        assertThat(flags(Mark.Tone.STRONG, -1, 101)).isEmpty();
    }

    private static List<Marks.Flag> flags(Mark.Tone tone, double... seconds) {
        List<Mark> marks =
                java.util.Arrays.stream(seconds).mapToObj(each -> mark(tone, each)).toList();
        return Marks.flags(marks, tone, X, AREA);
    }

    private static Mark mark(Mark.Tone tone, double seconds) {
        return new Mark(seconds, "x", tone);
    }
}
