/// The window: FXML, thin controllers, and view models that run without a window. Start with [App].
@NullMarked
package dev.barograph.ui;

import org.jspecify.annotations.NullMarked;
