/// Discord, played on this machine: REST, gateway and files over real sockets, so that real JDA
/// logs in, and people who press its buttons.
@NullMarked
package dev.darkroom.bot.discord.standin;

import org.jspecify.annotations.NullMarked;
