package dev.darkroom.media.codec;

import dev.darkroom.media.PictureException;
import dev.darkroom.media.inspect.Header;
import dev.darkroom.media.inspect.InspectionLimits;
import java.awt.color.ICC_Profile;
import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bytedeco.ffmpeg.avcodec.AVCodecParameters;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVStreamGroup;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avformat;
import org.bytedeco.ffmpeg.global.avutil;

/// A HEIC or AVIF file opened with FFmpeg: every tile of a grid is a stream of its own, and a
/// stream group says where it goes.
final class HeifFile implements AutoCloseable {
  private static final int TILES_MAX = 1_024;

  private final AVFormatContext container;

  private HeifFile(AVFormatContext container) {
    this.container = container;
  }

  static HeifFile open(Path file) {
    var container = new AVFormatContext(null);
    var options = new AVDictionary(null);
    // Only this one file is opened, whatever it refers to.
    var _ = avutil.av_dict_set(options, "protocol_whitelist", "file", 0);
    var format = avformat.av_find_input_format("mov");
    int result = avformat.avformat_open_input(container, "file:" + file, format, options);
    avutil.av_dict_free(options);
    if (result < 0) throw NativeDecoder.damaged();
    return new HeifFile(container);
  }

  /// Which part of the coded picture is shown, and where each stream's tile goes on it.
  private record Layout(
      int codedWidth,
      int codedHeight,
      int left,
      int top,
      int width,
      int height,
      Map<Integer, List<Place>> places) {}

  private record Place(int x, int y) {}

  /// The primary picture in sRGB, not yet turned.
  BufferedImage decode(Header header) {
    var layout = grid(header).orElseGet(() -> single(header));
    long area = (long) layout.codedWidth() * layout.codedHeight();
    if (area > InspectionLimits.OUTPUTS.areaPxMax() || area <= 0)
      throw new PictureException("The picture has too many pixels; scale it down.");
    var canvas = Rgb.blank(layout.codedWidth(), layout.codedHeight(), false);
    var first = layout.places().keySet().iterator().next();
    var profile = profileOf(container.streams(first).codecpar());
    drawTiles(layout, canvas);
    var shown = canvas.getSubimage(layout.left(), layout.top(), layout.width(), layout.height());
    return Rgb.of(FramePixels.inColourSpace(shown, profile));
  }

  private Optional<Layout> grid(Header header) {
    for (int i = 0; i < container.nb_stream_groups(); i++) {
      var group = container.stream_groups(i);
      if (group.type() != avformat.AV_STREAM_GROUP_PARAMS_TILE_GRID) continue;
      var grid = group.params_tile_grid();
      if (grid.width() == header.widthPx() && grid.height() == header.heightPx())
        return Optional.of(layout(group));
    }
    return Optional.empty();
  }

  private static Layout layout(AVStreamGroup group) {
    var grid = group.params_tile_grid();
    if (grid.nb_tiles() < 1 || grid.nb_tiles() > TILES_MAX) throw NativeDecoder.damaged();
    var places = new HashMap<Integer, List<Place>>();
    for (int tile = 0; tile < grid.nb_tiles(); tile++) {
      var place = new Place(grid.offsets_horizontal(tile), grid.offsets_vertical(tile));
      int stream = group.streams(grid.offsets_idx(tile)).index();
      places.computeIfAbsent(stream, _ -> new ArrayList<>()).add(place);
    }
    return new Layout(
        grid.coded_width(),
        grid.coded_height(),
        grid.horizontal_offset(),
        grid.vertical_offset(),
        grid.width(),
        grid.height(),
        places);
  }

  /// Without a grid: the stream of the size that the header names, or the first one.
  private Layout single(Header header) {
    if (container.nb_streams() == 0) throw NativeDecoder.damaged();
    int stream = 0;
    for (int i = container.nb_streams() - 1; i >= 0; i--)
      if (container.streams(i).codecpar().width() == header.widthPx()) stream = i;
    int width = header.widthPx();
    int height = header.heightPx();
    return new Layout(width, height, 0, 0, width, height, Map.of(stream, List.of(new Place(0, 0))));
  }

  private void drawTiles(Layout layout, BufferedImage canvas) {
    AVPacket packet = avcodec.av_packet_alloc();
    int left = layout.places().size();
    try {
      while (left > 0 && avformat.av_read_frame(container, packet) >= 0) {
        var places = layout.places().get(packet.stream_index());
        if (places != null) {
          drawTile(packet, places, canvas);
          left--;
        }
        avcodec.av_packet_unref(packet);
      }
    } finally {
      avcodec.av_packet_free(packet);
    }
    if (left > 0) throw NativeDecoder.damaged();
  }

  private void drawTile(AVPacket packet, List<Place> places, BufferedImage canvas) {
    var parameters = container.streams(packet.stream_index()).codecpar();
    try (var decoder = FrameDecoder.forStream(parameters)) {
      var drawn =
          decoder.decode(
              packet,
              frame -> {
                for (var place : places) FramePixels.put(frame, canvas, place.x(), place.y());
                return places;
              });
      if (drawn.isEmpty()) throw NativeDecoder.damaged();
    }
  }

  private static Optional<ICC_Profile> profileOf(AVCodecParameters parameters) {
    var data =
        avcodec.av_packet_side_data_get(
            parameters.coded_side_data(),
            parameters.nb_coded_side_data(),
            avcodec.AV_PKT_DATA_ICC_PROFILE);
    return data == null || data.isNull()
        ? Optional.empty()
        : FramePixels.profile(data.data(), data.size());
  }

  @Override
  public void close() {
    avformat.avformat_close_input(container);
  }
}
