package dev.barograph.ui;

import dev.barograph.record.HistoryOrder;
import dev.barograph.record.HistoryQuery;
import dev.barograph.record.HistoryRow;
import dev.barograph.record.Listing;
import dev.barograph.record.ListingProgress;
import dev.barograph.record.RunArchive;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.StringBinding;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/// The list of kept runs: what is in it, what is searched for, what is selected. FX thread only;
/// needs no toolkit.
final class RunsViewModel {
    private final RunArchive archive;
    private final Work work;
    private final StringProperty search = new SimpleStringProperty("");
    private final ObjectProperty<HistoryOrder> order =
            new SimpleObjectProperty<>(HistoryOrder.NEWEST);
    private final ReadOnlyObjectWrapper<List<HistoryRow>> shown =
            new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyObjectWrapper<RunsState> state =
            new ReadOnlyObjectWrapper<>(RunsState.LOADING);
    private final ReadOnlyStringWrapper reading = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper fault = new ReadOnlyStringWrapper("");
    private final ObjectProperty<List<HistoryRow>> selected = new SimpleObjectProperty<>(List.of());
    private final StringBinding heading = Bindings.createStringBinding(this::headingNow, state);
    private final StringBinding advice =
            Bindings.createStringBinding(this::adviceNow, state, fault);
    private final Map<String, HistoryRow> all = new LinkedHashMap<>();
    private final AtomicBoolean unwanted = new AtomicBoolean();
    private boolean listing;
    private boolean listAgain;
    private int question;

    RunsViewModel(RunArchive archive, Work work) {
        this.archive = archive;
        this.work = work;
        search.addListener((_, _, _) -> find());
        order.addListener((_, _, _) -> find());
    }

    /// What is searched for; as in [HistoryQuery].
    StringProperty search() {
        return search;
    }

    ObjectProperty<HistoryOrder> order() {
        return order;
    }

    /// The runs that are listed, in order.
    ReadOnlyObjectProperty<List<HistoryRow>> shown() {
        return shown.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<RunsState> state() {
        return state.getReadOnlyProperty();
    }

    /// What stands in place of the list, in a few words; empty if there is a list.
    StringBinding heading() {
        return heading;
    }

    /// What to do about that.
    StringBinding advice() {
        return advice;
    }

    /// How far the reading of files is; empty if none are read.
    ReadOnlyStringProperty reading() {
        return reading.getReadOnlyProperty();
    }

    /// The selected runs, in the order of the list.
    ObjectProperty<List<HistoryRow>> selected() {
        return selected;
    }

    /// Looks into the folder again, away from the FX thread.
    void refresh() {
        if (listing) {
            listAgain = true;
            return;
        }
        listing = true;
        unwanted.set(false);
        ListingProgress progress =
                soFar -> {
                    work.onFx(() -> partly(soFar));
                    return !unwanted.get();
                };
        work.quietly(() -> archive.list(progress), this::listed, this::unreadable);
    }

    /// As [#refresh], if anything in the folder has changed.
    void refreshIfChanged() {
        if (!listing) {
            work.quietly(
                    archive::hasChanged,
                    changed -> {
                        if (changed) {
                            refresh();
                        }
                    },
                    _ -> {});
        }
    }

    /// Stops reading files; what is known by then stays.
    void stopReading() {
        unwanted.set(true);
    }

    /// Takes over what has become of some runs.
    void put(Collection<HistoryRow> rows) {
        rows.forEach(row -> all.put(row.id(), row));
        overtake();
    }

    /// Takes runs out of the list.
    void remove(Collection<HistoryRow> rows) {
        rows.forEach(row -> all.remove(row.id()));
        overtake();
    }

    /// A listing under way may have seen the runs as they were before.
    private void overtake() {
        listAgain |= listing;
        find();
    }

    private void partly(Listing soFar) {
        if (listing) {
            int total = soFar.rows().size() + soFar.unread();
            reading.set(
                    "Reading runs: "
                            + Figures.count(soFar.rows().size())
                            + " of "
                            + Figures.count(total));
            // What is known already stays until it is read again.
            soFar.rows().forEach(row -> all.put(row.id(), row));
            find();
        }
    }

    private void listed(Listing found) {
        fault.set("");
        listing = false;
        reading.set(
                switch (found.unread()) {
                    case 0 -> "";
                    case 1 -> "1 run was not read.";
                    default -> Figures.count(found.unread()) + " runs were not read.";
                });
        if (!listAgain) {
            all.clear();
            found.rows().forEach(row -> all.put(row.id(), row));
            find();
        }
        listAgain();
    }

    private void unreadable(String why) {
        fault.set(why);
        listing = false;
        reading.set("");
        all.clear();
        find();
        listAgain();
    }

    private void listAgain() {
        if (listAgain) {
            listAgain = false;
            refresh();
        }
    }

    /// Searches away from the FX thread: ten thousand runs take longer than a frame.
    private void find() {
        int asked = ++question;
        HistoryQuery query = new HistoryQuery(search.get(), order.get());
        List<HistoryRow> rows = new ArrayList<>(all.values());
        work.quietly(
                () -> query.of(rows),
                found -> {
                    if (asked == question) {
                        show(found);
                    }
                },
                _ -> {});
    }

    private void show(List<HistoryRow> found) {
        if (!found.equals(shown.get())) {
            shown.set(found);
        }
        state.set(stateNow(found));
    }

    private RunsState stateNow(List<HistoryRow> found) {
        if (!fault.get().isEmpty()) {
            return RunsState.UNREADABLE;
        }
        if (!found.isEmpty()) {
            return RunsState.LIST;
        }
        if (listing) {
            return RunsState.LOADING;
        }
        return all.isEmpty() ? RunsState.EMPTY : RunsState.NOTHING_FOUND;
    }

    private String headingNow() {
        return switch (state.get()) {
            case LOADING -> "Looking for runs";
            case LIST -> "";
            case EMPTY -> "No runs yet";
            case NOTHING_FOUND -> "No run matches";
            case UNREADABLE -> "The runs cannot be read";
        };
    }

    private String adviceNow() {
        return switch (state.get()) {
            case LOADING -> "The first time takes longest.";
            case LIST -> "";
            case EMPTY -> "Press Run; every run is kept here.";
            case NOTHING_FOUND ->
                    "Each word must be found in a name, address, tag, note or verdict.";
            case UNREADABLE ->
                    fault.get()
                            + "\nRuns are kept in "
                            + archive.history().folder()
                            + ". Check that it is a folder that you may read.";
        };
    }
}
