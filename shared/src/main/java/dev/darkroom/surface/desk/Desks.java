package dev.darkroom.surface.desk;

import dev.darkroom.surface.card.ButtonIds;

/// The desks at which what people do is handed in.
public record Desks(
    GenerationDesk generations,
    BatchDesk batches,
    ResultDesk results,
    LookUpDesk lookUps,
    ModeratorDesk moderators,
    CommunityDesk communities,
    ReportDesk reports,
    PrivacyDesk privacy,
    LinkDesk links,
    ButtonIds buttons) {}
