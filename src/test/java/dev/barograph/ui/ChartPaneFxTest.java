package dev.barograph.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.barograph.chart.Canned;
import dev.barograph.chart.ChartTheme;
import dev.barograph.chart.PercentilesChart;
import dev.barograph.chart.PlotArea;
import dev.barograph.chart.RunData;
import dev.barograph.metrics.Interval;
import dev.barograph.metrics.RequestOfRun;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javafx.geometry.Point2D;
import javafx.geometry.Pos;
import javafx.geometry.Rectangle2D;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Tooltip;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.image.PixelFormat;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.robot.Motion;
import org.testfx.util.WaitForAsyncUtils;

@ExtendWith(ApplicationExtension.class)
final class ChartPaneFxTest {
    /// Only what hangs takes so long.
    private static final int LIMIT_SECONDS = 30;

    private static final ChartTheme THEME = ChartTheme.LIGHT;

    private final List<Throwable> failures = new CopyOnWriteArrayList<>();
    private final ChartRenderer renderer = new ChartRenderer(failures::add);
    private final PercentilesChart chart = new PercentilesChart();
    private final List<Interval> run = Canned.run(150, Canned.OPEN);
    private final ChartPane pane = new ChartPane(chart, renderer);
    private final StackPane parent = new StackPane(pane);
    private Stage stage;

    @Start
    void start(Stage shown) {
        stage = shown;
        // The stage is one for all tests; a window before may have left its least size.
        stage.setMinWidth(0);
        stage.setMinHeight(0);
        stage.setScene(new Scene(parent, 700, 400));
        stage.setX(0);
        stage.setY(0);
        stage.setWidth(700);
        stage.setHeight(400);
        stage.show();
    }

    @AfterEach
    void close() throws Exception {
        renderer.close();
        FxToolkit.cleanupStages();
        assertThat(failures).isEmpty();
    }

    @Test
    void a_picture_with_the_data_appears() throws Exception {
        waitFor(() -> image() != null);
        assertThat(onFx(() -> count(THEME.series(0)))).as("before there is data").isLessThan(60);
        showAll();
        waitFor(() -> count(THEME.series(0)) > 100);
        assertThat(onFx(() -> image().getPixelReader().getArgb(1, 1)))
                .isEqualTo(THEME.background());
        assertThat(onFx(pane::getAccessibleText))
                .matches("Percentiles at 2:29, p50 .* ms, service p50 .* ms");
    }

    @Test
    void the_picture_takes_the_size_of_the_window() throws Exception {
        showAll();
        waitFor(() -> image() != null && part().getWidth() == pane.getWidth());
        onFx(() -> {
            stage.setWidth(1_000);
            stage.setHeight(600);
            return true;
        });
        waitFor(() -> part().getWidth() == 1_000 && part().getHeight() == pane.getHeight());
        waitFor(() -> count(THEME.series(0)) > 100);
        onFx(() -> {
            stage.setWidth(500);
            return true;
        });
        waitFor(() -> part().getWidth() == 500);
    }

    @Test
    void a_chart_that_shrinks_and_grows_by_a_line_of_text_keeps_its_images() throws Exception {
        showAll();
        waitFor(() -> image() != null && part().getHeight() == pane.getHeight());
        Set<Image> before = imagesInTurn();
        int[] tall = pixelsOf(pane);
        resize(382);
        assertThat(imagesInTurn()).isEqualTo(before);
        int[] shrunk = pixelsOf(pane);
        resize(400);
        assertThat(imagesInTurn()).isEqualTo(before);
        assertThat(pixelsOf(pane)).as("tall again").isEqualTo(tall);

        PercentilesChart other = new PercentilesChart();
        ChartPane fresh = new ChartPane(other, renderer);
        onFx(() -> parent.getChildren().setAll(fresh));
        onFx(() -> {
            stage.setHeight(382);
            return true;
        });
        fresh.update(() -> other.show(run, Canned.OPEN));
        waitFor(() -> fresh.getAccessibleText().contains("at 2:29"));
        settle();
        assertThat(pixelsOf(fresh)).as("as one that never was another size").isEqualTo(shrunk);
    }

    private void resize(double stageHeight) throws Exception {
        onFx(() -> {
            stage.setHeight(stageHeight);
            return true;
        });
        waitFor(() -> part().getHeight() == pane.getHeight());
    }

    /// Those of as many pictures as it takes to see each buffer once.
    private Set<Image> imagesInTurn() throws Exception {
        Set<Image> images = Collections.newSetFromMap(new IdentityHashMap<>());
        for (int i = 0; i < 100 && images.size() < 3; i++) {
            showAll();
            settle();
            images.add(onFx(this::image));
        }
        assertThat(images).hasSize(3);
        return images;
    }

    private static int[] pixelsOf(ChartPane pane) throws Exception {
        return onFx(() -> {
            Image shot = pane.snapshot(null, null);
            int width = (int) shot.getWidth();
            int height = (int) shot.getHeight();
            int[] pixels = new int[width * height];
            shot.getPixelReader()
                    .getPixels(
                            0,
                            0,
                            width,
                            height,
                            PixelFormat.getIntArgbInstance(),
                            pixels,
                            0,
                            width);
            return pixels;
        });
    }

    @Test
    void a_title_that_is_cut_says_the_whole_of_it_while_the_pointer_is_on_it(FxRobot robot)
            throws Exception {
        String name = "Search for everything that anybody ever ordered, with all of its lines";
        pane.update(() ->
                chart.show(
                        new RunData(
                                List.of(),
                                Canned.OPEN,
                                List.of(),
                                List.of(),
                                Optional.empty(),
                                Optional.of(new RequestOfRun(0, name, 1, true)))));
        onFx(() -> {
            stage.setWidth(400);
            return true;
        });
        waitFor(() -> pane.plotArea().flatMap(PlotArea::cutTitle).isPresent());
        robot.moveTo(pane).moveBy(0, 10 - pane.getHeight() / 2).moveBy(3, 0);
        waitFor(() -> tips().equals(List.of("Percentiles · " + name)));
        robot.moveBy(0, 60);
        waitFor(() -> tips().isEmpty());
    }

    private static List<String> tips() {
        return Window.getWindows().stream()
                .filter(Tooltip.class::isInstance)
                .map(tip -> ((Tooltip) tip).getText())
                .toList();
    }

    @Test
    void a_busy_fx_thread_gets_the_newest_picture_and_no_backlog() throws Exception {
        showAll();
        waitFor(() -> count(THEME.series(0)) > 100);
        settle();
        CountDownLatch busy = new CountDownLatch(1);
        FxBridge.post(() -> awaitQuietly(busy));
        long before = renderer.framesDrawn();
        for (int i = 1; i <= 1_000; i++) {
            int size = Math.min(i, run.size());
            pane.update(() -> chart.show(run.subList(0, size), Canned.OPEN));
            if (i % 100 == 0) {
                awaitTurn();
            }
        }
        assertThat(renderer.framesDrawn() - before).as("while FX is busy").isEqualTo(1);
        busy.countDown();
        waitFor(() -> pane.getAccessibleText().contains("at 2:29"));
        settle();
        waitFor(() -> count(THEME.series(0)) > 100);
    }

    @Test
    void a_thousand_updates_in_a_row_end_with_the_newest_data() throws Exception {
        long before = renderer.framesDrawn();
        for (int i = 0; i < 1_000; i++) {
            int size = i % run.size() + 1;
            renderer.update(() -> chart.show(run.subList(0, size), Canned.OPEN));
        }
        waitFor(() -> pane.getAccessibleText().contains("at 1:39"));
        assertThat(renderer.framesDrawn() - before).isBetween(1L, 200L);
    }

    @Test
    void nothing_is_drawn_while_nobody_can_see_it() throws Exception {
        waitFor(() -> image() != null);
        onFx(() -> {
            parent.setVisible(false);
            return true;
        });
        CountDownLatch fed = new CountDownLatch(2);
        settle();
        long before = renderer.framesDrawn();
        pane.update(() -> feed(fed));
        WaitForAsyncUtils.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS, () -> fed.getCount() == 1);
        renderer.update(() -> feed(fed));
        assertThat(fed.await(LIMIT_SECONDS, TimeUnit.SECONDS)).isTrue();
        settle();
        assertThat(renderer.framesDrawn()).isEqualTo(before);
        onFx(() -> {
            parent.setVisible(true);
            return true;
        });
        waitFor(() -> count(THEME.series(0)) > 100);
    }

    @Test
    void the_values_under_the_pointer_are_read_out(FxRobot robot) throws Exception {
        showAll();
        waitFor(() -> pane.plotArea().isPresent() && count(THEME.series(0)) > 100);
        long drawn = renderer.framesDrawn();
        robot.moveTo(pane);
        waitFor(() -> cursor().isVisible());
        assertThat(onFx(() -> robot.from(cursor()).lookup(".label").queryAll().size()))
                .as(
                        "the time, eight names and values of each time, and intervals of all but the maximum")
                .isEqualTo(1 + 2 * (8 + 8 + 7));
        double seconds = onFx(() -> pane.getCursorSeconds().orElseThrow());
        assertThat(seconds).isBetween(50.0, 100.0);
        robot.moveBy(60, 0);
        waitFor(() -> pane.getCursorSeconds().orElseThrow() > seconds);
        assertThat(renderer.framesDrawn()).as("no redraw for the pointer").isEqualTo(drawn);
        robot.moveTo(pane, Pos.TOP_LEFT, new Point2D(3, 3), Motion.DIRECT);
        waitFor(() -> !cursor().isVisible());
    }

    @Test
    void another_theme_is_drawn_at_once() throws Exception {
        showAll();
        waitFor(() -> count(THEME.series(0)) > 100);
        onFx(() -> {
            pane.setTheme(ChartTheme.DARK);
            return true;
        });
        waitFor(() -> image().getPixelReader().getArgb(1, 1) == ChartTheme.DARK.background());
        waitFor(() -> count(ChartTheme.DARK.series(0)) > 100);
    }

    @Test
    void a_chart_that_throws_is_reported_and_the_thread_lives_on() throws Exception {
        renderer.update(() -> {
            throw new IllegalStateException("on purpose");
        });
        WaitForAsyncUtils.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS, () -> failures.size() == 1);
        failures.clear();
        showAll();
        waitFor(() -> count(THEME.series(0)) > 100);
    }

    @Test
    void closing_the_renderer_ends_its_thread() throws Exception {
        ChartRenderer another = new ChartRenderer(failures::add);
        long with = renderThreads();
        another.close();
        another.update(() -> failures.add(new AssertionError("ran after the end")));
        WaitForAsyncUtils.waitFor(
                LIMIT_SECONDS, TimeUnit.SECONDS, () -> renderThreads() == with - 1);
    }

    private static long renderThreads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().equals("chart-render"))
                .peek(thread -> assertThat(thread.isDaemon()).isTrue())
                .count();
    }

    private void feed(CountDownLatch fed) {
        chart.show(run, Canned.OPEN);
        fed.countDown();
    }

    private void showAll() {
        pane.update(() -> chart.show(run, Canned.OPEN));
    }

    /// Waits until everything that was asked of the renderer so far is done.
    private void settle() throws Exception {
        for (int i = 0; i < 3; i++) {
            awaitTurn();
            WaitForAsyncUtils.waitForFxEvents();
        }
    }

    /// Waits until the render thread has been through its loop.
    private void awaitTurn() throws Exception {
        CountDownLatch done = new CountDownLatch(1);
        renderer.update(done::countDown);
        assertThat(done.await(LIMIT_SECONDS, TimeUnit.SECONDS)).isTrue();
    }

    private ImageView picture() {
        return (ImageView) pane.getChildrenUnmodifiable().getFirst();
    }

    private Image image() {
        return picture().getImage();
    }

    /// What is shown of the image.
    private Rectangle2D part() {
        return picture().getViewport();
    }

    private Node cursor() {
        return pane.getChildrenUnmodifiable().getLast();
    }

    private int count(int argb) {
        Image image = image();
        int count = 0;
        for (int y = 30; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                count += image.getPixelReader().getArgb(x, y) == argb ? 1 : 0;
            }
        }
        return count;
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            assertThat(latch.await(LIMIT_SECONDS, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static <T> T onFx(Callable<T> work) throws Exception {
        return WaitForAsyncUtils.asyncFx(work).get(LIMIT_SECONDS, TimeUnit.SECONDS);
    }

    private static void waitFor(Callable<Boolean> condition) throws Exception {
        WaitForAsyncUtils.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS, () -> onFx(condition));
    }
}
