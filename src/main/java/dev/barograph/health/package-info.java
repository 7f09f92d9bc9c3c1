/// Watches the generator itself while a run goes on, and judges from intervals what limited the
/// load. Depends on `model` and `metrics`. Start with [GeneratorWatch] and [RunJudge].
@NullMarked
package dev.barograph.health;

import org.jspecify.annotations.NullMarked;
