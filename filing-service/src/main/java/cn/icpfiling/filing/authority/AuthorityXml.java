package cn.icpfiling.filing.authority;

import java.io.ByteArrayOutputStream;
import java.io.StringReader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import javax.xml.stream.XMLStreamWriter;

/**
 * Reads and writes the interface's documents. The reader decodes bytes strictly: a broken GBK pair is an error, not a
 * replacement character. It refuses a DOCTYPE, so there are no entities to expand and nothing to fetch.
 */
final class AuthorityXml {
    static final String DECLARATION = "<?xml version=\"1.0\" encoding=\"GBK\"?>";

    private static final int DEEPEST = 32;
    private static final int MOST_ELEMENTS = 2_000_000;
    private static final Set<String> CHARSETS = Set.of("GBK", "GB2312", "GB18030", "UTF-8");
    private static final Pattern ENCODING =
            Pattern.compile("^\\s*<\\?xml[^>]{0,120}?encoding\\s*=\\s*[\"']([A-Za-z0-9_-]{1,20})[\"']");

    private static final XMLInputFactory READERS = readers();
    private static final XMLOutputFactory WRITERS = XMLOutputFactory.newFactory();

    private AuthorityXml() {}

    private static XMLInputFactory readers() {
        var factory = XMLInputFactory.newFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        factory.setXMLResolver((publicId, systemId, base, namespace) -> {
            throw new XMLStreamException("external parts are not read");
        });
        return factory;
    }

    static XmlNode read(byte[] document) throws UnreadableXml {
        try {
            return read(GbkText.strictly(declared(document), document));
        } catch (CharacterCodingException e) {
            throw new UnreadableXml("bytes that are no text of the declared encoding", e);
        }
    }

    private static Charset declared(byte[] document) throws UnreadableXml {
        var head = new String(document, 0, Math.min(document.length, 200), StandardCharsets.ISO_8859_1);
        var declaration = ENCODING.matcher(head);
        if (!declaration.find()) {
            return GbkText.GBK;
        }
        var name = declaration.group(1).toUpperCase(Locale.ROOT);
        if (!CHARSETS.contains(name)) {
            throw new UnreadableXml("encoding " + name + " is not one of the interface's");
        }
        return Charset.forName(name);
    }

    static XmlNode read(String document) throws UnreadableXml {
        try {
            var reader = READERS.createXMLStreamReader(new StringReader(document.strip()));
            try {
                return root(reader);
            } finally {
                reader.close();
            }
        } catch (XMLStreamException e) {
            throw new UnreadableXml("not well formed", e);
        }
    }

    private static XmlNode root(XMLStreamReader reader) throws XMLStreamException, UnreadableXml {
        record Open(String name, StringBuilder text, ArrayList<XmlNode> children) {}

        var open = new ArrayDeque<Open>();
        XmlNode root = null;
        var elements = 0;
        while (reader.hasNext()) {
            switch (reader.next()) {
                case XMLStreamConstants.START_ELEMENT -> {
                    elements++;
                    if (open.size() >= DEEPEST || elements > MOST_ELEMENTS) {
                        throw new UnreadableXml("deeper or larger than any document of the interface");
                    }
                    open.push(new Open(reader.getLocalName(), new StringBuilder(), new ArrayList<>()));
                }
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> {
                    if (!open.isEmpty()) {
                        open.peek().text().append(reader.getText());
                    }
                }
                case XMLStreamConstants.END_ELEMENT -> {
                    var done = open.pop();
                    var text = done.children().isEmpty() ? done.text().toString() : "";
                    root = new XmlNode(done.name(), text, done.children());
                    if (!open.isEmpty()) {
                        open.peek().children().add(root);
                    }
                }
                case XMLStreamConstants.DTD, XMLStreamConstants.ENTITY_REFERENCE ->
                    throw new UnreadableXml("document types and entities are not read");
                default -> {
                    // Comments, white space and instructions have no meaning.
                }
            }
        }
        if (root == null) {
            throw new UnreadableXml("no element");
        }
        return root;
    }

    /**
     * Returns a writer of GBK bytes. Callers check their text with {@link GbkText} first; this writer replaces no
     * character.
     */
    static XMLStreamWriter writer(ByteArrayOutputStream out) throws XMLStreamException {
        return WRITERS.createXMLStreamWriter(out, "GBK");
    }
}
