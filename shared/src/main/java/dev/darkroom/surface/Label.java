package dev.darkroom.surface;

/// Sentences and words that stand by themselves, with nothing put in.
public enum Label {
  OUTPUTS_MENU("menu.outputs"),
  DUE("status.due"),
  ELSEWHERE("status.elsewhere"),
  SHRUNK("file.shrunk"),
  FOREIGN_BUTTON("press.foreign"),
  PICTURE_GONE("press.gone"),
  TOO_EARLY("press.early"),
  REFRAMED("compare.reframed"),
  MODELS("models.title"),
  MODEL_MISSING("models.missing"),
  LOOKS("looks.title"),
  CASTS("casts.title"),
  NO_CASTS("casts.none"),
  HISTORY("history.title"),
  NO_HISTORY("history.none"),
  QUEUE("queue.title"),
  EMPTY_QUEUE("queue.none"),
  BALANCE("balance.title"),
  PLANS("plan.title"),
  UNLIMITED("plan.unlimited"),
  YOUR_PLAN("plan.yours"),
  ASK_FOR_PLANS("plan.ask"),
  HELP("help.title"),
  HELP_TRANSFORM("help.transform"),
  HELP_EDIT("help.edit"),
  HELP_ANIMATE("help.animate"),
  HELP_LISTS("help.lists"),
  HELP_APPS("help.apps"),
  BUSY("busy"),
  FAULT("fault"),
  NO_PICTURE("picture.none"),
  FOREIGN_PICTURE("picture.foreign"),
  EXPIRED_PICTURE("picture.expired"),
  UNREACHABLE_PICTURE("picture.unreachable"),
  MODERATORS_ONLY("moderators.only"),
  SERVER_ONLY("server.only"),
  ASK_TRANSFORM("modal.transform"),
  ASK_EDIT("modal.edit"),
  ASK_ANIMATE("modal.animate"),
  ASK_MODEL("modal.model"),
  ASK_FILES("modal.files"),
  ASK_CAST("modal.cast"),
  FORM_EXPIRED("modal.expired"),
  WRONG_SIZE("value.size"),
  WRONG_RATIO("value.ratio"),
  WRONG_REGION("value.region"),
  WRONG_NUMBER("value.number"),
  LIMITS("limits.title"),
  NO_LIMITS("limits.none"),
  EVERYONE("limits.everyone"),
  LIMIT_SET("limits.set"),
  LIMIT_CLEARED("limits.cleared"),
  NO_PLAN("grant.no-plan"),
  NOTHING_SPENT("report.none"),
  SETTINGS_CHANGED("settings.done"),
  POOL_SHARED("settings.pool.yes"),
  POOL_KEPT("settings.pool.no"),
  NO_TIME_ZONE("settings.no-zone");

  private final String key;

  Label(String key) {
    this.key = key;
  }

  String key() {
    return key;
  }
}
