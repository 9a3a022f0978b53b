package dev.darkroom.bot.discord;

import dev.darkroom.surface.card.ButtonIds;
import dev.darkroom.surface.desk.GenerationDesk;
import dev.darkroom.surface.desk.LookUpDesk;
import dev.darkroom.surface.desk.ModeratorDesk;
import dev.darkroom.surface.desk.ReportDesk;
import dev.darkroom.surface.desk.ResultDesk;

/// The desks at which what people do in Discord is handed in.
public record Desks(
    GenerationDesk generations,
    ResultDesk results,
    LookUpDesk lookUps,
    ModeratorDesk moderators,
    ReportDesk reports,
    ButtonIds buttons) {}
