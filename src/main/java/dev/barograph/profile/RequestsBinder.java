package dev.barograph.profile;

import dev.barograph.model.Body;
import dev.barograph.model.Header;
import dev.barograph.model.RequestSpec;
import dev.barograph.model.WeightedRequest;
import dev.barograph.profile.Node.Kind;
import java.util.ArrayList;
import java.util.List;

/// Gives the part of a tree that says what is sent its meaning: one `request`, or a list of
/// `requests`. For one binding; not thread-safe.
final class RequestsBinder {
    private static final RequestSpec NOTHING =
            new RequestSpec("GET", "http://127.0.0.1/", List.of(), new Body.None());

    private final Findings findings;

    RequestsBinder(Findings findings) {
        this.findings = findings;
    }

    /// At least one, whatever the tree holds.
    ///
    /// @param profileName what a single request without a name is called
    List<WeightedRequest> bind(Section top, String profileName) {
        if (!top.has("requests")) {
            return List.of(new WeightedRequest(profileName, 1, spec(top.section("request"))));
        }
        String path = top.pathOf("requests");
        List<Node> items = top.items("requests").orElse(List.of());
        if (top.has("request")) {
            findings.problem(
                    path,
                    "Write either request, for a single one, or the list requests, not both.");
        } else if (items.isEmpty()) {
            findings.problem(path, "List at least one request, each on lines after \"- \".");
        }
        if (items.size() == 1) {
            // What the rules call it if there is nothing to tell it from a single one.
            findings.at("request", items.getFirst().place());
        }
        List<WeightedRequest> requests = new ArrayList<>();
        for (int i = 0; i < items.size(); i++) {
            String at = path + "[" + i + "]";
            findings.at(at, items.get(i).place());
            Section request = Section.of(at, items.get(i), findings);
            String name =
                    items.size() == 1
                            ? request.text("name").orElse(profileName)
                            : request.neededText("name", "\"name: List orders\"");
            requests.add(new WeightedRequest(name, request.wholeOr(1, "weight"), spec(request)));
        }
        return requests.isEmpty()
                ? List.of(new WeightedRequest(profileName, 1, NOTHING))
                : requests;
    }

    private RequestSpec spec(Section request) {
        String method = request.text("method").orElse("GET");
        String url = request.neededText("url", "\"url: http://127.0.0.1:8080/\"");
        List<Header> headers = headers(request);
        Body body = request.text("body").<Body>map(Body.Text::new).orElse(new Body.None());
        request.close();
        return new RequestSpec(method, url, headers, body);
    }

    private List<Header> headers(Section request) {
        List<Header> headers = new ArrayList<>();
        List<Node> items = request.items("headers").orElse(List.of());
        for (int i = 0; i < items.size(); i++) {
            String path = request.pathOf("headers") + "[" + i + "]";
            Node item = items.get(i);
            findings.at(path, item.place());
            if (item instanceof Node.Fields f
                    && f.fields().size() == 1
                    && f.fields().getFirst().value() instanceof Node.Scalar value
                    && value.kind() != Kind.NOTHING) {
                headers.add(new Header(f.fields().getFirst().key(), value.text()));
            } else {
                findings.problem(
                        path, "A header is one \"- Name: value\"; write \"\" for an empty value.");
            }
        }
        return headers;
    }
}
