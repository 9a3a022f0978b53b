/// Fetches pictures that people sent from the hosts that keep them, and from nowhere else.
@NullMarked
package dev.darkroom.surface.fetch;

import org.jspecify.annotations.NullMarked;
