package dev.barograph.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.barograph.model.Body;
import dev.barograph.model.Header;
import dev.barograph.model.LoadShape;
import dev.barograph.model.Problem;
import dev.barograph.model.Profile;
import dev.barograph.model.Spacing;
import dev.barograph.model.Stage;
import dev.barograph.model.Threshold;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EditorViewModelTest {
    @TempDir Path folder;

    @Test
    void problems_are_listed_in_the_order_of_the_fields_in_a_file() {
        EditorViewModel editor = new Steps(folder).editor();
        editor.text(Field.PERMITS).set("many");
        editor.text(Field.CONNECT_TIMEOUT).set("0s");
        editor.stages().getFirst().duration.set("soon");
        editor.text(Field.REQUESTS).set("0");
        editor.requests().text(RequestField.URL).set("ftp://x/");
        editor.text(Field.NAME).set("");

        assertThat(editor.reading().get().problems())
                .extracting(Problem::field)
                .containsExactly(
                        "name",
                        "request.url",
                        "load.stages[0].duration",
                        "load.requests",
                        "limits.connectTimeout",
                        "limits.permits");
    }

    @Test
    void what_is_typed_becomes_the_profile() {
        Steps steps = new Steps(folder);
        EditorViewModel editor = steps.editor();

        editor.text(Field.NAME).set(" Orders ");
        editor.requests().text(RequestField.METHOD).set("POST");
        editor.requests().text(RequestField.URL).set("https://shop.test/orders");
        editor.requests().text(RequestField.BODY).set("{\"ü\":1}");
        editor.requests().addHeader();
        editor.requests().addHeader();
        editor.requests().headers().get(1).name.set("Accept");
        editor.requests().headers().get(1).value.set("text/plain");
        editor.text(Field.CONNECT_TIMEOUT).set("250ms");
        editor.text(Field.PERMITS).set("42");
        editor.text(Field.REQUESTS).set("1000");
        editor.arrivals().set(Arrivals.POISSON);
        editor.text(Field.SEED).set("7");
        editor.stages().getFirst().to.set("2.5");
        editor.samples().set(true);

        Profile profile = editor.reading().get().runnable().orElseThrow();
        assertThat(profile.name()).isEqualTo("Orders");
        assertThat(profile.request().method()).isEqualTo("POST");
        assertThat(profile.request().url()).isEqualTo("https://shop.test/orders");
        assertThat(profile.request().body()).isEqualTo(new Body.Text("{\"ü\":1}"));
        assertThat(profile.request().headers()).containsExactly(new Header("Accept", "text/plain"));
        assertThat(profile.limits().connectTimeout()).isEqualTo(Duration.ofMillis(250));
        assertThat(profile.limits().permits()).isEqualTo(42);
        assertThat(profile.load().maxRequests()).isEqualTo(OptionalLong.of(1_000));
        LoadShape.Open open = (LoadShape.Open) profile.load().shape();
        assertThat(open.spacing()).isEqualTo(new Spacing.Poisson(7));
        assertThat(open.stages().getFirst()).isEqualTo(Stage.ramp(0, 2.5, Duration.ofSeconds(10)));

        assertThat(profile.samples()).isTrue();
        editor.undo();
        assertThat(editor.samples().get()).isFalse();
        editor.redo();

        editor.stages().getFirst().to.set("3");
        editor.loadModel().set(LoadModel.CLOSED);
        assertThat(editor.reading().get().runnable().orElseThrow().load().shape())
                .isInstanceOf(LoadShape.Closed.class);
    }

    @Test
    void a_profile_survives_the_editors_unchanged() {
        Profile demo = StarterProfiles.demo("http://127.0.0.1:1");
        assertThat(DraftReader.read(Draft.of(demo)).runnable()).contains(demo);
    }

    @Test
    void every_problem_is_found_at_once_and_stands_at_its_field() {
        Steps steps = new Steps(folder);
        EditorViewModel editor = steps.editor();

        editor.requests().text(RequestField.URL).set("ftp://x");
        editor.text(Field.DRAIN).set("soon");
        editor.text(Field.PERMITS).set("0");
        editor.text(Field.BACKLOG).set("99999999999");
        editor.stages().get(0).from.set("NaN");
        editor.stages().get(1).duration.set("0s");

        Reading reading = editor.reading().get();
        assertThat(reading.at("request.url")).contains("http://");
        assertThat(reading.at("limits.drain")).contains("\"soon\"").contains("1m30s");
        assertThat(reading.at("limits.permits")).contains("between 1 and");
        assertThat(reading.at("limits.backlog")).contains("whole number");
        assertThat(editor.stages().get(0).fromWrong.get()).isTrue();
        assertThat(editor.stages().get(0).toWrong.get()).isFalse();
        assertThat(editor.stages().get(0).problem.get()).contains("NaN");
        assertThat(editor.stages().get(1).durationWrong.get()).isTrue();
        assertThat(reading.problems()).hasSize(6);
        assertThat(reading.runnable()).isEmpty();
        assertThat(reading.storable()).isEmpty();
        assertThat(steps.window.control().canStart().get()).isFalse();
        assertThat(steps.window.control().hint().get())
                .isEqualTo("6 problems to solve before a run");
    }

    @Test
    void a_header_problem_stands_in_its_row_even_after_an_empty_one() {
        EditorViewModel editor = new Steps(folder).editor();
        editor.requests().addHeader();
        editor.requests().addHeader();
        editor.requests().headers().get(1).name.set("bad name");

        assertThat(editor.requests().headers().get(0).problem.get()).isEmpty();
        assertThat(editor.requests().headers().get(1).problem.get()).contains("bad name");
    }

    @Test
    void thresholds_are_edited_as_text_with_problems_in_their_rows_and_undone() {
        Steps steps = new Steps(folder);
        EditorViewModel editor = steps.editor();
        editor.addThreshold("");
        editor.addThreshold("p98 < 1s");
        editor.addThreshold("errors<1%");

        assertThat(editor.thresholds().get(0).problem.get()).isEmpty();
        assertThat(editor.thresholds().get(1).problem.get()).contains("There is no figure");
        assertThat(editor.thresholds().get(2).problem.get()).isEmpty();
        assertThat(editor.reading().get().storable()).isEmpty();
        assertThat(editor.reading().get().mark("thresholds")).isEqualTo(" (1)");

        steps.pause();
        editor.thresholds().get(1).text.set("p99 < 1s");
        assertThat(editor.reading().get().runnable().orElseThrow().thresholds())
                .extracting(Threshold::text)
                .containsExactly("p99 < 1s", "errors < 1%");
        editor.undo();
        assertThat(editor.thresholds().get(1).text.get()).isEqualTo("p98 < 1s");
        editor.redo();
        editor.removeThreshold(editor.thresholds().get(1));
        assertThat(editor.thresholds())
                .extracting(row -> row.text.get())
                .containsExactly("", "errors<1%");
        editor.undo();
        assertThat(editor.thresholds()).hasSize(3);

        Profile bounded = editor.reading().get().runnable().orElseThrow();
        assertThat(DraftReader.read(Draft.of(bounded)).runnable()).contains(bounded);
        editor.useShape(bounded.load().shape());
        assertThat(editor.thresholds()).hasSize(3);
    }

    @Test
    void typing_is_undone_as_a_whole_and_the_unsaved_mark_goes_with_it() {
        Steps steps = new Steps(folder);
        EditorViewModel editor = steps.editor();
        String before = editor.requests().text(RequestField.URL).get();
        assertThat(editor.unsaved().get()).isFalse();

        steps.type(editor.requests().text(RequestField.URL), "http://a/");
        assertThat(editor.unsaved().get()).isTrue();

        editor.undo();
        assertThat(editor.requests().text(RequestField.URL).get()).isEqualTo(before);
        assertThat(editor.unsaved().get()).isFalse();
        assertThat(editor.canUndo().get()).isFalse();

        editor.redo();
        assertThat(editor.requests().text(RequestField.URL).get()).isEqualTo("http://a/");
        assertThat(editor.reading().get().runnable().orElseThrow().request().url())
                .isEqualTo("http://a/");
    }

    @Test
    void rows_are_added_moved_and_removed_and_each_can_be_undone() {
        EditorViewModel editor = new Steps(folder).editor();
        var before = editor.draft().stages();

        editor.addStage();
        assertThat(editor.stages()).hasSize(3);
        assertThat(editor.stages().getLast().from.get()).isEqualTo("200");
        editor.moveStage(editor.stages().getLast(), -1);
        assertThat(editor.draft().stages().get(1)).isEqualTo(new StageDraft("200", "200", "10s"));
        editor.moveStage(editor.stages().getFirst(), -1);
        editor.removeStage(editor.stages().getFirst());
        assertThat(editor.stages()).hasSize(2);

        editor.undo();
        editor.undo();
        editor.undo();
        assertThat(editor.draft().stages()).isEqualTo(before);
        assertThat(editor.canUndo().get()).isFalse();
    }

    @Test
    void undo_and_redo_show_the_page_on_which_they_change_something() {
        EditorViewModel editor = new Steps(folder).editor();
        editor.requests().text(RequestField.URL).set("http://a/");
        editor.addStage();
        editor.text(Field.REQUESTS).set("5");
        editor.addThreshold("errors < 1%");
        editor.samples().set(true);
        editor.text(Field.PERMITS).set("7");
        editor.text(Field.NAME).set("Other");

        List<EditorPage> shown = new ArrayList<>();
        while (editor.canUndo().get()) {
            editor.page().set(EditorPage.RUNS);
            editor.undo();
            shown.add(editor.page().get());
        }
        assertThat(shown)
                .as("a name is in sight on every page")
                .containsExactly(
                        EditorPage.RUNS,
                        EditorPage.LIMITS,
                        EditorPage.LIMITS,
                        EditorPage.THRESHOLDS,
                        EditorPage.LOAD,
                        EditorPage.LOAD,
                        EditorPage.REQUEST);
        editor.page().set(EditorPage.RUNS);
        editor.redo();
        assertThat(editor.page().get()).isEqualTo(EditorPage.REQUEST);
    }

    @Test
    void the_shape_is_redrawn_as_it_is_typed_and_stays_while_a_stage_is_unreadable() {
        EditorViewModel editor = new Steps(folder).editor();
        editor.stages().get(1).duration.set("5s");
        assertThat(editor.shape().get().duration()).isEqualTo(Duration.ofSeconds(15));

        editor.stages().get(1).duration.set("5");
        assertThat(editor.shape().get().duration()).isEqualTo(Duration.ofSeconds(15));
        assertThat(editor.stages().get(1).durationWrong.get()).isTrue();

        editor.requests().text(RequestField.URL).set("");
        editor.stages().get(1).duration.set("50s");
        assertThat(editor.shape().get().duration()).isEqualTo(Duration.ofSeconds(60));
    }
}
