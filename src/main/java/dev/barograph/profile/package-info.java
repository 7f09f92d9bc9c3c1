/// Profiles as files: YAML in and out, atomic saves, problems with line and reason. Depends on
/// `model` only. Start with [ProfileStore].
@NullMarked
package dev.barograph.profile;

import org.jspecify.annotations.NullMarked;
