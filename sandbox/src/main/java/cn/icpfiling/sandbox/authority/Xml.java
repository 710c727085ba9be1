package cn.icpfiling.sandbox.authority;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.util.ArrayList;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import javax.xml.stream.XMLStreamWriter;

/** Reads and writes GBK XML by StAX. Refuses DTDs, entity declarations and bytes that are not GBK. */
final class Xml {

    static final Charset GBK = Charset.forName("GBK");
    private static final XMLInputFactory READERS = readers();
    private static final XMLOutputFactory WRITERS = XMLOutputFactory.newDefaultFactory();
    private static final int DEEPEST = 12;
    private static final int MOST_ELEMENTS = 20_000;
    private static final int LONGEST_TEXT = 64 * 1024;

    private Xml() {}

    private static XMLInputFactory readers() {
        var factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_NAMESPACE_AWARE, true);
        return factory;
    }

    /** Decodes strictly: a byte pair unknown to GBK is a fault, not a question mark. */
    static XMLStreamReader reader(InputStream gbk) throws XMLStreamException {
        var decoder = GBK.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        return READERS.createXMLStreamReader(new InputStreamReader(gbk, decoder));
    }

    /** Writes characters outside GBK as numeric references. */
    static XMLStreamWriter writer(OutputStream out) throws XMLStreamException {
        return WRITERS.createXMLStreamWriter(out, GBK.name());
    }

    /** Returns the current element with its content, within limits. */
    static XmlElement element(XMLStreamReader reader) throws XMLStreamException {
        return new ElementReader(reader).read(0);
    }

    static void write(XMLStreamWriter writer, XmlElement element) throws XMLStreamException {
        writer.writeStartElement(element.name());
        if (element.children().isEmpty()) {
            writer.writeCharacters(element.text());
        } else {
            for (var child : element.children()) {
                write(writer, child);
            }
        }
        writer.writeEndElement();
    }

    /** Moves to the next start tag. Returns false at the end of the current element. */
    static boolean nextChild(XMLStreamReader reader) throws XMLStreamException {
        while (true) {
            switch (next(reader)) {
                case XMLStreamConstants.START_ELEMENT -> {
                    return true;
                }
                case XMLStreamConstants.END_ELEMENT, XMLStreamConstants.END_DOCUMENT -> {
                    return false;
                }
                default -> {
                    // blanks and comments between elements
                }
            }
        }
    }

    static int next(XMLStreamReader reader) throws XMLStreamException {
        var event = reader.next();
        if (event == XMLStreamConstants.DTD || event == XMLStreamConstants.ENTITY_REFERENCE) {
            throw new XMLStreamException("document types and entities are not taken");
        }
        return event;
    }

    static void expect(XMLStreamReader reader, String name) throws XMLStreamException {
        if (!reader.getLocalName().equals(name)) {
            throw new XMLStreamException("expected " + name + ", found " + reader.getLocalName());
        }
    }

    /** Parsing and decoding fail in two ways; both mean that the bytes are unreadable. */
    static IOException unreadable(XMLStreamException fault) {
        return new IOException(fault.getMessage(), fault);
    }

    private static final class ElementReader {

        private final XMLStreamReader reader;
        private int elements;

        ElementReader(XMLStreamReader reader) {
            this.reader = reader;
        }

        XmlElement read(int depth) throws XMLStreamException {
            if (depth > DEEPEST || ++elements > MOST_ELEMENTS) {
                throw new XMLStreamException("the record is too deep or too large");
            }
            var name = reader.getLocalName();
            var text = new StringBuilder();
            var children = new ArrayList<XmlElement>();
            while (true) {
                switch (next(reader)) {
                    case XMLStreamConstants.START_ELEMENT -> children.add(read(depth + 1));
                    case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> {
                        text.append(reader.getText());
                        if (text.length() > LONGEST_TEXT) {
                            throw new XMLStreamException("the text of " + name + " is too long");
                        }
                    }
                    case XMLStreamConstants.END_ELEMENT -> {
                        return children.isEmpty()
                                ? XmlElement.of(name, text.toString())
                                : XmlElement.of(name, children);
                    }
                    default -> {
                        // comments
                    }
                }
            }
        }
    }
}
