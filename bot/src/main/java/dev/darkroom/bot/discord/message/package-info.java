/// Cards as Discord messages, and the requests that post and change them.
@NullMarked
package dev.darkroom.bot.discord.message;

import org.jspecify.annotations.NullMarked;
