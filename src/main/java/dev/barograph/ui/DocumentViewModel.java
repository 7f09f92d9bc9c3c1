package dev.barograph.ui;

import dev.barograph.model.Profile;
import dev.barograph.profile.FileProblem;
import dev.barograph.profile.FileStamp;
import dev.barograph.profile.LoadResult;
import dev.barograph.profile.ProfileChangedException;
import dev.barograph.profile.ProfileStore;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/// The profile in the editors as a file: new, open, save, and the question before changes are lost.
/// FX thread only; needs no toolkit.
final class DocumentViewModel {
    private final EditorViewModel editor;
    private final ProfileStore store;
    private final DemoTarget demo;
    private final Dialogs dialogs;
    private final FileChoices choices;
    private final SettingsViewModel settings;
    private final Work work;
    private final Consumer<String> notice;
    private final ReadOnlyObjectWrapper<@Nullable Path> file = new ReadOnlyObjectWrapper<>();
    private @Nullable FileStamp stamp;

    /// @param notice takes a sentence about what was done
    DocumentViewModel(
            EditorViewModel editor,
            ProfileStore store,
            DemoTarget demo,
            Dialogs dialogs,
            FileChoices choices,
            SettingsViewModel settings,
            Work work,
            Consumer<String> notice) {
        this.editor = editor;
        this.store = store;
        this.demo = demo;
        this.dialogs = dialogs;
        this.choices = choices;
        this.settings = settings;
        this.work = work;
        this.notice = notice;
    }

    /// The file that Save writes to; null while there is none.
    ReadOnlyObjectProperty<@Nullable Path> file() {
        return file.getReadOnlyProperty();
    }

    /// Shows a profile that is in no file, after asking about unsaved changes.
    void showNew(Profile profile) {
        showNew(profile, () -> {});
    }

    /// The same.
    ///
    /// @param then what follows once it is there; nothing if the person keeps the old one
    void showNew(Profile profile, Runnable then) {
        guard(() -> {
            editor.replace(profile);
            file.set(null);
            stamp = null;
            then.run();
        });
    }

    /// Asks for a file and opens it.
    void open() {
        guard(() -> choices.profileToOpen().ifPresent(this::load));
    }

    /// Opens a file, after asking about unsaved changes.
    void open(Path path) {
        guard(() -> load(path));
    }

    void save() {
        save(() -> {});
    }

    void saveAs() {
        saveAs(() -> {});
    }

    /// Runs `next` unless there are unsaved changes that the person wants to keep.
    void guard(Runnable next) {
        if (!editor.unsaved().get()) {
            next.run();
            return;
        }
        switch (dialogs.askUnsaved(editor.text(Field.NAME).get())) {
            case SAVE -> save(next);
            case DISCARD -> next.run();
            case CANCEL -> {}
        }
    }

    private void load(Path path) {
        work.run(
                () -> store.load(path),
                this::loaded,
                why -> dialogs.showFailure("Not opened", why));
    }

    private void loaded(LoadResult result) {
        switch (result) {
            case LoadResult.Loaded loaded -> {
                editor.replace(loaded.profile());
                file.set(loaded.path());
                stamp = loaded.stamp();
                settings.opened(loaded.path().toAbsolutePath());
                notice.accept("Opened " + loaded.path());
                if (!loaded.notes().isEmpty()) {
                    dialogs.showProblems(
                            "Parts of this file are not used",
                            loaded.path()
                                    + " holds things this version does not know. Saving to the same file would lose them.",
                            lines(loaded.notes()));
                }
                if (demo.moved(loaded.profile().request().url()).isPresent()) {
                    offerMoved();
                }
            }
            case LoadResult.Broken broken -> {
                settings.gone(broken.path().toAbsolutePath());
                dialogs.showProblems(
                        "This profile cannot be opened",
                        broken.path() + " was left as it is.",
                        lines(broken.problems()));
            }
        }
    }

    private void offerMoved() {
        boolean follow =
                dialogs.askReplace(
                        "The demo target has another address",
                        "This profile sends to "
                                + demo.usualUrl()
                                + ", where the demo target usually is. Another program has that port now, perhaps a second Barograph; the demo target of this window is at "
                                + demo.url()
                                + ".",
                        "Use this window's target");
        if (follow) {
            editor.requests().readdress(url -> demo.moved(url).orElse(url));
        }
    }

    private void save(Runnable next) {
        Path known = file.get();
        if (known == null) {
            saveAs(next);
        } else {
            Draft written = editor.draft();
            storable(written)
                    .ifPresent(profile ->
                            write(profile, written, known, Optional.ofNullable(stamp), next));
        }
    }

    private void saveAs(Runnable next) {
        storable(editor.draft())
                .flatMap(profile -> choices.profileToSave(ProfileStore.fileNameFor(profile)))
                .ifPresent(path -> {
                    Draft written = named(editor.draft(), path);
                    storable(written)
                            .ifPresent(profile ->
                                    write(profile, written, path, Optional.empty(), next));
                });
    }

    /// A profile that nobody has named goes by the name that its file was given.
    private static Draft named(Draft draft, Path path) {
        String name =
                path.getFileName().toString().replaceFirst("(?i)\\.(ya?ml|json)$", "").strip();
        boolean given = !name.isEmpty() && !name.equalsIgnoreCase(StarterProfiles.UNTITLED);
        return isUntitled(draft) && given ? draft.withName(name) : draft;
    }

    private static boolean isUntitled(Draft draft) {
        return draft.text(Field.NAME).strip().equals(StarterProfiles.UNTITLED);
    }

    private Optional<Profile> storable(Draft draft) {
        Reading reading = DraftReader.read(draft);
        if (reading.storable().isEmpty()) {
            dialogs.showProblems(
                    "This profile cannot be saved yet",
                    "These fields hold something else than a number or a duration.",
                    ProblemText.of(reading.problems()));
        }
        return reading.storable();
    }

    /// @param written what the profile was read from
    /// @param known what the file held when it was opened; empty to replace it whatever it holds
    private void write(
            Profile profile, Draft written, Path path, Optional<FileStamp> known, Runnable next) {
        work.run(
                () -> writeIfUnchanged(profile, path, known),
                saved -> {
                    if (saved.isPresent()) {
                        wrote(path, saved.get(), written);
                        next.run();
                    } else if (dialogs.askReplace(
                            "The file has changed",
                            path + " was changed by another program since it was opened.",
                            "Replace it")) {
                        write(profile, written, path, Optional.empty(), next);
                    }
                },
                why -> dialogs.showFailure("Not saved", why));
    }

    private Optional<FileStamp> writeIfUnchanged(
            Profile profile, Path path, Optional<FileStamp> known) throws java.io.IOException {
        try {
            return Optional.of(
                    known.isPresent()
                            ? store.saveIfUnchanged(profile, path, known.get())
                            : store.save(profile, path));
        } catch (ProfileChangedException e) {
            return Optional.empty();
        }
    }

    private void wrote(Path path, FileStamp saved, Draft written) {
        file.set(path);
        stamp = saved;
        boolean renamed = isUntitled(editor.draft()) && !isUntitled(written);
        String name = written.text(Field.NAME);
        if (renamed) {
            editor.rename(name);
        }
        editor.markSaved(written);
        settings.opened(path.toAbsolutePath());
        notice.accept(
                "Saved to " + path + (renamed ? ", and named \"" + name + "\" after it" : ""));
    }

    private static List<String> lines(List<FileProblem> problems) {
        return problems.stream().map(FileProblem::text).toList();
    }
}
