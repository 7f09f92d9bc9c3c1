package dev.barograph.ui;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/// Which charts are on the dashboard, and which of them has it to itself; remembered in the
/// settings. FX thread only; needs no toolkit.
final class ChartDashboardViewModel {
    private final List<String> all;
    private final SettingsViewModel settings;
    private final ReadOnlyObjectWrapper<Optional<List<String>>> chosen =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<String>> enlarged =
            new ReadOnlyObjectWrapper<>(Optional.empty());

    /// @param all ids of the charts, the most telling first
    ChartDashboardViewModel(List<String> all, SettingsViewModel settings) {
        this.all = List.copyOf(all);
        this.settings = settings;
        Settings known = settings.now();
        // What a later version showed is unknown here.
        chosen.set(
                known.cards()
                        .map(cards -> cards.stream().filter(all::contains).toList())
                        .filter(cards -> !cards.isEmpty()));
        enlarged.set(known.enlarged().filter(all::contains));
    }

    /// The charts that the person has chosen; empty for as many as fit.
    ReadOnlyObjectProperty<Optional<List<String>>> chosen() {
        return chosen.getReadOnlyProperty();
    }

    /// The chart that has the dashboard to itself.
    ReadOnlyObjectProperty<Optional<String>> enlarged() {
        return enlarged.getReadOnlyProperty();
    }

    /// The charts to show, in order.
    ///
    /// @param room how many fit without scrolling
    List<String> shown(int room) {
        return enlarged.get()
                .map(List::of)
                .orElseGet(
                        () -> chosen.get().orElse(all.subList(0, Math.clamp(room, 1, all.size()))));
    }

    /// Shows a chart that is not shown, and the other way round; the last one stays.
    ///
    /// @param now what is on the dashboard
    void toggle(String id, List<String> now) {
        List<String> next =
                new ArrayList<>(
                        all.stream()
                                .filter(each -> each.equals(id) != now.contains(each))
                                .toList());
        if (!next.isEmpty()) {
            chosen.set(Optional.of(next));
            enlarged.set(Optional.empty());
            save();
        }
    }

    /// Shows as many as fit.
    void fit() {
        chosen.set(Optional.empty());
        enlarged.set(Optional.empty());
        save();
    }

    /// Shows all, however small.
    void showAll() {
        chosen.set(Optional.of(all));
        enlarged.set(Optional.empty());
        save();
    }

    /// Gives the whole dashboard to one chart, or takes it back.
    void toggleLarge(String id) {
        enlarged.set(enlarged.get().equals(Optional.of(id)) ? Optional.empty() : Optional.of(id));
        save();
    }

    private void save() {
        settings.dashboard(chosen.get(), enlarged.get());
    }
}
