/// What operators look at: whether the service is alive and ready.
@NullMarked
package dev.darkroom.bot.ops;

import org.jspecify.annotations.NullMarked;
