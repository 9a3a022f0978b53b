package dev.darkroom.bot.discord;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedSet;
import net.dv8tion.jda.api.utils.data.DataArray;
import net.dv8tion.jda.api.utils.data.DataObject;
import net.dv8tion.jda.api.utils.data.DataType;

/// Finds the pictures in a message as Discord sends it: attachments, embeds, galleries of
/// Components V2 (whose files are not among the attachments), and all of these in what was
/// forwarded.
final class PicturesOf {
  private static final int FOUND_MAX = 10;
  private static final int DEPTH_MAX = 5;

  private final SequencedSet<String> found = new LinkedHashSet<>();

  private PicturesOf() {}

  /// Addresses, in the order in which people see them.
  static List<String> message(DataObject message) {
    var pictures = new PicturesOf();
    pictures.read(message);
    message
        .optArray("message_snapshots")
        .ifPresent(snapshots ->
            objects(snapshots).forEach(it -> it.optObject("message").ifPresent(pictures::read)));
    return pictures.found.stream().limit(FOUND_MAX).toList();
  }

  private void read(DataObject message) {
    message.optArray("attachments").ifPresent(it -> objects(it).forEach(this::file));
    message.optArray("embeds").ifPresent(it -> objects(it).forEach(this::embed));
    message.optArray("components").ifPresent(it -> components(it, 0));
  }

  private void file(DataObject file) {
    if (file.getString("content_type", "").startsWith("image/")) address(file);
  }

  private void embed(DataObject embed) {
    embed.optObject("image").ifPresent(this::proxied);
    embed.optObject("thumbnail").ifPresent(this::proxied);
  }

  /// Discord's own copy: the original may lie anywhere.
  private void proxied(DataObject media) {
    var address = media.getString("proxy_url", media.getString("url", ""));
    if (!address.isEmpty()) found.add(address);
  }

  private void components(DataArray components, int depth) {
    if (depth > DEPTH_MAX) return;
    for (var component : objects(components)) {
      component.optArray("items").ifPresent(it -> objects(it).forEach(this::media));
      component.optObject("accessory").ifPresent(this::media);
      media(component);
      component.optArray("components").ifPresent(it -> components(it, depth + 1));
    }
  }

  private void media(DataObject holder) {
    holder
        .optObject("media")
        .filter(it -> it.getString("content_type", "image/").startsWith("image/"))
        .ifPresent(this::address);
  }

  private void address(DataObject file) {
    var address = file.getString("url", "");
    if (!address.isEmpty()) found.add(address);
  }

  private static List<DataObject> objects(DataArray array) {
    var objects = new ArrayList<DataObject>();
    for (int i = 0; i < array.length(); i++)
      if (array.isType(i, DataType.OBJECT)) objects.add(array.getObject(i));
    return objects;
  }
}
