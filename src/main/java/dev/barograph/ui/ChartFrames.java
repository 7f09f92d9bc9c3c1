package dev.barograph.ui;

import dev.barograph.chart.Chart;
import dev.barograph.chart.ChartTheme;
import dev.barograph.chart.PixelCanvas;
import dev.barograph.chart.PlotArea;
import java.nio.IntBuffer;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import javafx.scene.image.PixelBuffer;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import org.jspecify.annotations.Nullable;

/// Pictures of one chart in three buffers that take turns: one is on screen, one may still be on
/// its way there, one is drawn into.
final class ChartFrames {
    private static final int BUFFERS = 3;

    /// What the pane needs now.
    ///
    /// @param width in logical pixels
    /// @param height in logical pixels
    /// @param scale device pixels a logical pixel
    /// @param shown whether anybody can see it
    record Wanted(int width, int height, double scale, ChartTheme theme, boolean shown) {
        boolean isDrawable() {
            return shown && width > 0 && height > 0;
        }

        int widthPixels() {
            return (int) Math.ceil(width * scale);
        }

        int heightPixels() {
            return (int) Math.ceil(height * scale);
        }
    }

    /// One finished picture.
    record Frame(Shared pixels, Wanted wanted, PlotArea area) {}

    /// Pixels that the chart is drawn into and JavaFX shows, without a copy between.
    static final class Shared {
        private final PixelCanvas canvas;
        private final PixelBuffer<IntBuffer> pixels;
        private @Nullable WritableImage image;

        Shared(PixelCanvas canvas) {
            this.canvas = canvas;
            pixels =
                    new PixelBuffer<>(
                            canvas.widthPixels(),
                            canvas.heightPixels(),
                            IntBuffer.wrap(canvas.pixels()),
                            PixelFormat.getIntArgbPreInstance());
        }

        int widthPixels() {
            return canvas.widthPixels();
        }

        int heightPixels() {
            return canvas.heightPixels();
        }

        /// The image, with what was drawn last. FX thread only.
        WritableImage newest() {
            WritableImage newest = image;
            if (newest == null) {
                newest = new WritableImage(pixels);
                image = newest;
            }
            // No region means all of it.
            pixels.updateBuffer(_ -> null);
            return newest;
        }
    }

    private final Chart chart;
    private final Consumer<Frame> onFx;
    private final AtomicReference<@Nullable Runnable> update = new AtomicReference<>();
    private volatile Wanted wanted = new Wanted(0, 0, 1, ChartTheme.LIGHT, false);

    // Render thread only.
    private final @Nullable Shared[] ring = new Shared[BUFFERS];
    private int next;

    ChartFrames(Chart chart, Consumer<Frame> onFx) {
        this.chart = chart;
        this.onFx = onFx;
    }

    /// FX thread only.
    ///
    /// @return whether that is something new
    boolean want(Wanted now) {
        boolean changed = !wanted.equals(now);
        wanted = now;
        return changed;
    }

    /// Takes the place of an update that has not been run yet.
    void update(Runnable newest) {
        update.set(newest);
    }

    /// Runs the newest update, and draws if anybody can see it. Render thread only.
    Optional<Frame> draw() {
        Runnable newest = update.getAndSet(null);
        if (newest != null) {
            newest.run();
        }
        Wanted now = wanted;
        if (!now.isDrawable()) {
            return Optional.empty();
        }
        Shared shared = buffer(now);
        PlotArea area =
                shared.canvas.draw(chart, now.width(), now.height(), now.scale(), now.theme());
        return Optional.of(new Frame(shared, now, area));
    }

    /// FX thread only.
    void deliver(Frame frame) {
        onFx.accept(frame);
    }

    private Shared buffer(Wanted now) {
        int index = next;
        next = (next + 1) % BUFFERS;
        Shared shared = ring[index];
        int width = now.widthPixels();
        int height = now.heightPixels();
        if (shared == null) {
            shared = new Shared(new PixelCanvas(width, height));
        } else if (shared.canvas.widthPixels() != width || shared.canvas.heightPixels() != height) {
            shared = new Shared(shared.canvas.resized(width, height));
        }
        ring[index] = shared;
        return shared;
    }
}
