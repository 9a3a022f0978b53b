/// Durable, fair execution of generations on db-scheduler.
@NullMarked
package dev.darkroom.queue;

import org.jspecify.annotations.NullMarked;
