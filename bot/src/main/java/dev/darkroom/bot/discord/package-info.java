/// Discord as a surface: logged in, listening, answering.
@NullMarked
package dev.darkroom.bot.discord;

import org.jspecify.annotations.NullMarked;
