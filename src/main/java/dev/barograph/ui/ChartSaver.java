package dev.barograph.ui;

import dev.barograph.chart.ChartImages;
import dev.barograph.chart.ChartTheme;
import dev.barograph.chart.ChartTsv;
import dev.barograph.chart.LiveChart;
import dev.barograph.chart.PlotArea;
import java.io.ByteArrayInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.scene.image.Image;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;

/// Takes charts out of the window: onto the clipboard and into files. A chart is drawn on the
/// thread of charts, a file is written on a thread of its own. FX thread only.
final class ChartSaver {
    /// Dense enough for print.
    private static final double DENSITY = 2;

    private final ChartRenderer renderer;
    private final Work work;
    private final FileChoices choices;
    private final Dialogs dialogs;
    private final Consumer<String> notice;

    ChartSaver(
            ChartRenderer renderer,
            Work work,
            FileChoices choices,
            Dialogs dialogs,
            Consumer<String> notice) {
        this.renderer = renderer;
        this.work = work;
        this.choices = choices;
        this.dialogs = dialogs;
        this.notice = notice;
    }

    /// How large a chart is on screen.
    record Size(int width, int height) {}

    void copyImage(LiveChart chart, Size size, ChartTheme theme) {
        drawn(
                () -> ChartImages.png(chart, size.width(), size.height(), DENSITY, theme),
                png -> {
                    ClipboardContent content = new ClipboardContent();
                    content.putImage(new Image(new ByteArrayInputStream(png)));
                    copy(content, chart.title() + " copied as an image.");
                });
    }

    void copyTsv(LiveChart chart, Optional<PlotArea> area) {
        area.ifPresent(plot ->
                work.run(
                        () -> ChartTsv.of(plot),
                        text -> {
                            ClipboardContent content = new ClipboardContent();
                            content.putString(text);
                            copy(content, "Data of " + chart.title() + " copied.");
                        },
                        why -> failed("Not copied", why)));
    }

    void savePng(LiveChart chart, Size size, ChartTheme theme) {
        choices.pictureToSave(chart.id() + ".png")
                .ifPresent(file ->
                        drawn(
                                () ->
                                        ChartImages.png(
                                                chart, size.width(), size.height(), DENSITY, theme),
                                bytes -> write(file, bytes)));
    }

    void saveSvg(LiveChart chart, Size size, ChartTheme theme) {
        choices.pictureToSave(chart.id() + ".svg")
                .ifPresent(file ->
                        drawn(
                                () -> ChartImages.svg(chart, size.width(), size.height(), theme),
                                bytes -> write(file, bytes)));
    }

    private void copy(ClipboardContent content, String done) {
        if (Clipboard.getSystemClipboard().setContent(content)) {
            notice.accept(done);
        } else {
            failed("Not copied", "The clipboard did not take it.");
        }
    }

    private void drawn(Supplier<byte[]> picture, Consumer<byte[]> then) {
        renderer.ask(
                picture,
                bytes -> work.onFx(() -> then.accept(bytes)),
                e -> work.onFx(() -> failed("The chart could not be drawn", e.toString())));
    }

    private void write(Path file, byte[] bytes) {
        work.run(
                () -> Files.write(file, bytes),
                written -> notice.accept("Wrote " + written),
                why -> failed("Not saved", why));
    }

    private void failed(String what, String why) {
        notice.accept(what + ": " + why);
        dialogs.showFailure(what, why);
    }
}
