/// Two finished runs held against each other: what changed, how sure that is, and when a comparison
/// would mean nothing. Pure; reads no file and draws nothing. Depends on `model` and `metrics`
/// only. Start with [Comparer].
@NullMarked
package dev.barograph.compare;

import org.jspecify.annotations.NullMarked;
