package cn.icpfiling.sandbox.authority;

import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** One call of the enterprise interface, as parsed. */
record SoapCall(String method, Map<String, String> parameters, Optional<Payload> payload) implements AutoCloseable {

    private static final String SOAP = "http://schemas.xmlsoap.org/soap/envelope/";
    private static final String ISP = "urn:isp";
    private static final String PAYLOAD = "beianInfo";
    private static final int LONGEST = 4096;

    /** Empty if the caller left it out. */
    String parameter(String name) {
        return parameters.getOrDefault(name, "");
    }

    @Override
    public void close() throws IOException {
        if (payload.isPresent()) {
            payload.get().close();
        }
    }

    /** Reads the envelope. Throws IOException if the body is none. */
    static SoapCall read(InputStream body) throws IOException {
        try {
            return readEnvelope(Xml.reader(body));
        } catch (XMLStreamException e) {
            throw Xml.unreadable(e);
        }
    }

    private static SoapCall readEnvelope(XMLStreamReader reader) throws XMLStreamException, IOException {
        enter(reader, SOAP, "Envelope");
        if (!Xml.nextChild(reader)) {
            throw new XMLStreamException("the envelope is empty");
        }
        if (reader.getLocalName().equals("Header")) {
            Xml.element(reader);
            Xml.nextChild(reader);
        }
        expect(reader, SOAP, "Body");
        if (!Xml.nextChild(reader) || !ISP.equals(reader.getNamespaceURI())) {
            throw new XMLStreamException("the body names no method of " + ISP);
        }
        var method = reader.getLocalName();
        var parameters = new HashMap<String, String>();
        Payload payload = null;
        try {
            while (Xml.nextChild(reader)) {
                if (reader.getLocalName().equals(PAYLOAD) && payload == null) {
                    payload = new Payload();
                    readPayload(reader, payload);
                } else {
                    readParameter(reader, parameters);
                }
            }
            return new SoapCall(method, Map.copyOf(parameters), Optional.ofNullable(payload));
        } catch (XMLStreamException | IOException | RuntimeException e) {
            if (payload != null) {
                payload.close();
            }
            throw e;
        }
    }

    private static void readParameter(XMLStreamReader reader, Map<String, String> parameters)
            throws XMLStreamException {
        var element = Xml.element(reader);
        if (!element.children().isEmpty() || element.text().length() > LONGEST) {
            throw new XMLStreamException("the parameter " + element.name() + " is not plain or too long");
        }
        if (parameters.put(element.name(), element.text().strip()) != null) {
            throw new XMLStreamException("the parameter " + element.name() + " is given twice");
        }
    }

    private static void readPayload(XMLStreamReader reader, Payload payload) throws XMLStreamException, IOException {
        while (true) {
            switch (Xml.next(reader)) {
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> payload.add(reader.getText());
                case XMLStreamConstants.START_ELEMENT -> throw new XMLStreamException(PAYLOAD + " holds Base64 only");
                case XMLStreamConstants.END_ELEMENT -> {
                    payload.end();
                    return;
                }
                default -> {
                    // comments
                }
            }
        }
    }

    private static void enter(XMLStreamReader reader, String namespace, String name) throws XMLStreamException {
        if (!Xml.nextChild(reader)) {
            throw new XMLStreamException("the document is empty");
        }
        expect(reader, namespace, name);
    }

    private static void expect(XMLStreamReader reader, String namespace, String name) throws XMLStreamException {
        Xml.expect(reader, name);
        if (!namespace.equals(reader.getNamespaceURI())) {
            throw new XMLStreamException(name + " stands in the wrong namespace");
        }
    }
}
