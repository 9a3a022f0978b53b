/// The command line: one class per command. The first surface, and the one that needs no account
/// anywhere.
@NullMarked
package dev.darkroom.bot.cli;

import org.jspecify.annotations.NullMarked;
