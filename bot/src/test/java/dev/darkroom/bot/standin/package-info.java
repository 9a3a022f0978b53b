/// What every stand-in for a chat platform is built of: a socket to listen on, and JSON.
@NullMarked
package dev.darkroom.bot.standin;

import org.jspecify.annotations.NullMarked;
