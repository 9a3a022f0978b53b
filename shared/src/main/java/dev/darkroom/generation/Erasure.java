package dev.darkroom.generation;

import dev.darkroom.credit.CommunityId;
import dev.darkroom.credit.MemberId;
import dev.darkroom.credit.link.Links;
import dev.darkroom.media.MediaStore;
import java.util.List;
import java.util.function.IntFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Erases all that is stored about a member or a community. It can be killed anywhere and done
/// again: files go before the rows that name them.
public final class Erasure {
  private static final Logger log = LoggerFactory.getLogger(Erasure.class);
  private static final int AT_ONCE = 100;

  private final PersonalData data;
  private final Casts casts;
  private final CastFiles castFiles;
  private final MediaStore store;
  private final Links links;

  /// @param casts as they are stored: those of one community alone, whatever it is linked with
  /// @param links tells under which other names a member's casts may stand
  public Erasure(PersonalData data, Casts casts, MediaStore store, Links links) {
    this.data = data;
    this.links = links;
    this.casts = casts;
    this.store = store;
    castFiles = new CastFiles(casts, store);
  }

  /// @return false while something of the member's still runs; then nothing is erased
  public boolean erase(MemberId member) {
    if (data.isAtWork(member)) return false;
    links.names(member).forEach(this::forgetCasts);
    eraseAll(limit -> data.generations(member, limit));
    data.forget(member);
    log.atInfo().addKeyValue("community", member.community().value()).log("a member was erased");
    return true;
  }

  private void forgetCasts(MemberId member) {
    for (var cast : casts.all(member.community()))
      if (cast.madeBy().equals(member.id())) {
        var _ = castFiles.forget(cast);
      }
  }

  /// @return false while something there still runs; then nothing is erased
  public boolean erase(CommunityId community) {
    if (data.isAtWork(community)) return false;
    for (var cast : casts.all(community)) {
      var _ = castFiles.forget(cast);
    }
    eraseAll(limit -> data.generations(community, limit));
    data.forget(community);
    log.atInfo().log("a community was erased");
    return true;
  }

  private void eraseAll(IntFunction<List<Generation>> oldest) {
    while (true) {
      var some = oldest.apply(AT_ONCE);
      if (some.isEmpty()) return;
      for (var generation : some) {
        Retention.files(generation).forEach(store::erase);
        data.erase(generation.id());
      }
    }
  }
}
