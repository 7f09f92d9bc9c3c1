package dev.barograph.ui;

import java.nio.file.Path;
import java.util.Optional;

/// Chooses what the test has put there.
final class FakeChoices implements FileChoices {
    Optional<Path> open = Optional.empty();
    Optional<Path> run = Optional.empty();
    Optional<Path> save = Optional.empty();
    Optional<Path> folder = Optional.empty();
    Optional<Path> folderShown = Optional.empty();
    String suggested = "";

    @Override
    public Optional<Path> profileToOpen() {
        return open;
    }

    @Override
    public Optional<Path> runToOpen() {
        return run;
    }

    @Override
    public Optional<Path> profileToSave(String name) {
        suggested = name;
        return save;
    }

    @Override
    public Optional<Path> pictureToSave(String name) {
        suggested = name;
        return save;
    }

    @Override
    public Optional<Path> exportFolder() {
        return folder;
    }

    @Override
    public void showFolder(Path file) {
        folderShown = Optional.of(file);
    }
}
