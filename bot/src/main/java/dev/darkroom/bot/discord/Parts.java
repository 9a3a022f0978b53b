package dev.darkroom.bot.discord;

import dev.darkroom.catalog.Catalog;
import dev.darkroom.credit.Plans;
import dev.darkroom.generation.BatchPosts;
import dev.darkroom.generation.Casts;
import dev.darkroom.generation.Departures;
import dev.darkroom.generation.Generations;
import dev.darkroom.generation.Looks;
import dev.darkroom.generation.Posts;
import dev.darkroom.generation.Studio;
import dev.darkroom.media.MediaStore;
import dev.darkroom.media.Pictures;
import dev.darkroom.settings.DiscordSettings;
import dev.darkroom.settings.MediaSettings;
import dev.darkroom.store.Remembered;
import dev.darkroom.surface.card.BatchCards;
import dev.darkroom.surface.card.GenerationCards;
import dev.darkroom.surface.desk.Desks;
import java.time.InstantSource;

/// What Discord is made of on our side.
public record Parts(
    DiscordSettings settings,
    MediaSettings media,
    Desks desks,
    GenerationCards cards,
    BatchCards batchCards,
    Studio studio,
    Catalog catalog,
    Looks looks,
    Casts casts,
    Generations generations,
    Plans plans,
    Posts posts,
    BatchPosts batchPosts,
    MediaStore store,
    Pictures pictures,
    Remembered remembered,
    Departures departures,
    InstantSource clock) {}
