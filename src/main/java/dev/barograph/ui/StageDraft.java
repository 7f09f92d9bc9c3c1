package dev.barograph.ui;

import dev.barograph.model.DurationText;
import dev.barograph.model.Stage;

/// One row of the stages table, as typed.
record StageDraft(String from, String to, String duration) {
    static StageDraft of(Stage stage) {
        return new StageDraft(
                Figures.plain(stage.from()),
                Figures.plain(stage.to()),
                DurationText.format(stage.duration()));
    }
}
