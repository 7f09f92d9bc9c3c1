package dev.barograph.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.barograph.model.Profile;
import dev.barograph.profile.LoadResult;
import dev.barograph.profile.ProfileStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DocumentViewModelTest {
    @TempDir Path folder;

    private Steps steps;
    private DocumentViewModel document;

    @BeforeEach
    void open_window() {
        steps = new Steps(folder);
        document = steps.window.document();
    }

    private Path saved(String name) {
        Path path = folder.resolve(name);
        steps.choices.save = java.util.Optional.of(path);
        document.saveAs();
        return path;
    }

    @Test
    void a_saved_profile_is_opened_again_as_it_was() {
        steps.type(Field.NAME, "Mine");
        Path path = saved("mine.yaml");
        assertThat(steps.choices.suggested).isEqualTo("mine.yaml");
        assertThat(steps.editor().unsaved().get()).isFalse();
        Draft written = steps.editor().draft();

        document.showNew(StarterProfiles.blank());
        assertThat(document.file().get()).isNull();
        document.open(path);

        assertThat(steps.editor().draft()).isEqualTo(written);
        assertThat(document.file().get()).isEqualTo(path);
        assertThat(steps.editor().canUndo().get()).isFalse();
        assertThat(steps.settingsFile.load().recent()).containsExactly(path);
    }

    @ParameterizedTest
    @CsvSource({
        "my.yaml, my",
        "Load of May.YML, Load of May",
        "v1.2, v1.2",
        "untitled.yaml, Untitled",
        ".yaml, Untitled"
    })
    void a_profile_that_nobody_named_takes_the_name_of_its_file(String file, String name)
            throws IOException {
        document.showNew(StarterProfiles.blank());
        Path path = saved(file);

        assertThat(steps.editor().text(Field.NAME).get()).isEqualTo(name);
        assertThat(Files.readString(path)).contains("name: " + name + "\n");
        assertThat(steps.editor().unsaved().get()).isFalse();
    }

    @Test
    void the_name_of_the_file_is_told_and_is_one_step_of_undo() {
        document.showNew(StarterProfiles.blank());
        steps.editor().requests().text(RequestField.URL).set("http://127.0.0.1:1/");
        Path path = saved("my.yaml");
        assertThat(steps.window.notice().get())
                .isEqualTo("Saved to " + path + ", and named \"my\" after it");

        steps.editor().undo();
        assertThat(steps.editor().text(Field.NAME).get()).isEqualTo("Untitled");
        assertThat(steps.editor().requests().text(RequestField.URL).get()).isNotEmpty();
        assertThat(steps.editor().unsaved().get()).isTrue();
    }

    @Test
    void a_name_that_was_typed_stays_under_any_file_name() {
        document.showNew(StarterProfiles.blank());
        steps.type(Field.NAME, "Mine");
        saved("my.yaml");
        assertThat(steps.editor().text(Field.NAME).get()).isEqualTo("Mine");
    }

    @Test
    void a_profile_that_could_not_be_saved_keeps_its_name() {
        document.showNew(StarterProfiles.blank());
        saved("missing/my.yaml");
        assertThat(steps.editor().text(Field.NAME).get()).isEqualTo("Untitled");
        assertThat(steps.editor().canUndo().get()).isFalse();
    }

    @Test
    void save_goes_to_the_known_file_and_asks_for_none() throws IOException {
        Path path = saved("a.yaml");
        steps.choices.save = java.util.Optional.empty();
        steps.type(Field.NAME, "Second");
        document.save();

        assertThat(Files.readString(path)).contains("Second");
        assertThat(steps.editor().unsaved().get()).isFalse();
    }

    @Test
    void cancel_keeps_the_changes_and_stops_what_was_asked_for() {
        steps.type(Field.NAME, "Mine");
        steps.dialogs.unsaved = Dialogs.Unsaved.CANCEL;
        document.showNew(StarterProfiles.blank());

        assertThat(steps.editor().text(Field.NAME).get()).isEqualTo("Mine");
        assertThat(steps.dialogs.shown).containsExactly("unsaved: Mine");
    }

    @Test
    void discard_loses_the_changes_and_goes_on() {
        steps.type(Field.NAME, "Mine");
        steps.dialogs.unsaved = Dialogs.Unsaved.DISCARD;
        document.showNew(StarterProfiles.blank());

        assertThat(steps.editor().text(Field.NAME).get()).isEqualTo("Untitled");
    }

    @Test
    void save_in_the_question_saves_first_and_then_goes_on() throws IOException {
        steps.type(Field.NAME, "Mine");
        steps.dialogs.unsaved = Dialogs.Unsaved.SAVE;
        Path path = folder.resolve("m.yaml");
        steps.choices.save = java.util.Optional.of(path);
        document.showNew(StarterProfiles.blank());

        assertThat(Files.readString(path)).contains("Mine");
        assertThat(steps.editor().text(Field.NAME).get()).isEqualTo("Untitled");
    }

    @Test
    void giving_up_on_the_file_name_keeps_everything() {
        steps.type(Field.NAME, "Mine");
        steps.dialogs.unsaved = Dialogs.Unsaved.SAVE;
        document.showNew(StarterProfiles.blank());

        assertThat(steps.editor().text(Field.NAME).get()).isEqualTo("Mine");
        assertThat(steps.editor().unsaved().get()).isTrue();
    }

    @Test
    void a_broken_file_is_listed_line_by_line_and_nothing_is_touched() throws IOException {
        Path path = folder.resolve("broken.yaml");
        String text = "schemaVersion: 1\nname: [\nrequest: {url: 5\n";
        Files.writeString(path, text);
        Draft before = steps.editor().draft();
        document.open(path);

        assertThat(steps.dialogs.shown.getFirst()).isEqualTo("This profile cannot be opened");
        assertThat(steps.dialogs.shown.get(1)).contains("line");
        assertThat(steps.editor().draft()).isEqualTo(before);
        assertThat(document.file().get()).isNull();
        assertThat(Files.readString(path)).isEqualTo(text);
    }

    @Test
    void a_file_changed_by_somebody_else_is_replaced_only_after_a_question() throws IOException {
        Path path = saved("a.yaml");
        Files.writeString(path, "# mine\n");
        steps.type(Field.NAME, "Second");

        document.save();
        assertThat(Files.readString(path)).isEqualTo("# mine\n");
        assertThat(steps.editor().unsaved().get()).isTrue();

        steps.dialogs.replace = true;
        document.save();
        assertThat(Files.readString(path)).contains("Second");
        assertThat(steps.editor().unsaved().get()).isFalse();
    }

    @Test
    void a_profile_with_unreadable_fields_is_not_saved_and_the_reasons_are_shown() {
        steps.editor().text(Field.DRAIN).set("soon");
        Path path = saved("a.yaml");

        assertThat(path).doesNotExist();
        assertThat(steps.dialogs.shown.getFirst()).isEqualTo("This profile cannot be saved yet");
        assertThat(steps.dialogs.shown.get(1)).contains("soon");
    }

    @Test
    void a_saved_demo_profile_can_follow_a_target_that_had_to_take_another_port() {
        Path path = saved("demo.yaml");
        Steps elsewhere =
                new Steps(
                        folder.resolve("second"),
                        new DemoTarget("http://127.0.0.1:4711", "http://127.0.0.1:18080"));

        elsewhere.window.document().open(path);
        assertThat(elsewhere.dialogs.shown)
                .containsExactly("replace: The demo target has another address");
        assertThat(elsewhere.editor().requests().text(RequestField.URL).get()).contains(":18080/");
        assertThat(elsewhere.editor().unsaved().get()).isFalse();

        elsewhere.dialogs.replace = true;
        elsewhere.window.document().open(path);
        assertThat(elsewhere.editor().requests().text(RequestField.URL).get())
                .startsWith("http://127.0.0.1:4711/");
        assertThat(elsewhere.editor().unsaved().get()).isTrue();
        elsewhere.editor().undo();
        assertThat(elsewhere.editor().requests().text(RequestField.URL).get()).contains(":18080/");
    }

    @Test
    void all_requests_follow_a_target_that_had_to_take_another_port_in_one_step() {
        steps.editor().replace(RequestsViewModelTest.three());
        Path path = saved("three.yaml");
        Steps elsewhere =
                new Steps(
                        folder.resolve("second"),
                        new DemoTarget("http://127.0.0.1:4711", "http://127.0.0.1:18080"));
        elsewhere.dialogs.replace = true;

        elsewhere.window.document().open(path);
        assertThat(elsewhere.editor().draft().requests().all())
                .hasSize(3)
                .allMatch(request ->
                        request.text(RequestField.URL).startsWith("http://127.0.0.1:4711/orders"));
        elsewhere.editor().undo();
        assertThat(elsewhere.editor().unsaved().get()).isFalse();
    }

    @Test
    void one_of_several_requests_is_edited_and_the_file_keeps_the_others_to_the_letter()
            throws IOException {
        Path path = folder.resolve("several.yaml");
        String text =
                """
                schemaVersion: 1
                name: Shop
                requests:
                  - name: " spaced "
                    weight: 3
                    method: GET
                    url: http://127.0.0.1:18080/a
                    headers:
                      - Accept: " text/plain "
                    body: ""
                  - name: New order
                    weight: 1
                    method: POST
                    url: http://127.0.0.1:18080/b
                    body: "a\\r\\nb\\tü\\n"
                  - name: Same path
                    weight: 1000
                    method: POST
                    url: http://127.0.0.1:18080/b
                load:
                  model: open
                  spacing: even
                  stages:
                    - {level: 10, duration: 30s}
                limits:
                  connectTimeout: 10s
                  responseTimeout: 30s
                  totalTimeout: 60s
                  drain: 10s
                  permits: 1000
                  backlog: 10000
                  maxBodyBytes: 67108864
                """;
        ProfileStore store = new ProfileStore();
        Files.writeString(path, text);
        Profile opened = ((LoadResult.Loaded) store.load(path)).profile();
        store.save(opened, path);
        String written = Files.readString(path);
        assertThat(written)
                .contains("- name: \" spaced \"", "Accept: \" text/plain \"", "body: \"\"", "\\r");

        document.open(path);
        assertThat(steps.dialogs.shown).isEmpty();
        for (int request : new int[] {2, 1, 0, 2}) {
            steps.editor().requests().select(request);
        }
        document.save();
        assertThat(Files.readString(path)).isEqualTo(written);

        steps.editor().requests().text(RequestField.WEIGHT).set("5");
        document.save();
        assertThat(Files.readString(path)).isEqualTo(written.replace("weight: 1000", "weight: 5"));
        assertThat(steps.editor().unsaved().get()).isFalse();
    }

    @Test
    void a_folder_that_is_not_there_is_a_sentence_and_the_changes_stay() {
        steps.type(Field.NAME, "Mine");
        Path path = saved("missing/a.yaml");

        assertThat(path).doesNotExist();
        assertThat(steps.dialogs.shown.getFirst())
                .startsWith("Not saved: ")
                .contains("folder does not exist");
        assertThat(steps.editor().unsaved().get()).isTrue();
    }
}
