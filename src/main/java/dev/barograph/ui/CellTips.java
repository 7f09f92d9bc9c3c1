package dev.barograph.ui;

import java.util.Optional;
import javafx.beans.InvalidationListener;
import javafx.geometry.Point2D;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableView;
import javafx.scene.control.Tooltip;
import javafx.scene.input.MouseEvent;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;

/// The tooltips of the cells of a table, one after the other in one that belongs to the table: rows
/// that are made anew each second take the cell from under the pointer, and a tooltip of its own
/// with it before it is ever shown. FX thread only.
final class CellTips {
    private static final Duration SOON = Duration.millis(400);

    /// A cell with more to say than it shows.
    interface Telling {
        /// Empty for nothing more.
        String tip();
    }

    /// Where the pointer is, whatever cell stands there at the moment.
    private record Place(int row, @Nullable Object column) {}

    private final TableView<?> table;
    private final Tooltip tip = new Tooltip();
    private Optional<Point2D> pointer = Optional.empty();
    private Optional<Place> told = Optional.empty();

    private CellTips(TableView<?> table, double width) {
        this.table = table;
        tip.setWrapText(true);
        tip.setMaxWidth(width);
        tip.setShowDelay(SOON);
        tip.setShowDuration(Duration.INDEFINITE);
    }

    /// @param width of the tooltip at most
    static void on(TableView<?> table, double width) {
        CellTips tips = new CellTips(table, width);
        table.addEventFilter(MouseEvent.MOUSE_MOVED, tips::moved);
        table.addEventHandler(MouseEvent.MOUSE_EXITED, _ -> tips.left());
        InvalidationListener later = _ -> tips.tellLater();
        table.getItems().addListener(later);
    }

    private void moved(MouseEvent event) {
        pointer = Optional.of(new Point2D(event.getSceneX(), event.getSceneY()));
        tell();
    }

    private void left() {
        pointer = Optional.empty();
        tell();
    }

    /// Rows have their cells after the next layout.
    private void tellLater() {
        if (pointer.isPresent()) {
            FxBridge.post(() -> {
                table.layout();
                tell();
            });
        }
    }

    private void tell() {
        Optional<TableCell<?, ?>> cell =
                pointer.flatMap(this::cellAt).filter(found -> !words(found).isEmpty());
        Optional<Place> place =
                cell.map(found -> new Place(found.getIndex(), found.getTableColumn()));
        cell.ifPresent(found -> tip.setText(words(found)));
        if (!place.equals(told)) {
            if (told.isPresent()) {
                Tooltip.uninstall(table, tip);
            }
            if (place.isPresent()) {
                Tooltip.install(table, tip);
            }
            told = place;
        }
    }

    private Optional<TableCell<?, ?>> cellAt(Point2D scene) {
        for (var node : table.lookupAll(".table-cell")) {
            if (node instanceof TableCell<?, ?> cell
                    && cell instanceof Telling
                    && !cell.isEmpty()
                    && cell.getTableRow().isVisible()
                    && cell.contains(cell.sceneToLocal(scene))) {
                return Optional.of(cell);
            }
        }
        return Optional.empty();
    }

    private static String words(TableCell<?, ?> cell) {
        return cell instanceof Telling telling ? telling.tip() : "";
    }
}
