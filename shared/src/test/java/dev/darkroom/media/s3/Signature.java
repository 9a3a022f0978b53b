package dev.darkroom.media.s3;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Checks a request's signature as Amazon's servers do: AWS Signature Version 4 in the header.
///
/// Rules: "Authenticating Requests (AWS Signature Version 4)", Amazon S3 API reference.
record Signature(String accessKey, String secretKey, String region) {
  private static final Pattern HEADER =
      Pattern.compile(
          "AWS4-HMAC-SHA256 Credential=([^/]+)/(\\d{8})/([^/]+)/s3/aws4_request, ?"
              + "SignedHeaders=([a-z0-9;-]+), ?Signature=([0-9a-f]{64})");

  boolean matches(HttpExchange exchange, byte[] body) {
    var headers = exchange.getRequestHeaders();
    var given = HEADER.matcher(String.valueOf(headers.getFirst("Authorization")));
    var hash = headers.getFirst("X-Amz-Content-Sha256");
    var time = headers.getFirst("X-Amz-Date");
    if (!given.matches() || hash == null || time == null) return false;
    if (!given.group(1).equals(accessKey) || !given.group(3).equals(region)) return false;
    if (!time.startsWith(given.group(2)) || !hash.equals(sha256(body))) return false;

    var request =
        String.join(
            "\n",
            exchange.getRequestMethod(),
            exchange.getRequestURI().getRawPath(),
            sortedQuery(exchange.getRequestURI().getRawQuery()),
            signedHeaders(exchange, given.group(4)),
            given.group(4),
            hash);
    var scope = given.group(2) + "/" + region + "/s3/aws4_request";
    var toSign =
        "AWS4-HMAC-SHA256\n" + time + "\n" + scope + "\n" + sha256(request.getBytes(UTF_8));
    var key = hmac(("AWS4" + secretKey).getBytes(UTF_8), given.group(2));
    for (var part : new String[] {region, "s3", "aws4_request"}) key = hmac(key, part);
    return HexFormat.of().formatHex(hmac(key, toSign)).equals(given.group(5));
  }

  private static String sortedQuery(String query) {
    if (query == null) return "";
    return Arrays.stream(query.split("&"))
        .map(part -> part.contains("=") ? part : part + "=")
        .collect(Collectors.toCollection(TreeSet::new))
        .stream()
        .collect(Collectors.joining("&"));
  }

  private static String signedHeaders(HttpExchange exchange, String names) {
    return Arrays.stream(names.split(";"))
        .map(name ->
            name + ":" + String.join(",", exchange.getRequestHeaders().get(name)).strip() + "\n")
        .collect(Collectors.joining());
  }

  static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static byte[] hmac(byte[] key, String text) {
    try {
      var mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      return mac.doFinal(text.getBytes(UTF_8));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
