package dev.barograph.ui;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import java.util.logging.Level;
import java.util.logging.Logger;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;

/// Sends slow things away from the FX thread and brings their results back to it. [#run] is for the
/// FX thread.
final class Work {
    private static final Logger LOG = Logger.getLogger(Work.class.getName());

    /// Something slow that touches files.
    @FunctionalInterface
    interface Task<T> {
        T call() throws IOException;
    }

    private final Executor away;
    private final Executor fx;
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();
    private int running;

    /// @param away runs the slow part
    /// @param fx runs what follows on the FX thread
    Work(Executor away, Executor fx) {
        this.away = away;
        this.fx = fx;
    }

    /// Whether anything is under way.
    ReadOnlyBooleanProperty busy() {
        return busy.getReadOnlyProperty();
    }

    /// Runs `task` away from the FX thread, then exactly one of the others on it.
    ///
    /// @param failed gets a sentence for people
    <T> void run(Task<T> task, Consumer<T> then, Consumer<String> failed) {
        count(1);
        execute(task, then, failed, () -> count(-1));
    }

    /// As [#run], for what nobody waits for: does not count as being busy.
    <T> void quietly(Task<T> task, Consumer<T> then, Consumer<String> failed) {
        execute(task, then, failed, () -> {});
    }

    private <T> void execute(
            Task<T> task, Consumer<T> then, Consumer<String> failed, Runnable first) {
        try {
            away.execute(() -> carryOut(task, then, failed, first));
        } catch (RejectedExecutionException e) {
            // The window has been closed: nobody waits any more.
            LOG.log(Level.FINE, "A task came after the end", e);
        }
    }

    private <T> void carryOut(
            Task<T> task, Consumer<T> then, Consumer<String> failed, Runnable first) {
        Runnable next = () -> {};
        try {
            T result = task.call();
            next = () -> then.accept(result);
        } catch (IOException | UncheckedIOException e) {
            next = () -> failed.accept(sentence(e));
        } catch (RuntimeException e) {
            // A bug; whoever waits must hear of it all the same.
            LOG.log(Level.SEVERE, "A task failed", e);
            next = () -> failed.accept("Internal error: " + sentence(e));
        } catch (Error e) {
            // No memory for a large run, for one: who waits must not wait for ever.
            next = () -> failed.accept("Internal error: " + e);
            throw e;
        } finally {
            Runnable last = next;
            fx.execute(() -> {
                first.run();
                last.run();
            });
        }
    }

    /// Runs `task` on the FX thread; any thread may ask.
    void onFx(Runnable task) {
        fx.execute(task);
    }

    private static String sentence(Exception e) {
        String message = e.getMessage();
        return message == null ? e.toString() : message;
    }

    private void count(int by) {
        running += by;
        busy.set(running > 0);
    }
}
