package dev.barograph.ui;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import java.util.function.Consumer;
import javafx.animation.PauseTransition;
import javafx.application.Platform;
import javafx.scene.image.WritableImage;
import javafx.stage.Stage;
import javafx.util.Duration;
import javax.imageio.ImageIO;

/// What is done in a window one after another to take pictures of it, each step when the one before
/// it has settled. FX thread only.
final class PictureSteps {
    private final Stage stage;
    private final Path folder;
    private final Duration settling;
    private final Deque<Runnable> steps = new ArrayDeque<>();

    /// @param folder is made if it is not there
    PictureSteps(Stage stage, Path folder, Duration settling) throws IOException {
        this.stage = stage;
        this.folder = Files.createDirectories(folder);
        this.settling = settling;
    }

    void add(Runnable step) {
        steps.add(step);
    }

    /// Nothing happens for a while.
    void rest(int times) {
        for (int i = 0; i < times; i++) {
            steps.add(() -> {});
        }
    }

    /// Takes a picture.
    void save(String name) {
        steps.add(() -> write(name));
    }

    /// The same in light and dark, in two sizes.
    ///
    /// @param scenes takes the beginning of the names of the pictures
    void inEveryLook(SettingsViewModel settings, Consumer<String> scenes) {
        for (ThemeChoice look : new ThemeChoice[] {ThemeChoice.LIGHT, ThemeChoice.DARK}) {
            for (int[] size : new int[][] {{1_280, 800}, {1_920, 1_080}}) {
                steps.add(() -> {
                    settings.theme().set(look);
                    stage.setX(0);
                    stage.setY(0);
                    stage.setWidth(size[0]);
                    stage.setHeight(size[1]);
                });
                scenes.accept(look.name().toLowerCase(Locale.ROOT) + "-" + size[0]);
            }
        }
    }

    /// Begins with the first step; the program ends after the last one.
    void run() {
        PauseTransition pause = new PauseTransition(settling);
        pause.setOnFinished(_ -> {
            Runnable step = steps.poll();
            if (step == null) {
                Platform.exit();
            } else {
                step.run();
                run();
            }
        });
        pause.play();
    }

    private void write(String name) {
        WritableImage shot = stage.getScene().snapshot(null);
        int width = (int) shot.getWidth();
        int height = (int) shot.getHeight();
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                image.setRGB(x, y, shot.getPixelReader().getArgb(x, y));
            }
        }
        try {
            ImageIO.write(image, "png", folder.resolve(name + ".png").toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
