package dev.darkroom.generation;

import dev.darkroom.credit.CommunityId;
import dev.darkroom.media.MediaRef;
import java.util.ArrayList;
import java.util.List;

/// A named set of up to four approved pictures of one character or product, to be the references of
/// further generations.
///
/// @param madeBy id of the member who made it
public record Cast(CommunityId community, String name, String madeBy, List<MediaRef> pictures) {
  public static final int PICTURES_MAX = 4;
  public static final int NAME_CHARS_MAX = 60;

  public Cast {
    pictures = List.copyOf(pictures);
    if (!name.matches("[\\p{L}\\p{N}][\\p{L}\\p{N} _-]{0,59}"))
      throw new IllegalArgumentException(
          "A cast's name is up to 60 letters, digits, spaces, - and _.");
    if (pictures.isEmpty() || pictures.size() > PICTURES_MAX)
      throw new IllegalArgumentException("A cast has one to four pictures.");
  }

  /// The same cast with one more picture; the oldest goes when there are four already.
  public Cast with(MediaRef picture) {
    if (pictures.contains(picture)) return this;
    var more = new ArrayList<>(pictures);
    if (more.size() == PICTURES_MAX) more.removeFirst();
    more.add(picture);
    return new Cast(community, name, madeBy, more);
  }
}
