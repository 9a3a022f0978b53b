/// Black Forest Labs: Flux Kontext and FLUX.2.
@NullMarked
package dev.darkroom.provider.bfl;

import org.jspecify.annotations.NullMarked;
