package cn.icpfiling.filing.authority;

import java.io.ByteArrayOutputStream;
import java.nio.charset.CharacterCodingException;
import java.util.List;
import javax.xml.stream.XMLStreamException;

/** The SOAP envelope: writes the parameters and reads the inner answer. */
final class SoapMessage {
    private static final String SOAP = "http://schemas.xmlsoap.org/soap/envelope/";

    private final Vocabulary words;

    SoapMessage(Vocabulary words) {
        this.words = words;
    }

    /** A parameter. The interface fixes the order of parameters. */
    record Parameter(Term term, String text) {}

    byte[] request(Term method, List<Parameter> parameters) {
        var out = new ByteArrayOutputStream(1024);
        try {
            out.writeBytes(GbkText.encode(AuthorityXml.DECLARATION));
            var xml = AuthorityXml.writer(out);
            xml.writeStartElement("soap", "Envelope", SOAP);
            xml.writeNamespace("soap", SOAP);
            xml.writeStartElement("soap", "Body", SOAP);
            xml.writeStartElement("isp", words.word(method), words.word(Term.METHOD_NAMESPACE));
            xml.writeNamespace("isp", words.word(Term.METHOD_NAMESPACE));
            for (var parameter : parameters) {
                xml.writeStartElement(words.word(parameter.term()));
                xml.writeCharacters(parameter.text());
                xml.writeEndElement();
            }
            xml.writeEndElement();
            xml.writeEndElement();
            xml.writeEndElement();
            xml.flush();
        } catch (XMLStreamException | CharacterCodingException e) {
            throw new IllegalStateException("writing to memory failed", e);
        }
        return out.toByteArray();
    }

    /** Returns the inner document of the answer to that method; a fault or any other content is unreadable. */
    XmlNode answer(Term method, byte[] response) throws UnreadableXml {
        var envelope = AuthorityXml.read(response);
        if (!envelope.name().equals("Envelope")) {
            throw new UnreadableXml("no SOAP envelope");
        }
        for (var node : envelope.inside("Body")) {
            if (node.name().equals(words.word(method) + "Response")) {
                return inner(node);
            }
            if (node.name().equals("Fault")) {
                throw new UnreadableXml("the authority answered with a fault");
            }
        }
        throw new UnreadableXml("no answer to " + words.word(method));
    }

    private XmlNode inner(XmlNode response) throws UnreadableXml {
        var text = response.textOf(words.word(Term.ANSWER));
        if (text.isEmpty()) {
            throw new UnreadableXml("an empty answer");
        }
        var answer = AuthorityXml.read(text);
        if (answer.textOf(words.word(Term.ANSWER_CODE)).isEmpty()) {
            throw new UnreadableXml("an answer without a code");
        }
        return answer;
    }
}
