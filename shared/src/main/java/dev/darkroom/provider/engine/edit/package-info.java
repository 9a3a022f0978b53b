/// Edits that are bound to a rectangle: recolour, remove, blur, letter. Not one pixel outside of it
/// changes.
@NullMarked
package dev.darkroom.provider.engine.edit;

import org.jspecify.annotations.NullMarked;
