/// The methods themselves: light, palette, season, painting, drawing, print. Each changes a picture
/// in place.
@NullMarked
package dev.darkroom.provider.engine.method;

import org.jspecify.annotations.NullMarked;
