package dev.barograph.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.barograph.model.Body;
import dev.barograph.model.Header;
import dev.barograph.model.Problem;
import dev.barograph.model.Profile;
import dev.barograph.model.RequestSpec;
import dev.barograph.model.WeightedRequest;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RequestsViewModelTest {
    private static final String TARGET = "http://127.0.0.1:18080";

    @TempDir Path folder;

    private Steps steps;
    private EditorViewModel editor;
    private RequestsViewModel requests;

    @BeforeEach
    void open_window() {
        steps = new Steps(folder);
        editor = steps.editor();
        requests = editor.requests();
    }

    @Test
    void a_request_that_is_alone_has_no_list_and_goes_by_the_name_of_the_profile() {
        assertThat(requests.listed().get()).isFalse();
        editor.text(Field.NAME).set("Orders");
        assertThat(profile().requests())
                .extracting(WeightedRequest::name, WeightedRequest::weight)
                .containsExactly(tuple("Orders", 1));
    }

    @Test
    void a_second_request_gives_both_a_name_and_begins_at_the_same_target() {
        requests.text(RequestField.URL).set(TARGET + "/orders?secret=1");
        requests.add();

        assertThat(requests.listed().get()).isTrue();
        assertThat(requests.selected().get()).isEqualTo(1);
        assertThat(names()).containsExactly("GET /orders", "GET /");
        assertThat(requests.text(RequestField.URL).get()).isEqualTo(TARGET + "/");
        assertThat(requests.text(RequestField.WEIGHT).get()).isEqualTo("1");
        assertThat(editor.reading().get().problems()).isEmpty();
    }

    @Test
    void a_given_name_goes_with_method_and_address_until_a_name_is_typed() {
        requests.add();
        steps.type(requests.text(RequestField.URL), TARGET + "/orders");
        assertThat(requests.text(RequestField.NAME).get()).isEqualTo("GET /orders");
        requests.text(RequestField.METHOD).set("POST");
        assertThat(names()).containsExactly("GET /lognormal", "POST /orders");
        steps.pause();
        requests.text(RequestField.NAME).set("New order");
        requests.text(RequestField.URL).set(TARGET + "/elsewhere");
        assertThat(requests.text(RequestField.NAME).get()).isEqualTo("New order");

        editor.undo();
        editor.undo();
        assertThat(requests.text(RequestField.NAME).get()).isEqualTo("POST /orders");
        editor.undo();
        assertThat(requests.text(RequestField.NAME).get()).isEqualTo("GET /orders");
    }

    @Test
    void a_given_name_is_never_that_of_another() {
        requests.add();
        requests.text(RequestField.URL).set(TARGET + "/lognormal");
        assertThat(names()).containsExactly("GET /lognormal", "GET /lognormal 2");
    }

    @Test
    void every_change_of_the_list_is_taken_back_and_done_again() {
        open(three());
        Draft first = editor.draft();
        requests.select(1);
        requests.duplicate();
        requests.move(1);
        requests.remove();
        requests.add();
        requests.move(-1);
        requests.text(RequestField.WEIGHT).set("7");
        Draft last = editor.draft();
        assertThat(names()).containsExactly("List", "New", "GET /", "One");

        int steps = 0;
        while (editor.canUndo().get()) {
            editor.undo();
            steps++;
        }
        assertThat(steps).isEqualTo(6);
        assertThat(editor.draft()).isEqualTo(first);
        assertThat(editor.unsaved().get()).isFalse();
        while (editor.canRedo().get()) {
            editor.redo();
        }
        assertThat(editor.draft()).isEqualTo(last);
        assertThat(requests.text(RequestField.WEIGHT).get()).isEqualTo("7");
    }

    @Test
    void undo_shows_the_request_that_it_is_about() {
        open(three());
        requests.select(2);
        requests.text(RequestField.BODY).set("x");
        requests.select(0);
        editor.undo();
        assertThat(requests.selected().get()).isEqualTo(2);
        requests.select(1);
        requests.remove();
        assertThat(requests.text(RequestField.NAME).get()).isEqualTo("One");
        editor.undo();
        assertThat(requests.selected().get()).isEqualTo(1);
        assertThat(requests.text(RequestField.NAME).get()).isEqualTo("New");
        requests.move(-1);
        editor.undo();
        assertThat(requests.text(RequestField.NAME).get()).isEqualTo("New");
        assertThat(requests.selected().get()).isEqualTo(1);
        editor.text(Field.NAME).set("Other");
        editor.undo();
        assertThat(requests.selected().get()).isEqualTo(1);
    }

    @Test
    void typing_in_two_requests_is_two_steps_however_quick() {
        open(three());
        requests.text(RequestField.URL).set(TARGET + "/a");
        requests.select(1);
        requests.text(RequestField.URL).set(TARGET + "/b");
        editor.undo();
        assertThat(profile().requests())
                .extracting(request -> request.spec().url())
                .containsExactly(TARGET + "/a", TARGET + "/orders", TARGET + "/orders/1");
    }

    @Test
    void to_select_a_request_is_no_change() {
        open(three());
        requests.select(1);
        assertThat(requests.text(RequestField.METHOD).get()).isEqualTo("POST");
        assertThat(requests.headers())
                .singleElement()
                .extracting(row -> row.name.get())
                .isEqualTo("Accept");
        requests.select(2);
        assertThat(requests.headers()).isEmpty();
        requests.select(3);
        assertThat(requests.selected().get()).isEqualTo(2);
        assertThat(editor.unsaved().get()).isFalse();
        assertThat(editor.canUndo().get()).isFalse();
        assertThat(profile()).isEqualTo(three());
    }

    @Test
    void headers_are_those_of_the_selected_request() {
        open(three());
        requests.select(2);
        requests.addHeader();
        requests.headers().getFirst().name.set("bad name");
        assertThat(requests.headers().getFirst().problem.get()).contains("bad name");
        requests.select(1);
        assertThat(requests.headers().getFirst().problem.get()).isEmpty();
        requests.removeHeader(requests.headers().getFirst());
        assertThat(editor.draft().requests().all())
                .extracting(request -> request.headers().size())
                .containsExactly(0, 0, 1);
        editor.undo();
        assertThat(requests.headers()).hasSize(1);
    }

    @Test
    void the_list_says_what_each_asks_for_and_its_share() {
        open(three());
        assertThat(requests.lines())
                .extracting(line -> line.name.get())
                .containsExactly("List", "New", "One");
        assertThat(requests.lines())
                .extracting(line -> line.what.get())
                .containsExactly("GET /orders?page=1", "POST /orders", "GET /orders/1");
        assertThat(requests.lines())
                .extracting(line -> line.share.get())
                .containsExactly("60 %", "20 %", "20 %");
        requests.text(RequestField.WEIGHT).set("many");
        assertThat(requests.lines())
                .extracting(line -> line.share.get())
                .containsOnly(Figures.NONE);
        assertThat(requests.lines().getFirst().spoken())
                .isEqualTo("List, GET /orders?page=1, weight many, –, has a problem");
    }

    @Test
    void every_problem_stands_at_its_field_and_at_its_request() {
        open(three());
        requests.select(1);
        requests.text(RequestField.NAME).set("");
        requests.text(RequestField.WEIGHT).set("1001");
        requests.text(RequestField.METHOD).set("GE T");
        requests.text(RequestField.URL).set("http://127.0.0.2:18080/");
        requests.select(2);
        requests.text(RequestField.NAME).set("List");
        requests.text(RequestField.WEIGHT).set("half");

        assertThat(problem(RequestField.NAME)).contains("List");
        assertThat(problem(RequestField.WEIGHT)).contains("\"half\" is not a whole number");
        assertThat(problem(RequestField.URL)).isEmpty();
        requests.select(1);
        assertThat(problem(RequestField.NAME)).contains("Give the request a name");
        assertThat(problem(RequestField.WEIGHT)).contains("between 1 and 1000");
        assertThat(problem(RequestField.METHOD)).contains("GE T");
        assertThat(problem(RequestField.URL)).contains("127.0.0.2").contains("127.0.0.1");
        requests.select(0);
        assertThat(problem(RequestField.NAME)).isEmpty();
        assertThat(requests.lines())
                .extracting(line -> line.wrong.get())
                .containsExactly(false, true, true);
        Reading reading = editor.reading().get();
        assertThat(reading.problems())
                .extracting(Problem::field)
                .containsExactly(
                        "requests[1].name",
                        "requests[1].weight",
                        "requests[1].method",
                        "requests[1].url",
                        "requests[2].name",
                        "requests[2].weight");
        assertThat(ProblemText.of(reading.problems()))
                .allMatch(text -> text.startsWith("Request 2: ") || text.startsWith("Request 3: "));
        assertThat(reading.mark("request")).isEqualTo(" (6)");
        assertThat(reading.storable()).isEmpty();
    }

    @Test
    void the_one_that_is_left_goes_by_the_name_of_the_profile_again() {
        open(three());
        requests.select(2);
        requests.remove();
        assertThat(requests.selected().get()).isEqualTo(1);
        requests.select(0);
        requests.remove();
        requests.remove();

        assertThat(requests.listed().get()).isFalse();
        assertThat(profile().requests())
                .containsExactly(new WeightedRequest("Shop", 1, three().requests().get(1).spec()));
        editor.undo();
        assertThat(requests.listed().get()).isTrue();
        assertThat(names()).containsExactly("List", "New");
        assertThat(requests.lines().getFirst().share.get()).isEqualTo("75 %");
    }

    @Test
    void a_single_request_that_its_file_gave_a_name_keeps_it() {
        Profile single = with(List.of(new WeightedRequest("Own", 3, three().request())));
        open(single);
        assertThat(requests.listed().get()).isTrue();
        assertThat(profile()).isEqualTo(single);
        requests.text(RequestField.NAME).set("");
        assertThat(requests.listed().get()).isTrue();
    }

    @Test
    void the_ends_of_the_list_are_ends() {
        open(three());
        requests.move(-1);
        requests.select(2);
        requests.move(1);
        assertThat(profile()).isEqualTo(three());
        while (requests.lines().size() < RequestsDraft.MOST) {
            requests.duplicate();
        }
        requests.duplicate();
        requests.add();
        assertThat(names()).hasSize(50).doesNotHaveDuplicates();
        assertThat(editor.reading().get().problems()).isEmpty();
    }

    @Test
    void another_profile_begins_at_its_first_request() {
        open(three());
        requests.select(2);
        open(StarterProfiles.demo(TARGET));
        assertThat(requests.selected().get()).isZero();
        assertThat(requests.listed().get()).isFalse();
        assertThat(requests.lines()).hasSize(1);
        assertThat(profile()).isEqualTo(StarterProfiles.demo(TARGET));
    }

    private void open(Profile profile) {
        editor.replace(profile);
    }

    private Profile profile() {
        return editor.reading().get().storable().orElseThrow();
    }

    private List<String> names() {
        return editor.draft().requests().all().stream().map(RequestDraft::name).toList();
    }

    private String problem(RequestField field) {
        return requests.problemAt(field).get();
    }

    private static Profile with(List<WeightedRequest> sent) {
        Profile demo = StarterProfiles.demo(TARGET);
        return new Profile("Shop", sent, demo.load(), demo.limits(), List.of(), false);
    }

    /// Three requests of weight 3, 1 and 1.
    static Profile three() {
        return with(
                List.of(
                        new WeightedRequest(
                                "List",
                                3,
                                spec("GET", "/orders?page=1", List.of(), new Body.None())),
                        new WeightedRequest(
                                "New",
                                1,
                                spec(
                                        "POST",
                                        "/orders",
                                        List.of(new Header("Accept", "text/plain")),
                                        new Body.Text("a\r\nb\tü\n"))),
                        new WeightedRequest(
                                "One", 1, spec("GET", "/orders/1", List.of(), new Body.None()))));
    }

    private static RequestSpec spec(String method, String path, List<Header> headers, Body body) {
        return new RequestSpec(method, TARGET + path, headers, body);
    }
}
