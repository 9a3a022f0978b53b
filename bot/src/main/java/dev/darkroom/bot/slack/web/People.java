package dev.darkroom.bot.slack.web;

import com.slack.api.methods.response.usergroups.UsergroupsListResponse;
import com.slack.api.methods.response.users.UsersInfoResponse;
import com.slack.api.model.User;
import com.slack.api.model.Usergroup;
import dev.darkroom.bot.slack.web.Calls.Outcome;
import dev.darkroom.surface.Words;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Who people are: their language, their user groups, whether they moderate. Slack says it only
/// when asked, so it is remembered for a few minutes.
public final class People {
  private static final Duration REMEMBERED_FOR = Duration.ofMinutes(5);
  private static final int REMEMBERED = 10_000;

  private final Calls api;
  private final Optional<String> moderatorGroup;
  private final InstantSource clock;
  private final Map<String, Known<Optional<User>>> users = remembering();
  private final Map<String, Known<List<Usergroup>>> groups = remembering();

  /// @param moderatorGroup a user group whose members moderate, besides admins and owners
  public People(Calls api, Optional<String> moderatorGroup, InstantSource clock) {
    this.api = api;
    this.moderatorGroup = moderatorGroup;
    this.clock = clock;
  }

  /// What is known of somebody.
  ///
  /// @param groups ids of their user groups
  public record Person(String language, Set<String> groups, boolean moderator) {
    /// Somebody of whom Slack does not say more.
    public static final Person UNKNOWN = new Person("en-US", Set.of(), false);

    public Person {
      groups = Set.copyOf(groups);
    }

    public Words words() {
      return new Words(Locale.forLanguageTag(language));
    }
  }

  public Person find(String team, String user) {
    var found = remembered(users, team + "/" + user, () -> ask(team, user), Optional::isPresent);
    var ofUser =
        remembered(groups, team, () -> groups(team), list -> !list.isEmpty()).stream()
            .filter(it -> it.getUsers() != null && it.getUsers().contains(user))
            .map(Usergroup::getId)
            .collect(Collectors.toSet());
    boolean moderates =
        found.map(it -> isAdmin(it, team)).orElse(false)
            || moderatorGroup.map(ofUser::contains).orElse(false);
    return new Person(found.map(People::language).orElse("en-US"), ofUser, moderates);
  }

  /// Admins and owners of this workspace; those of another one that shares a channel are guests.
  private static boolean isAdmin(User user, String team) {
    boolean admin = user.isAdmin() || user.isOwner() || user.isPrimaryOwner();
    return admin && !user.isStranger() && !user.isDeleted() && belongs(user, team);
  }

  private static boolean belongs(User user, String team) {
    var enterprise = user.getEnterpriseUser();
    if (enterprise != null) {
      if (team.equals(enterprise.getEnterpriseId())) return true;
      if (enterprise.getTeams() != null && enterprise.getTeams().contains(team)) return true;
    }
    return team.equals(user.getTeamId());
  }

  private static String language(User user) {
    var locale = user.getLocale();
    return locale == null || locale.isBlank() ? "en-US" : locale;
  }

  private Optional<User> ask(String team, String user) {
    return api.call(team, slack -> slack.usersInfo(it -> it.user(user).includeLocale(true)))
            instanceof Outcome.Fine<UsersInfoResponse>(var info)
        ? Optional.ofNullable(info.getUser())
        : Optional.empty();
  }

  private List<Usergroup> groups(String team) {
    return api.call(team, slack -> slack.usergroupsList(it -> it.teamId(team).includeUsers(true)))
                instanceof Outcome.Fine<UsergroupsListResponse>(var list)
            && list.getUsergroups() != null
        ? List.copyOf(list.getUsergroups())
        : List.of();
  }

  /// What could not be had is asked for again after a shorter time.
  private <T> T remembered(
      Map<String, Known<T>> memory,
      String key,
      java.util.function.Supplier<T> ask,
      java.util.function.Predicate<T> whole) {
    var now = clock.instant();
    synchronized (memory) {
      var known = memory.get(key);
      if (known != null && known.until.isAfter(now)) return known.value;
    }
    var value = ask.get();
    var lasts = whole.test(value) ? REMEMBERED_FOR : REMEMBERED_FOR.dividedBy(10);
    synchronized (memory) {
      memory.put(key, new Known<>(value, now.plus(lasts)));
    }
    return value;
  }

  private static <T> Map<String, Known<T>> remembering() {
    return new LinkedHashMap<>(16, 0.75f, true) {
      private static final long serialVersionUID = 1;

      @Override
      protected boolean removeEldestEntry(Map.Entry<String, Known<T>> eldest) {
        return size() > REMEMBERED;
      }
    };
  }

  private record Known<T>(T value, Instant until) {}
}
