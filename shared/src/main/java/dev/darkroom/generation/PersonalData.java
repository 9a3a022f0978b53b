package dev.darkroom.generation;

import dev.darkroom.credit.CommunityId;
import dev.darkroom.credit.MemberId;
import java.io.Writer;
import java.util.List;

/// What is stored about people, to be handed out and to be erased. Whoever is linked is meant under
/// all their names. Calls join the open transaction.
public interface PersonalData {
  /// Writes all of it as one JSON document: generations, bookings, casts.
  void write(MemberId member, Writer out);

  int generationCount(MemberId member);

  /// Some of the member's generations, the oldest of each name first.
  List<Generation> generations(MemberId member, int limit);

  /// The community's oldest generations.
  List<Generation> generations(CommunityId community, int limit);

  /// Whether something of theirs still runs; what waits for its price to be accepted does not.
  boolean isAtWork(MemberId member);

  /// Whether anything there still runs.
  boolean isAtWork(CommunityId community);

  /// Erases what is known of a generation, its files apart.
  void erase(GenerationId id);

  /// Takes the member's name from what must stay: bookings, which go on summing to zero. What was
  /// left of the allowance of this month is not granted a second time.
  void forget(MemberId member);

  /// Takes the community's and all members' names from bookings, and erases everything else that is
  /// stored for it.
  void forget(CommunityId community);
}
