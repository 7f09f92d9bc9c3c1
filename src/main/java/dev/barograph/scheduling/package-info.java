/// What this program asks of the operating system's scheduler. Depends on nothing. Start with
/// [Scheduling].
@NullMarked
package dev.barograph.scheduling;

import org.jspecify.annotations.NullMarked;
