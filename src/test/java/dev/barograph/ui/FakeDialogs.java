package dev.barograph.ui;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Answers as told and keeps what was shown.
final class FakeDialogs implements Dialogs {
    final List<String> shown = new ArrayList<>();
    Unsaved unsaved = Unsaved.CANCEL;
    boolean stopAndClose;
    boolean replace;
    Optional<String> answer = Optional.empty();

    @Override
    public Unsaved askUnsaved(String profileName) {
        shown.add("unsaved: " + profileName);
        return unsaved;
    }

    @Override
    public boolean askStopAndClose() {
        shown.add("stop and close");
        return stopAndClose;
    }

    @Override
    public boolean askReplace(String title, String text, String action) {
        shown.add("replace: " + title);
        return replace;
    }

    @Override
    public Optional<String> askText(String title, String text, String known, boolean lines) {
        shown.add(title + ": " + known);
        return answer;
    }

    @Override
    public void showProblems(String title, String text, List<String> problems) {
        shown.add(title);
        shown.addAll(problems);
    }

    @Override
    public void showFailure(String title, String text) {
        shown.add(title + ": " + text);
    }

    @Override
    public void showAbout() {
        shown.add("about");
    }
}
