package dev.darkroom.bot.cli;

/// A command that looks after the service: a wrong configuration ends it with [ExitCode#CONFIG], so
/// that whoever restarts services does not try again. Other commands end with [ExitCode#INPUT].
interface ForOperators {}
