package dev.barograph.ui;

import dev.barograph.chart.Chart;
import dev.barograph.chart.ChartTheme;
import dev.barograph.chart.PixelCanvas;
import dev.barograph.chart.PlotArea;
import java.nio.IntBuffer;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import javafx.geometry.Rectangle2D;
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

    /// Pixels that the chart is drawn into and JavaFX shows, without a copy between: the upper left
    /// of an image. The image stays while the chart fits into it, as JavaFX keeps a copy of each.
    static final class Shared {
        private final PixelCanvas canvas;
        private final SharedImage image;

        private Shared(PixelCanvas canvas, SharedImage image) {
            this.canvas = canvas;
            this.image = image;
        }

        Shared(PixelCanvas canvas) {
            this(canvas, new SharedImage(canvas));
        }

        /// Pixels of another size in place of these.
        Shared resized(int widthPixels, int heightPixels) {
            PixelCanvas other = canvas.resized(widthPixels, heightPixels);
            return canvas.fits(widthPixels, heightPixels)
                    ? new Shared(other, image)
                    : new Shared(other);
        }

        int widthPixels() {
            return canvas.widthPixels();
        }

        int heightPixels() {
            return canvas.heightPixels();
        }

        /// What the chart is drawn into, of [#newest()].
        Rectangle2D part() {
            return new Rectangle2D(0, 0, widthPixels(), heightPixels());
        }

        /// The image, with what was drawn last. FX thread only.
        WritableImage newest() {
            return image.updated(part());
        }
    }

    /// The image of one memory.
    private static final class SharedImage {
        private final PixelBuffer<IntBuffer> pixels;
        private @Nullable WritableImage image;

        SharedImage(PixelCanvas canvas) {
            pixels =
                    new PixelBuffer<>(
                            canvas.memoryWidthPixels(),
                            canvas.memoryHeightPixels(),
                            IntBuffer.wrap(canvas.pixels()),
                            PixelFormat.getIntArgbPreInstance());
        }

        /// FX thread only.
        WritableImage updated(Rectangle2D part) {
            WritableImage updated = image;
            if (updated == null) {
                updated = new WritableImage(pixels);
                image = updated;
            }
            pixels.updateBuffer(_ -> part);
            return updated;
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
        } else if (shared.widthPixels() != width || shared.heightPixels() != height) {
            shared = shared.resized(width, height);
        }
        ring[index] = shared;
        return shared;
    }
}
