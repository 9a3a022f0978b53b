/// The commands that people see in Discord, and their registration.
@NullMarked
package dev.darkroom.bot.discord.command;

import org.jspecify.annotations.NullMarked;
