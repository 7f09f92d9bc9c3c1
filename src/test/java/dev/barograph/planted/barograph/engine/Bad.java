package dev.barograph.planted.barograph.engine;

import java.util.concurrent.CompletableFuture;
import org.HdrHistogram.Histogram;

/// Does nearly everything that an engine must not.
public class Bad {
    dev.barograph.planted.barograph.http.Bad client =
            new dev.barograph.planted.barograph.http.Bad();
    Histogram histogram = new Histogram(3);
    io.netty.util.concurrent.EventExecutor loop =
            io.netty.util.concurrent.ImmediateEventExecutor.INSTANCE;

    long wait(CompletableFuture<String> future) throws Exception {
        Thread.sleep(1);
        System.out.println(future.get());
        throw new RuntimeException(future.join() + System.currentTimeMillis());
    }
}
