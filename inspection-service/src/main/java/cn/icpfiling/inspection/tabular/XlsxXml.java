package cn.icpfiling.inspection.tabular;

import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** Reads the parts of a workbook. Prefixes of elements are ignored, as programs choose them freely. */
final class XlsxXml {
    private static final int MOST_COLUMNS = 256;
    private static final int LETTERS = 26;

    private XlsxXml() {}

    /** Returns these attributes of all elements with the name; "" for one that an element lacks. */
    static List<List<String>> attributes(byte[] part, String element, String... names) throws XMLStreamException {
        var found = new ArrayList<List<String>>();
        var reader = reader(part);
        while (reader.hasNext()) {
            if (reader.next() == XMLStreamConstants.START_ELEMENT
                    && reader.getLocalName().equals(element)) {
                var values = new ArrayList<String>();
                for (var name : names) {
                    values.add(attribute(reader, name));
                }
                found.add(values);
            }
        }
        return found;
    }

    /** Returns the texts that cells refer to by number. */
    static List<String> strings(byte[] part) throws XMLStreamException {
        var strings = new ArrayList<String>();
        var reader = reader(part);
        while (reader.hasNext()) {
            if (reader.next() == XMLStreamConstants.START_ELEMENT
                    && reader.getLocalName().equals("si")) {
                strings.add(text(reader, "si"));
            }
        }
        return strings;
    }

    static void rows(byte[] part, List<String> strings, Predicate<SheetRow> each) throws XMLStreamException {
        var reader = reader(part);
        var line = 0;
        while (reader.hasNext()) {
            if (reader.next() == XMLStreamConstants.START_ELEMENT
                    && reader.getLocalName().equals("row")) {
                var number = attribute(reader, "r");
                line = number.isEmpty() ? line + 1 : Integer.parseInt(number);
                if (!each.test(new SheetRow(line, cells(reader, strings)))) {
                    return;
                }
            }
        }
    }

    private static List<String> cells(XMLStreamReader reader, List<String> strings) throws XMLStreamException {
        var cells = new ArrayList<String>();
        for (var event = reader.next(); !isEnd(reader, event, "row"); event = reader.next()) {
            if (event == XMLStreamConstants.START_ELEMENT
                    && reader.getLocalName().equals("c")) {
                var reference = attribute(reader, "r");
                var column = reference.isEmpty() ? cells.size() : column(reference);
                var value = cell(reader, strings).strip();
                while (cells.size() <= column && cells.size() < MOST_COLUMNS) {
                    cells.add("");
                }
                if (column < MOST_COLUMNS) {
                    cells.set(column, value);
                }
            }
        }
        return cells;
    }

    /** The column of a reference like AB12, from 0; one beyond the most is never read. */
    private static int column(String reference) {
        var column = 0;
        for (var i = 0; i < reference.length() && reference.charAt(i) >= 'A' && reference.charAt(i) <= 'Z'; i++) {
            column = Math.min(MOST_COLUMNS + 1, column * LETTERS + reference.charAt(i) - 'A' + 1);
        }
        return Math.max(1, column) - 1;
    }

    private static String cell(XMLStreamReader reader, List<String> strings) throws XMLStreamException {
        var isShared = attribute(reader, "t").equals("s");
        var value = text(reader, "c");
        if (!isShared || value.isBlank()) {
            return value;
        }
        var number = Integer.parseInt(value.strip());
        if (number < 0 || number >= strings.size()) {
            throw new IllegalArgumentException("no such shared string");
        }
        return strings.get(number);
    }

    /** The text up to the end of the element, of its values and runs. Formulas and phonetic hints are left out. */
    private static String text(XMLStreamReader reader, String element) throws XMLStreamException {
        var text = new StringBuilder();
        var taken = false;
        var hints = 0;
        for (var event = reader.next(); !isEnd(reader, event, element); event = reader.next()) {
            switch (event) {
                case XMLStreamConstants.START_ELEMENT -> {
                    hints += reader.getLocalName().equals("rPh") ? 1 : 0;
                    taken = isText(reader);
                }
                case XMLStreamConstants.END_ELEMENT -> {
                    hints -= reader.getLocalName().equals("rPh") ? 1 : 0;
                    taken = false;
                }
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE -> {
                    if (taken && hints == 0) {
                        text.append(reader.getText());
                    }
                }
                default -> {
                    // comments and instructions say nothing
                }
            }
        }
        return text.toString();
    }

    private static boolean isText(XMLStreamReader reader) {
        return reader.getLocalName().equals("t") || reader.getLocalName().equals("v");
    }

    private static boolean isEnd(XMLStreamReader reader, int event, String element) throws XMLStreamException {
        if (event == XMLStreamConstants.END_DOCUMENT) {
            throw new XMLStreamException("the document ends within " + element);
        }
        return event == XMLStreamConstants.END_ELEMENT && reader.getLocalName().equals(element);
    }

    private static String attribute(XMLStreamReader reader, String name) {
        for (var i = 0; i < reader.getAttributeCount(); i++) {
            if (reader.getAttributeLocalName(i).equals(name)) {
                return reader.getAttributeValue(i);
            }
        }
        return "";
    }

    private static XMLStreamReader reader(byte[] part) throws XMLStreamException {
        var factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        return factory.createXMLStreamReader(new ByteArrayInputStream(part));
    }
}
