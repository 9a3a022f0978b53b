package dev.darkroom.provider.engine.method;

import dev.darkroom.provider.engine.look.Step;
import dev.darkroom.provider.engine.pixel.Picture;
import dev.darkroom.provider.engine.pixel.Work;

/// From the name of a method to the method.
public final class Methods {
  private Methods() {}

  /// Does one step to a picture, in place.
  ///
  /// @throws Work.Stopped when nobody wants it any more
  public static void apply(Picture picture, Step step, Work work) {
    switch (step.method()) {
      case STUDIO -> Studio.apply(picture, step, work);
      case AUTUMN -> Season.autumn(picture, step, work);
      case SNOW -> Season.snow(picture, step, work);
      case RAIN -> Flakes.rain(picture, step, work);
      case SUN -> Sun.apply(picture, step, work);
      case MIST -> Season.mist(picture, step, work);
      case NIGHT -> Night.apply(picture, step, work);
      case NEON -> Neon.apply(picture, step, work);
      case DETAIL -> Texture.detail(picture, step, work);
      case SOFTEN -> Texture.soften(picture, step, work);
      case GRADE -> Grade.apply(picture, step, work);
      case WATERCOLOUR -> Watercolour.apply(picture, step, work);
      case OIL -> Oil.apply(picture, step, work);
      case PASTEL -> Pastel.apply(picture, step, work);
      case PENCIL -> Drawing.pencil(picture, step, work);
      case CHARCOAL -> Drawing.charcoal(picture, step, work);
      case INK -> Ink.apply(picture, step, work);
      case POP_ART -> Print.popArt(picture, step, work);
      case DUOTONE -> Print.duotone(picture, step, work);
      case RISO -> Print.riso(picture, step, work);
      case MOSAIC -> Mosaic.apply(picture, step, work);
      case GLOW -> Light.glow(picture, step, work);
      case VIGNETTE -> Light.vignette(picture, step, work);
      case GRAIN -> Texture.grain(picture, step, work);
    }
  }
}
