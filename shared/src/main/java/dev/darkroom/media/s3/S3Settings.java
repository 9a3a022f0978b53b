package dev.darkroom.media.s3;

import java.net.URI;
import java.time.Duration;

/// Where the object store is and how to get in.
///
/// @param endpoint such as `https://s3.eu-central-1.amazonaws.com`
/// @param region such as `eu-central-1`; most other stores take any
/// @param prefix what all names start with, such as `darkroom/`; may be empty
/// @param secretKey never printed
/// @param pathStyle whether the bucket stands in the path (most stores of one's own) or in the host
///   name (Amazon)
/// @param timeout longest time for one upload or download
public record S3Settings(
    URI endpoint,
    String region,
    String bucket,
    String prefix,
    String accessKey,
    String secretKey,
    boolean pathStyle,
    Duration timeout) {
  public S3Settings {
    if (endpoint.getHost() == null)
      throw new IllegalArgumentException("not an address of an object store: " + endpoint);
    if (bucket.isBlank()) throw new IllegalArgumentException("the object store needs a bucket");
    if (!timeout.isPositive()) throw new IllegalArgumentException("the timeout must be positive");
  }

  @Override
  public String toString() {
    return "S3Settings[" + endpoint + ", bucket=" + bucket + ", prefix=" + prefix + "]";
  }
}
