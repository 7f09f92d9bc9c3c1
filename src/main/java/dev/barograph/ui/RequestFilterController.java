package dev.barograph.ui;

import dev.barograph.metrics.RequestOfRun;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.fxml.FXML;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Tooltip;
import javafx.util.StringConverter;

/// Chooses the request that the numbers are of; shown only where there are several.
final class RequestFilterController {
    private final RequestFilter filter;

    @FXML private ComboBox<Optional<RequestOfRun>> requestFilter;

    /// The list is being filled: what it selects meanwhile is nobody's choice.
    private boolean filling;

    RequestFilterController(RequestFilter filter) {
        this.filter = filter;
    }

    @FXML
    private void initialize() {
        requestFilter.setConverter(
                new StringConverter<>() {
                    @Override
                    public String toString(Optional<RequestOfRun> request) {
                        return RequestFilter.name(request == null ? Optional.empty() : request);
                    }

                    @Override
                    public Optional<RequestOfRun> fromString(String text) {
                        throw new UnsupportedOperationException("nobody types here: " + text);
                    }
                });
        requestFilter
                .valueProperty()
                .addListener((_, _, now) -> {
                    if (!filling && now != null) {
                        filter.choose(now);
                    }
                });
        filter.requests().addListener((_, _, now) -> list(now));
        list(filter.requests().get());
        filter.chosen().addListener((_, _, now) -> requestFilter.setValue(now));
        FieldBinding.show(
                requestFilter,
                Bindings.createBooleanBinding(
                        () -> !filter.requests().get().isEmpty(), filter.requests()));
        requestFilter
                .accessibleTextProperty()
                .bind(
                        Bindings.createStringBinding(
                                () ->
                                        "Request that the numbers are of: "
                                                + RequestFilter.name(filter.chosen().get()),
                                filter.chosen()));
        requestFilter.setTooltip(
                new Tooltip(
                        "Numbers, charts, tables and examples are of this request (Ctrl+J). In"
                                + " flight, waiting, the verdict, thresholds, the load and the"
                                + " generator are always of all requests."));
        requestFilter.getTooltip().setWrapText(true);
        requestFilter.getTooltip().setMaxWidth(360);
    }

    private void list(List<RequestOfRun> requests) {
        List<Optional<RequestOfRun>> choices = new ArrayList<>(List.of(Optional.empty()));
        requests.forEach(each -> choices.add(Optional.of(each)));
        filling = true;
        requestFilter.getItems().setAll(choices);
        requestFilter.setValue(filter.chosen().get());
        filling = false;
    }
}
