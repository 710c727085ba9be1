package cn.icpfiling.sandbox.authority;

import java.io.ByteArrayOutputStream;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** Writes the bytes of a response: a SOAP envelope in GBK with an inner document as text. */
final class SoapAnswer {

    private static final String SOAP = "http://schemas.xmlsoap.org/soap/envelope/";
    private static final String ISP = "urn:isp";
    private static final XMLOutputFactory WRITERS = XMLOutputFactory.newDefaultFactory();

    private SoapAnswer() {}

    static byte[] of(String method, IspAnswer answer) {
        return envelope(writer -> {
            writer.writeStartElement("ns", method + "Response", ISP);
            writer.writeNamespace("ns", ISP);
            writer.writeStartElement("return");
            writer.writeCharacters(inner(answer));
            writer.writeEndElement();
            writer.writeEndElement();
        });
    }

    static byte[] fault(String code, String text) {
        return envelope(writer -> {
            writer.writeStartElement("soap", "Fault", SOAP);
            Xml.write(writer, XmlElement.of("faultcode", "soap:" + code));
            Xml.write(writer, XmlElement.of("faultstring", text));
            writer.writeEndElement();
        });
    }

    private static String inner(IspAnswer answer) throws XMLStreamException {
        var children = new ArrayList<>(List.of(
                XmlElement.of("msg_code", Integer.toString(answer.code().number)),
                XmlElement.of("msg", answer.message())));
        children.addAll(answer.more());
        var text = new StringWriter();
        var writer = WRITERS.createXMLStreamWriter(text);
        Xml.write(writer, XmlElement.of("return", children));
        writer.flush();
        return text.toString();
    }

    private static byte[] envelope(Body body) {
        var bytes = new ByteArrayOutputStream();
        try {
            var writer = Xml.writer(bytes);
            writer.writeStartDocument(Xml.GBK.name(), "1.0");
            writer.writeStartElement("soap", "Envelope", SOAP);
            writer.writeNamespace("soap", SOAP);
            writer.writeStartElement("soap", "Body", SOAP);
            body.write(writer);
            writer.writeEndElement();
            writer.writeEndElement();
            writer.writeEndDocument();
            writer.flush();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("an answer could not be written", e);
        }
        return bytes.toByteArray();
    }

    private interface Body {
        void write(XMLStreamWriter writer) throws XMLStreamException;
    }
}
