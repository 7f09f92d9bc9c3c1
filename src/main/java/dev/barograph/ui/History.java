package dev.barograph.ui;

import dev.barograph.model.NanoClock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Undo and redo over immutable states. Quick edits of the same thing become one step, so that undo
/// takes back a word and not a letter. Keeps the latest 500 states. Not thread-safe.
final class History<T> {
    private static final long PAUSE_NANOS = 1_000_000_000;
    private static final int MOST_STATES = 500;

    private final List<T> states = new ArrayList<>();
    private final NanoClock clock;
    private int at;
    private @Nullable Object lastKey;
    private long lastNanos;

    History(T first, NanoClock clock) {
        this.clock = clock;
        states.add(first);
    }

    /// The state in force.
    T current() {
        return states.get(at);
    }

    /// Takes a new state. It replaces the state in force if that was made by the same key less than
    /// a second ago.
    ///
    /// @param key what was edited
    void record(T state, Object key) {
        if (state.equals(current())) {
            return;
        }
        long now = clock.nanos();
        boolean sameEdit = key.equals(lastKey) && now - lastNanos < PAUSE_NANOS && at > 0;
        states.subList(at + 1, states.size()).clear();
        if (sameEdit) {
            states.set(at, state);
        } else {
            states.add(state);
            at++;
            if (states.size() > MOST_STATES) {
                states.removeFirst();
                at--;
            }
        }
        lastKey = key;
        lastNanos = now;
    }

    boolean canUndo() {
        return at > 0;
    }

    boolean canRedo() {
        return at < states.size() - 1;
    }

    /// Goes one step back; empty if there is none.
    Optional<T> undo() {
        return canUndo() ? Optional.of(go(at - 1)) : Optional.empty();
    }

    /// Goes one step forward again; empty if there is none.
    Optional<T> redo() {
        return canRedo() ? Optional.of(go(at + 1)) : Optional.empty();
    }

    private T go(int index) {
        at = index;
        lastKey = null;
        return current();
    }
}
