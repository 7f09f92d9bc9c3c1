package dev.barograph.ui;

import dev.barograph.metrics.RequestOfRun;
import dev.barograph.model.Profile;
import java.util.List;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.StringBinding;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableStringValue;

/// Which request of the run on screen every number is of. The choice outlasts ranges, pages and the
/// end of the run; another run begins with all requests. FX thread only; needs no toolkit.
final class RequestFilter {
    /// What stands for no choice.
    static final String ALL = "All requests";

    private final ReadOnlyObjectWrapper<List<RequestOfRun>> requests =
            new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyObjectWrapper<Optional<RequestOfRun>> chosen =
            new ReadOnlyObjectWrapper<>(Optional.empty());

    /// What a choice is called.
    static String name(Optional<RequestOfRun> request) {
        return request.map(RequestOfRun::name).orElse(ALL);
    }

    /// Words about the whole run, which say so while a single request is looked at.
    StringBinding ofAll(ObservableStringValue words) {
        return Bindings.createStringBinding(
                () ->
                        chosen.get().isEmpty() || words.get().isEmpty()
                                ? words.get()
                                : ALL + ": " + words.get(),
                words,
                chosen);
    }

    /// Those to choose from, in the order of the profile; none if the run sends only one.
    ReadOnlyObjectProperty<List<RequestOfRun>> requests() {
        return requests.getReadOnlyProperty();
    }

    /// The chosen one; empty for all of them.
    ReadOnlyObjectProperty<Optional<RequestOfRun>> chosen() {
        return chosen.getReadOnlyProperty();
    }

    /// Chooses one of those that there are; anything else is all of them.
    void choose(Optional<RequestOfRun> request) {
        chosen.set(request.filter(requests.get()::contains));
    }

    /// Another run.
    void reset(Profile profile) {
        chosen.set(Optional.empty());
        requests.set(RequestOfRun.of(profile));
    }
}
