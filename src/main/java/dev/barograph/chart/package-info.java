/// Charts as images, drawn by JFreeChart without a window. Depends on `metrics` and `model`; works
/// headless. Start with [LiveChart].
@NullMarked
package dev.barograph.chart;

import org.jspecify.annotations.NullMarked;
