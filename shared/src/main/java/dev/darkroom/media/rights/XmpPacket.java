package dev.darkroom.media.rights;

import dev.darkroom.media.Rights;
import dev.darkroom.media.Rights.DigitalSource;
import java.io.IOException;
import java.io.StringReader;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/// The XMP text that says where a picture comes from and what may be done with it.
///
/// Properties: IPTC Photo Metadata Standard 2025.1 (`DigitalSourceType`, `AISystemUsed`), Dublin
/// Core `rights`, XMP basic and rights management; our own namespace for what none of them names.
final class XmpPacket {
  private static final String RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#";
  private static final String DC = "http://purl.org/dc/elements/1.1/";
  private static final String XMP = "http://ns.adobe.com/xap/1.0/";
  private static final String XMP_RIGHTS = "http://ns.adobe.com/xap/1.0/rights/";
  private static final String IPTC = "http://iptc.org/std/Iptc4xmpExt/2008-02-29/";
  private static final String DARKROOM = "http://ns.darkroom.dev/origin/1.0/";

  private XmpPacket() {}

  static String of(Rights rights) {
    return """
    <?xpacket begin="\uFEFF" id="W5M0MpCehiHzreSzNTczkc9d"?>
    <x:xmpmeta xmlns:x="adobe:ns:meta/">
     <rdf:RDF xmlns:rdf="%s">
      <rdf:Description rdf:about="" xmlns:dc="%s" xmlns:xmp="%s" xmlns:xmpRights="%s"
        xmlns:Iptc4xmpExt="%s" xmlns:darkroom="%s">
       <xmp:CreatorTool>Darkroom</xmp:CreatorTool>
       <xmp:CreateDate>%s</xmp:CreateDate>
       <Iptc4xmpExt:DigitalSourceType>%s</Iptc4xmpExt:DigitalSourceType>
    %s   <darkroom:Model>%s</darkroom:Model>
       <darkroom:Generation>%d</darkroom:Generation>
    %s  </rdf:Description>
     </rdf:RDF>
    </x:xmpmeta>
    <?xpacket end="r"?>\
    """
        .formatted(
            RDF,
            DC,
            XMP,
            XMP_RIGHTS,
            IPTC,
            DARKROOM,
            rights.madeAt().truncatedTo(ChronoUnit.SECONDS),
            rights.source().uri(),
            aiSystem(rights) + terms(rights.terms()),
            escaped(rights.model()),
            rights.generation(),
            inputs(rights.inputHashes()));
  }

  /// Only a generative model is an "AI system"; to call a filter one would be untrue.
  private static String aiSystem(Rights rights) {
    return switch (rights.source()) {
      case ALGORITHMICALLY_ENHANCED -> "";
      case COMPOSITE_WITH_TRAINED_ALGORITHMIC_MEDIA, TRAINED_ALGORITHMIC_MEDIA ->
          "   <Iptc4xmpExt:AISystemUsed>%s</Iptc4xmpExt:AISystemUsed>\n"
              .formatted(escaped(rights.model()));
    };
  }

  private static String terms(String terms) {
    if (terms.isBlank()) return "";
    return """
       <dc:rights><rdf:Alt><rdf:li xml:lang="x-default">%1$s</rdf:li></rdf:Alt></dc:rights>
       <xmpRights:UsageTerms><rdf:Alt><rdf:li xml:lang="x-default">%1$s</rdf:li></rdf:Alt></xmpRights:UsageTerms>
    """
        .formatted(escaped(terms));
  }

  private static String inputs(List<String> hashes) {
    if (hashes.isEmpty()) return "";
    var items = new StringBuilder();
    for (var hash : hashes) items.append("<rdf:li>").append(escaped(hash)).append("</rdf:li>");
    return "   <darkroom:InputSha256><rdf:Seq>" + items + "</rdf:Seq></darkroom:InputSha256>\n";
  }

  private static String escaped(String text) {
    var escaped = new StringBuilder(text.length());
    text.codePoints()
        .forEach(c -> {
          switch (c) {
            case '&' -> escaped.append("&amp;");
            case '<' -> escaped.append("&lt;");
            case '>' -> escaped.append("&gt;");
            default -> escaped.appendCodePoint(isXml(c) ? c : ' ');
          }
        });
    return escaped.toString();
  }

  private static boolean isXml(int c) {
    return c == '\t'
        || c == '\n'
        || (c >= 0x20 && c <= 0xd7ff)
        || (c >= 0xe000 && c < 0xfffe)
        || c >= 0x10000;
  }

  /// What [#of] wrote; empty when the packet is another program's, or damaged.
  static Optional<Rights> rights(String packet) {
    var document = parse(packet);
    if (document.isEmpty() || texts(document.get(), DARKROOM, "Generation").isEmpty())
      return Optional.empty();
    try {
      return Optional.of(rights(document.get()));
    } catch (DateTimeException | IllegalArgumentException altered) {
      return Optional.empty();
    }
  }

  private static Rights rights(Document document) {
    var source = only(document, IPTC, "DigitalSourceType");
    return new Rights(
        Arrays.stream(DigitalSource.values())
            .filter(known -> known.uri().equals(source))
            .findFirst()
            .orElseThrow(() -> new IllegalArgumentException("unknown source: " + source)),
        only(document, DARKROOM, "Model"),
        Long.parseLong(only(document, DARKROOM, "Generation")),
        Instant.parse(only(document, XMP, "CreateDate")),
        String.join("", texts(document, DC, "rights")),
        items(document));
  }

  private static String only(Document document, String namespace, String name) {
    var texts = texts(document, namespace, name);
    if (texts.size() != 1) throw new IllegalArgumentException("not exactly one " + name);
    return texts.getFirst();
  }

  private static List<String> texts(Document document, String namespace, String name) {
    var texts = new ArrayList<String>();
    var nodes = document.getElementsByTagNameNS(namespace, name);
    for (int i = 0; i < nodes.getLength(); i++) texts.add(nodes.item(i).getTextContent());
    return texts;
  }

  private static List<String> items(Document document) {
    var items = new ArrayList<String>();
    var lists = document.getElementsByTagNameNS(DARKROOM, "InputSha256");
    for (int i = 0; i < lists.getLength(); i++) {
      var entries = ((Element) lists.item(i)).getElementsByTagNameNS(RDF, "li");
      for (int j = 0; j < entries.getLength(); j++) items.add(entries.item(j).getTextContent());
    }
    return items;
  }

  /// Reads the XML without ever following what it refers to: the file may come from anyone.
  private static Optional<Document> parse(String packet) {
    var factory = DocumentBuilderFactory.newInstance();
    factory.setNamespaceAware(true);
    factory.setExpandEntityReferences(false);
    try {
      factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
      factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
      var builder = factory.newDocumentBuilder();
      // The default one prints to standard error.
      builder.setErrorHandler(new DefaultHandler());
      return Optional.of(builder.parse(new InputSource(new StringReader(packet))));
    } catch (SAXException notXml) {
      return Optional.empty();
    } catch (IOException | ParserConfigurationException e) {
      throw new IllegalStateException("the JDK's own XML reader fails", e);
    }
  }
}
