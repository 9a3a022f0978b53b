/// The built-in engine `darkroom`: classical picture processing, seeded and deterministic, with no
/// key, no network and no trained model. It filters and composes; it does not imagine.
@NullMarked
package dev.darkroom.provider.engine;

import org.jspecify.annotations.NullMarked;
