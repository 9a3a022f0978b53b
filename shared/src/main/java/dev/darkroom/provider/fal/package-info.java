/// Models behind fal's queue: submit, ask for the status, fetch the result.
@NullMarked
package dev.darkroom.provider.fal;

import org.jspecify.annotations.NullMarked;
