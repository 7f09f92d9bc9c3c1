package dev.barograph.ui;

import dev.barograph.model.Body;
import dev.barograph.model.Header;
import dev.barograph.model.RequestSpec;
import dev.barograph.model.WeightedRequest;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// One request, as typed. Immutable.
///
/// @param texts a text for every [RequestField]
/// @param file what it was when it was opened; empty if it came from no profile
record RequestDraft(
        Map<RequestField, String> texts,
        List<HeaderDraft> headers,
        Optional<WeightedRequest> file) {
    private static final List<RequestField> SENT =
            List.of(RequestField.METHOD, RequestField.URL, RequestField.BODY);

    RequestDraft {
        EnumMap<RequestField, String> whole = new EnumMap<>(RequestField.class);
        for (RequestField field : RequestField.values()) {
            whole.put(field, texts.getOrDefault(field, ""));
        }
        texts = Collections.unmodifiableMap(whole);
        headers = List.copyOf(headers);
    }

    static RequestDraft of(WeightedRequest request) {
        EnumMap<RequestField, String> texts = new EnumMap<>(RequestField.class);
        texts.put(RequestField.NAME, request.name());
        texts.put(RequestField.WEIGHT, Integer.toString(request.weight()));
        texts.put(RequestField.METHOD, request.spec().method());
        texts.put(RequestField.URL, request.spec().url());
        texts.put(
                RequestField.BODY,
                switch (request.spec().body()) {
                    case Body.None() -> "";
                    case Body.Text(String text) -> text;
                });
        return new RequestDraft(
                texts,
                request.spec().headers().stream()
                        .map(header -> new HeaderDraft(header.name(), header.value()))
                        .toList(),
                Optional.of(request));
    }

    /// A request that only asks for an address.
    static RequestDraft get(String url) {
        return new RequestDraft(
                Map.of(
                        RequestField.WEIGHT, "1",
                        RequestField.METHOD, "GET",
                        RequestField.URL, url),
                List.of(),
                Optional.empty());
    }

    String text(RequestField field) {
        return texts.getOrDefault(field, "");
    }

    String name() {
        return text(RequestField.NAME);
    }

    RequestDraft with(RequestField field, String text) {
        EnumMap<RequestField, String> changed = new EnumMap<>(texts);
        changed.put(field, text);
        return new RequestDraft(changed, headers, file);
    }

    /// With other texts in all its fields.
    RequestDraft with(Map<RequestField, String> texts, List<HeaderDraft> headers) {
        return new RequestDraft(texts, headers, file);
    }

    RequestDraft withHeaders(List<HeaderDraft> changed) {
        return new RequestDraft(texts, changed, file);
    }

    /// The name to save: to the letter what was opened as long as nobody has typed there.
    String savedName() {
        boolean untouched = file.filter(opened -> opened.name().equals(name())).isPresent();
        return untouched ? name() : name().strip();
    }

    /// What is sent. To the letter what was opened as long as nobody has typed there: fields show
    /// an empty body like none, and space around an address does no harm.
    RequestSpec spec() {
        return file.filter(opened -> sends(of(opened)))
                .map(WeightedRequest::spec)
                .orElseGet(this::read);
    }

    private boolean sends(RequestDraft other) {
        return headers.equals(other.headers)
                && SENT.stream().allMatch(field -> text(field).equals(other.text(field)));
    }

    private RequestSpec read() {
        String body = text(RequestField.BODY);
        return new RequestSpec(
                text(RequestField.METHOD).strip(),
                text(RequestField.URL).strip(),
                headers.stream()
                        .filter(HeaderDraft::isSent)
                        .map(row -> new Header(row.name().strip(), row.value()))
                        .toList(),
                body.isEmpty() ? new Body.None() : new Body.Text(body));
    }
}
