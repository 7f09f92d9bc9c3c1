package dev.barograph.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.barograph.model.WeightedRequest;
import java.util.List;
import java.util.Optional;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListView;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;
import org.testfx.util.WaitForAsyncUtils;

/// Several requests made, corrected, moved, removed and saved in the window.
class RequestsFxTest extends OnWindow {
    @Test
    void three_requests_are_made_by_keyboard_alone(FxRobot robot) {
        assertThat(fx.visible("#requestList")).isFalse();
        assertThat(fx.visible("#request-name")).isFalse();
        robot.push(KeyCode.CONTROL, KeyCode.N);
        fx.until(() -> focused("request-url"));
        robot.write(fx.target.url() + "/ok", 0);
        robot.push(KeyCode.SHIFT, KeyCode.TAB);
        robot.push(KeyCode.SHIFT, KeyCode.TAB);
        fx.until(() -> focused("addFirst"));
        robot.push(KeyCode.SPACE);
        fx.until(() -> box().isVisible() && focused("request-url"));
        robot.write("fast", 0);
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(names()).containsExactly("GET /ok", "GET /fast");
        assertThat(text("request-url")).isEqualTo(fx.target.url() + "/fast");
        robot.push(KeyCode.SHIFT, KeyCode.TAB);
        robot.push(KeyCode.SHIFT, KeyCode.TAB);
        fx.until(() -> focused("request-weight"));
        replaceText(robot, "3");
        robot.push(KeyCode.SHIFT, KeyCode.TAB);
        fx.until(() -> focused("request-name"));
        replaceText(robot, "Fast one");

        focusList();
        robot.push(KeyCode.INSERT);
        fx.until(() -> list().getItems().size() == 3 && focused("request-url"));
        robot.write("echo", 0);
        focusList();
        robot.push(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.UP);
        fx.until(() -> selected() == 1);
        robot.push(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.D);
        fx.until(() -> selected() == 2 && list().getItems().size() == 4);
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(names()).containsExactly("GET /ok", "GET /echo", "GET /echo 2", "Fast one");
        robot.push(KeyCode.DELETE);
        fx.until(() -> list().getItems().size() == 3);
        assertThat(text("request-name")).isEqualTo("Fast one");
        robot.push(KeyCode.CONTROL, KeyCode.Z);
        fx.until(() -> list().getItems().size() == 4);
        assertThat(text("request-name")).isEqualTo("GET /echo 2");
        robot.push(KeyCode.CONTROL, KeyCode.Y);
        fx.until(() -> list().getItems().size() == 3);
        robot.push(KeyCode.UP);
        fx.until(() -> text("request-name").equals("GET /echo"));
        robot.push(KeyCode.F2);
        fx.until(() -> focused("request-name"));
        focusList();
        robot.push(KeyCode.ENTER);
        fx.until(() -> focused("request-url"));
        assertThat(requests())
                .extracting(WeightedRequest::name, WeightedRequest::weight)
                .containsExactly(tuple("GET /ok", 1), tuple("GET /echo", 1), tuple("Fast one", 3));
        assertThat(fx.styleWarnings()).isEmpty();
    }

    @Test
    void a_problem_in_the_list_leads_to_its_request(FxRobot robot) {
        show();
        fx.read(() -> {
            RequestsViewModel model = fx.model().editor().requests();
            model.select(2);
            model.text(RequestField.WEIGHT).set("0");
            model.select(1);
            model.headers().getFirst().name.set("bad name");
            model.select(0);
            return 0;
        });
        ListView<String> problems = robot.lookup("#list").queryListView();
        fx.until(() -> problems.getItems().size() == 2);
        robot.clickOn("#loadTab");
        clickOnProblem(robot, 1);
        fx.until(() -> focused("request-weight") && selected() == 2);
        assertThat(
                        fx.read(() ->
                                fx.stage
                                        .getScene()
                                        .lookup("#request-weight")
                                        .getPseudoClassStates()))
                .contains(PseudoClass.getPseudoClass("danger"));
        replaceText(robot, "2");
        fx.until(() -> problems.getItems().size() == 1);
        clickOnProblem(robot, 0);
        fx.until(() ->
                selected() == 1
                        && focusOwner() instanceof TextInputControl typed
                        && typed.getText().equals("bad name"));
    }

    @Test
    void buttons_do_the_same_and_have_names(FxRobot robot) {
        show();
        for (String id :
                List.of("duplicateRequest", "moveRequestUp", "moveRequestDown", "removeRequest")) {
            Button button = robot.lookup("#" + id).queryButton();
            assertThat(button.getAccessibleText()).as(id).contains("this request");
            assertThat(button.getTooltip().getText()).as(id).contains("in the list");
        }
        assertThat(robot.lookup("#moveRequestUp").queryButton().isDisabled()).isTrue();
        robot.clickOn("#moveRequestDown").clickOn("#duplicateRequest");
        fx.until(() -> names().equals(List.of("New", "List", "List 2", "One")));
        robot.clickOn("#removeRequest").clickOn("#moveRequestUp").clickOn("#removeRequest");
        fx.until(() -> names().equals(List.of("New", "List")));
        robot.clickOn("#removeRequest");
        fx.until(() -> !fx.visible("#requestList") && focused("request-url"));
        robot.clickOn("#addFirst");
        fx.until(() -> names().equals(List.of("POST /orders", "GET /")));
    }

    @Test
    void tab_leaves_the_body_as_every_other_field_and_with_ctrl_is_typed(FxRobot robot) {
        robot.clickOn("#request-body").write("a", 0).push(KeyCode.CONTROL, KeyCode.TAB);
        fx.until(() -> text(RequestField.BODY).equals("a\t"));
        robot.push(KeyCode.TAB);
        fx.until(() -> !focused("request-body"));
        assertThat(fx.read(() -> text(RequestField.BODY))).isEqualTo("a\t");
        robot.push(KeyCode.SHIFT, KeyCode.TAB);
        fx.until(() -> focused("request-body"));
    }

    private String text(RequestField field) {
        return fx.model().editor().requests().text(field).get();
    }

    @Test
    void nothing_is_cut_and_what_cannot_be_shown_is_kept(FxRobot robot) {
        show();
        for (int request = 0; request < 3; request++) {
            int index = request;
            fx.read(() -> {
                fx.model().editor().requests().select(index);
                return 0;
            });
            WaitForAsyncUtils.waitForFxEvents();
        }
        assertThat(fx.read(() -> fx.model().editor().reading().get().storable()))
                .isEqualTo(Optional.of(RequestsViewModelTest.three()));
        fx.until(() -> robot.lookup("#requestList .list-cell .label").queryAll().size() >= 12);
        assertThat(cut(robot, "#requestList .list-cell .label")).isEmpty();
        for (String field : List.of("name", "weight", "address", "body")) {
            Label label = robot.lookup("#" + field + "Label").query();
            assertThat(label.getLabelFor()).as(field).isNotNull();
        }
        assertThat(cut(robot, ".form .label")).isEmpty();
        assertThat(list().getHeight()).isGreaterThanOrEqualTo(3 * 44);
        assertThat(fx.styleWarnings()).isEmpty();
    }

    /// Texts that have less room than they want.
    private List<String> cut(FxRobot robot, String labels) {
        return fx.read(() ->
                robot.lookup(labels).queryAllAs(Labeled.class).stream()
                        .filter(each -> each.isVisible() && !each.isWrapText())
                        .filter(each -> each.getWidth() < Math.floor(each.prefWidth(-1)))
                        .map(Labeled::getText)
                        .toList());
    }

    private void show() {
        fx.read(() -> {
            fx.model().editor().replace(RequestsViewModelTest.three());
            return 0;
        });
        fx.until(() -> fx.visible("#requestList"));
    }

    private static void clickOnProblem(FxRobot robot, int index) {
        Node cell = robot.lookup("#list .list-cell").nth(index).query();
        robot.clickOn(cell);
    }

    private void focusList() {
        fx.read(() -> {
            list().requestFocus();
            return 0;
        });
    }

    private static void replaceText(FxRobot robot, String text) {
        robot.push(KeyCode.CONTROL, KeyCode.A);
        robot.write(text, 0);
        WaitForAsyncUtils.waitForFxEvents();
    }

    @SuppressWarnings("unchecked") // The list holds nothing else.
    private ListView<RequestLine> list() {
        return (ListView<RequestLine>) fx.stage.getScene().lookup("#requestList");
    }

    private Node box() {
        return list().getParent();
    }

    private int selected() {
        int index = list().getSelectionModel().getSelectedIndex();
        assertThat(fx.model().editor().requests().selected().get()).isEqualTo(index);
        return index;
    }

    private List<String> names() {
        return fx.read(() -> list().getItems().stream().map(line -> line.name.get()).toList());
    }

    private List<WeightedRequest> requests() {
        return fx.read(
                () -> fx.model().editor().reading().get().storable().orElseThrow().requests());
    }

    private Node focusOwner() {
        return fx.stage.getScene().getFocusOwner();
    }

    private boolean focused(String id) {
        return id.equals(focusOwner().getId());
    }

    private String text(String id) {
        return fx.read(() -> ((TextInputControl) fx.stage.getScene().lookup("#" + id)).getText());
    }
}
