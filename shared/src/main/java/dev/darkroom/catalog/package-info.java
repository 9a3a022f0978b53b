/// The models people choose from: what each can do, what it costs, which routes lead to it.
@NullMarked
package dev.darkroom.catalog;

import org.jspecify.annotations.NullMarked;
