package dev.darkroom.bot.slack;

import dev.darkroom.bot.slack.web.People.Person;
import dev.darkroom.credit.CommunityId;
import dev.darkroom.credit.MemberId;
import dev.darkroom.generation.ReplyTo;
import dev.darkroom.generation.Requester;
import dev.darkroom.surface.Words;
import dev.darkroom.surface.desk.Caller;

/// Who did something, with what Slack knows of them.
record Visitor(Visit visit, Person person) {
  CommunityId community() {
    return Presence.community(visit.team());
  }

  Words words() {
    return person.words();
  }

  Address address(boolean hidden) {
    return new Address(
        visit.team(), visit.channel(), visit.thread(), visit.user(), person.language(), hidden);
  }

  Caller caller(boolean hidden) {
    return new Caller(
        visit.key(),
        new Requester(new MemberId(community(), visit.user()), person.groups(), person.moderator()),
        new ReplyTo(SlackSurface.NAME, visit.channel(), address(hidden).write()),
        words(),
        person.moderator());
  }

  /// The same person, answered in direct messages.
  Visitor aside() {
    return new Visitor(
        new Visit(
            visit.key(), visit.team(), visit.user(), "", "", visit.responseUrl(), visit.trigger()),
        person);
  }
}
