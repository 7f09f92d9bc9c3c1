package dev.barograph.ui;

import dev.barograph.scheduling.Scheduling;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// The one thread on which charts are fed and drawn, `chart-render`. Finished pictures go to the FX
/// thread together, in one task at a time: as long as that one has not run, no pane is drawn again,
/// so a busy FX thread gets fewer pictures and never a backlog.
///
/// Any thread may call it.
public final class ChartRenderer implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(ChartRenderer.class.getName());

    private final Consumer<Throwable> onFailure;
    private final AtomicLong framesDrawn = new AtomicLong();

    private final Object lock = new Object();
    private final Set<ChartFrames> attached = new LinkedHashSet<>();
    private final Set<ChartFrames> dirty = new LinkedHashSet<>();
    private final Set<ChartFrames> underWay = new HashSet<>();
    private final Map<ChartFrames, ChartFrames.Frame> ready = new LinkedHashMap<>();
    private final Deque<Runnable> asked = new ArrayDeque<>();
    private @Nullable Runnable update;
    private boolean posted;
    private boolean closed;

    /// Starts the thread; failures go to the log.
    public ChartRenderer() {
        this(e -> LOG.log(System.Logger.Level.ERROR, "A chart could not be drawn", e));
    }

    /// Starts the thread.
    ///
    /// @param onFailure told of what a chart or an update threw, on the render thread; that picture
    ///   is left out
    // Measuring matters more than drawing: where threads have priorities, the load generator goes
    // first.
    @SuppressWarnings("ThreadPriorityCheck")
    public ChartRenderer(Consumer<Throwable> onFailure) {
        this.onFailure = onFailure;
        Thread thread = new Thread(this::run, "chart-render");
        thread.setDaemon(true);
        thread.setPriority(Thread.MIN_PRIORITY);
        thread.setUncaughtExceptionHandler((_, e) -> onFailure.accept(e));
        thread.start();
    }

    /// Runs `onRenderThread`, which may feed any number of charts, and then draws all panes that
    /// can be seen. Returns at once. Of several updates that wait for their turn only the newest is
    /// run, so each must bring everything.
    public void update(Runnable onRenderThread) {
        synchronized (lock) {
            update = onRenderThread;
            dirty.addAll(attached);
            lock.notifyAll();
        }
    }

    /// Makes something of a chart on the thread that owns it. Returns at once; exactly one of the
    /// others is called, on that thread. After [#close()] none is.
    ///
    /// @param failed told of what `task` threw
    public <T> void ask(Supplier<T> task, Consumer<T> then, Consumer<Throwable> failed) {
        Runnable whole =
                () -> {
                    T result;
                    try {
                        result = task.get();
                    } catch (RuntimeException | Error e) {
                        failed.accept(e);
                        return;
                    }
                    then.accept(result);
                };
        synchronized (lock) {
            asked.add(whole);
            lock.notifyAll();
        }
    }

    /// Pictures drawn since the start.
    public long framesDrawn() {
        return framesDrawn.get();
    }

    /// Ends the thread once the picture it is at is done; later updates do nothing. Returns at
    /// once.
    @Override
    public void close() {
        synchronized (lock) {
            closed = true;
            lock.notifyAll();
        }
    }

    void attach(ChartFrames frames) {
        synchronized (lock) {
            attached.add(frames);
        }
    }

    void detach(ChartFrames frames) {
        synchronized (lock) {
            attached.remove(frames);
            dirty.remove(frames);
        }
    }

    void redraw(ChartFrames frames) {
        synchronized (lock) {
            dirty.add(frames);
            lock.notifyAll();
        }
    }

    private void run() {
        Scheduling.patient();
        while (awaitWork()) {
            Runnable newest;
            List<Runnable> tasks;
            List<ChartFrames> turn;
            synchronized (lock) {
                newest = update;
                update = null;
                tasks = new ArrayList<>(asked);
                asked.clear();
                turn = new ArrayList<>(dirty);
                turn.removeAll(underWay);
                dirty.removeAll(turn);
            }
            guarded(newest == null ? () -> {} : newest);
            tasks.forEach(this::guarded);
            for (ChartFrames frames : turn) {
                guarded(() -> frames.draw().ifPresent(frame -> finished(frames, frame)));
            }
            postReady();
        }
    }

    /// @return false once the renderer is closed
    private boolean awaitWork() {
        synchronized (lock) {
            try {
                while (!closed
                        && update == null
                        && asked.isEmpty()
                        && underWay.containsAll(dirty)) {
                    lock.wait();
                }
            } catch (InterruptedException e) {
                // Nobody interrupts this thread but to end it.
                Thread.currentThread().interrupt();
                return false;
            }
            return !closed;
        }
    }

    private void finished(ChartFrames frames, ChartFrames.Frame frame) {
        framesDrawn.incrementAndGet();
        synchronized (lock) {
            ready.put(frames, frame);
            underWay.add(frames);
        }
    }

    private void postReady() {
        synchronized (lock) {
            if (ready.isEmpty() || posted || closed) {
                return;
            }
            posted = true;
        }
        FxBridge.post(this::deliver);
    }

    private void deliver() {
        Map<ChartFrames, ChartFrames.Frame> now;
        synchronized (lock) {
            posted = false;
            now = new LinkedHashMap<>(ready);
            ready.clear();
        }
        now.forEach(ChartFrames::deliver);
        synchronized (lock) {
            underWay.removeAll(now.keySet());
            lock.notifyAll();
        }
    }

    // Whatever a chart throws, if it is for want of memory, must not end the thread that draws all
    // the others.
    private void guarded(Runnable work) {
        try {
            work.run();
        } catch (RuntimeException | Error e) {
            onFailure.accept(e);
        }
    }
}
