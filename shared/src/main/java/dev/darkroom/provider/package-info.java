/// The port to the services that run models, and the vocabulary in which they answer.
@NullMarked
package dev.darkroom.provider;

import org.jspecify.annotations.NullMarked;
