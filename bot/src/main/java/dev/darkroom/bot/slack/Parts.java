package dev.darkroom.bot.slack;

import dev.darkroom.catalog.Catalog;
import dev.darkroom.generation.Casts;
import dev.darkroom.generation.Departures;
import dev.darkroom.generation.Generations;
import dev.darkroom.generation.Looks;
import dev.darkroom.generation.Posts;
import dev.darkroom.generation.Studio;
import dev.darkroom.media.MediaStore;
import dev.darkroom.settings.MediaSettings;
import dev.darkroom.settings.SlackSettings;
import dev.darkroom.surface.card.GenerationCards;
import dev.darkroom.surface.desk.Desks;
import java.time.InstantSource;

/// What Slack is made of on our side.
public record Parts(
    SlackSettings settings,
    MediaSettings media,
    Desks desks,
    GenerationCards cards,
    Studio studio,
    Catalog catalog,
    Looks looks,
    Casts casts,
    Generations generations,
    Posts posts,
    MediaStore store,
    Departures departures,
    InstantSource clock) {}
