package dev.barograph.engine;

import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

/// One thread that does a transport's work, an event loop as a rule. Tasks run one after another
/// and must not block.
public interface Lane extends Executor {
    /// Runs a task later.
    ///
    /// @param delay zero or more
    void schedule(Runnable task, long delay, TimeUnit unit);
}
