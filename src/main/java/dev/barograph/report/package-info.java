/// Files made from a finished run. Depends on `metrics` and `model`. Start with [ReportFormat].
@NullMarked
package dev.barograph.report;

import org.jspecify.annotations.NullMarked;
