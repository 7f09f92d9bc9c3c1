package dev.barograph.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.barograph.model.Problem;
import java.util.List;
import java.util.Map;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.Clipboard;
import javafx.scene.input.DataFormat;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;

/// Several lines pasted into a field that has only one.
class PasteFxTest extends OnWindow {
    @Test
    void headers_pasted_into_a_new_row_become_a_row_each_and_go_with_one_undo(FxRobot robot) {
        robot.clickOn("#addHeader");
        paste(robot, "\n  Accept: text/plain\r\nX-Time: 12:30\n\nX-Empty:\nno header\n");
        fx.until(() -> headers().size() == 4);
        assertThat(headers())
                .containsExactly(
                        new HeaderDraft("Accept", "text/plain"),
                        new HeaderDraft("X-Time", "12:30"),
                        new HeaderDraft("X-Empty", ""),
                        new HeaderDraft("", "no header"));
        assertThat(problems()).singleElement().asString().contains("is not a header name");

        robot.push(KeyCode.CONTROL, KeyCode.Z);
        fx.until(() -> headers().equals(List.of(new HeaderDraft("", ""))));
        robot.push(KeyCode.CONTROL, KeyCode.Y);
        fx.until(() -> headers().size() == 4);
    }

    @Test
    void headers_pasted_into_a_row_go_below_what_is_left_of_it(FxRobot robot) {
        robot.clickOn("#addHeader").write("X-A\tabc", 0).clickOn("#addHeader").write("X-Z", 0);
        robot.clickOn(valueOfRow(robot, 0)).push(KeyCode.END).push(KeyCode.SHIFT, KeyCode.LEFT);
        paste(robot, "X-B: b\nX-C: c");
        fx.until(() -> headers().size() == 4);
        assertThat(headers())
                .containsExactly(
                        new HeaderDraft("X-A", "ab"),
                        new HeaderDraft("X-B", "b"),
                        new HeaderDraft("X-C", "c"),
                        new HeaderDraft("X-Z", ""));
    }

    @Test
    void one_line_goes_into_the_field_whatever_it_ends_with(FxRobot robot) {
        robot.clickOn("#addHeader").write("X-A\t", 0);
        paste(robot, "a: b\n");
        fx.until(() -> headers().equals(List.of(new HeaderDraft("X-A", "a: b"))));
    }

    @Test
    void two_addresses_are_kept_apart_and_told_and_a_broken_one_is_put_together(FxRobot robot) {
        robot.clickOn("#request-url").push(KeyCode.CONTROL, KeyCode.A);
        paste(robot, "http://127.0.0.1:1/a\n  HTTP://127.0.0.1:1/b\n");
        fx.until(() -> address().equals("http://127.0.0.1:1/a HTTP://127.0.0.1:1/b"));
        assertThat(problems())
                .singleElement()
                .satisfies(problem -> {
                    assertThat(problem.field()).isEqualTo("request.url");
                    assertThat(problem.message()).startsWith("There is more than one address here");
                });

        robot.push(KeyCode.CONTROL, KeyCode.A);
        paste(robot, "http://127.0.0.1:1/a\nbc\n");
        fx.until(() -> address().equals("http://127.0.0.1:1/abc"));
        assertThat(problems()).isEmpty();
    }

    private void paste(FxRobot robot, String text) {
        assertThat(
                        fx.read(() ->
                                Clipboard.getSystemClipboard()
                                        .setContent(Map.of(DataFormat.PLAIN_TEXT, text))))
                .isTrue();
        robot.push(KeyCode.CONTROL, KeyCode.V);
    }

    private TextInputControl valueOfRow(FxRobot robot, int index) {
        return robot.lookup("#headers #value").nth(index).query();
    }

    private List<HeaderDraft> headers() {
        return fx.read(() ->
                fx.model().editor().requests().headers().stream().map(HeaderRow::draft).toList());
    }

    private String address() {
        return fx.model().editor().requests().text(RequestField.URL).get();
    }

    private List<Problem> problems() {
        return fx.read(() -> fx.model().editor().reading().get().problems());
    }
}
