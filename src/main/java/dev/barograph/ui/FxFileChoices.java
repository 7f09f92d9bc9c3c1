package dev.barograph.ui;

import dev.barograph.run.SettingsFolder;
import java.io.File;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.stage.DirectoryChooser;
import javafx.stage.FileChooser;
import javafx.stage.FileChooser.ExtensionFilter;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;

/// The choosers of JavaFX; each begins in the folder of the last choice.
final class FxFileChoices implements FileChoices {
    private static final ExtensionFilter PROFILES =
            new ExtensionFilter("Profiles", "*.yaml", "*.yml", "*.json");

    private final Window owner;
    private final Consumer<String> browser;
    private @Nullable File folder;
    private @Nullable File runFolder = SettingsFolder.ofProcess().resolve("runs").toFile();

    /// @param browser shows what is at an address
    FxFileChoices(Window owner, Consumer<String> browser) {
        this.owner = owner;
        this.browser = browser;
    }

    @Override
    public void showFolder(Path file) {
        Path whole = file.toAbsolutePath();
        browser.accept(Objects.requireNonNullElse(whole.getParent(), whole).toUri().toString());
    }

    @Override
    public Optional<Path> profileToOpen() {
        FileChooser chooser = chooser("Open profile");
        chooser.getExtensionFilters().add(new ExtensionFilter("All files", "*"));
        return chosen(chooser.showOpenDialog(owner));
    }

    @Override
    public Optional<Path> runToOpen() {
        FileChooser chooser = new FileChooser();
        chooser.setTitle("Open run");
        chooser.getExtensionFilters()
                .addAll(
                        new ExtensionFilter("Runs", "*.sqlite"),
                        new ExtensionFilter("All files", "*"));
        if (runFolder != null && runFolder.isDirectory()) {
            chooser.setInitialDirectory(runFolder);
        }
        File file = chooser.showOpenDialog(owner);
        if (file == null) {
            return Optional.empty();
        }
        runFolder = file.getParentFile();
        return Optional.of(file.toPath());
    }

    @Override
    public Optional<Path> profileToSave(String suggested) {
        FileChooser chooser = chooser("Save profile");
        chooser.setInitialFileName(suggested);
        return chosen(chooser.showSaveDialog(owner));
    }

    @Override
    public Optional<Path> pictureToSave(String suggested) {
        FileChooser chooser = new FileChooser();
        chooser.setTitle("Save chart");
        String ending = suggested.substring(suggested.lastIndexOf('.'));
        chooser.getExtensionFilters().add(new ExtensionFilter("Pictures", "*" + ending));
        chooser.setInitialFileName(suggested);
        if (folder != null && folder.isDirectory()) {
            chooser.setInitialDirectory(folder);
        }
        return chosen(chooser.showSaveDialog(owner));
    }

    @Override
    public Optional<Path> exportFolder() {
        DirectoryChooser chooser = new DirectoryChooser();
        chooser.setTitle("Folder for the CSV files");
        // Without one GTK shows the files used last, none of which is a folder to be chosen.
        File start = folder != null ? folder : new File(System.getProperty("user.home", ""));
        if (start.isDirectory()) {
            chooser.setInitialDirectory(start);
        }
        File file = chooser.showDialog(owner);
        if (file == null) {
            return Optional.empty();
        }
        folder = file;
        return Optional.of(file.toPath());
    }

    private FileChooser chooser(String title) {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(title);
        chooser.getExtensionFilters().add(PROFILES);
        if (folder != null && folder.isDirectory()) {
            chooser.setInitialDirectory(folder);
        }
        return chooser;
    }

    private Optional<Path> chosen(@Nullable File file) {
        if (file == null) {
            return Optional.empty();
        }
        folder = file.getParentFile();
        return Optional.of(file.toPath());
    }
}
