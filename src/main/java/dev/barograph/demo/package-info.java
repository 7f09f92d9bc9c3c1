/// The embedded demo target, a small HTTP server on loopback. Depends on nothing of ours. Start
/// with [DemoServer].
@NullMarked
package dev.barograph.demo;

import org.jspecify.annotations.NullMarked;
