/// How the bot comes into workspaces: the app's manifest, installation by OAuth, and the tokens
/// that come of it, kept encrypted and fresh.
@NullMarked
package dev.darkroom.bot.slack.install;

import org.jspecify.annotations.NullMarked;
