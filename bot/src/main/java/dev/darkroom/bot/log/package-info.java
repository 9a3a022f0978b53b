/// The log: text or JSON lines on standard error, with secrets masked. Set up when the first line
/// is written, not before.
@NullMarked
package dev.darkroom.bot.log;

import org.jspecify.annotations.NullMarked;
