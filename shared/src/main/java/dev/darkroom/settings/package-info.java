/// Settings from `config/` and the environment: read as typed records, every mistake reported with
/// its place, secrets kept from sight.
@NullMarked
package dev.darkroom.settings;

import org.jspecify.annotations.NullMarked;
