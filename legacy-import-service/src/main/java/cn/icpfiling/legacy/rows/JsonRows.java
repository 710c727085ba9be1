package cn.icpfiling.legacy.rows;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.IOException;
import java.util.Locale;

/** Reads NDJSON: one flat object a line. A line that is none is a row with a fault. */
final class JsonRows implements RowReader.Rows {
    private static final JsonFactory JSON = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(3)
                    .maxStringLength(RowText.LONGEST_FIELD)
                    .maxNumberLength(40)
                    .build())
            .build();

    private final PeekingReader text;
    private final LoadKind kind;
    private final StringBuilder one = new StringBuilder();
    private long line;
    private long length;

    JsonRows(PeekingReader text, LoadKind kind) {
        this.text = text;
        this.kind = kind;
    }

    @Override
    public long line() {
        return line;
    }

    @Override
    public RawRow next() throws IOException {
        while (true) {
            if (text.peek() < 0) {
                return null;
            }
            var isWhole = readLine();
            if (!isWhole) {
                return unread(nothing(), FaultCode.ROW_TOO_LONG, null);
            }
            if (!one.toString().isBlank()) {
                return row(one.toString());
            }
        }
    }

    /** Reads one line; false if it is longer than a row may be. */
    private boolean readLine() throws IOException {
        one.setLength(0);
        line++;
        length = 0;
        var c = text.read();
        for (; c >= 0 && c != '\n' && c != '\r'; c = text.read()) {
            length++;
            if (one.length() < RowText.LONGEST_ROW) {
                one.append((char) c);
            }
        }
        if (c == '\r' && text.peek() == '\n') {
            text.read();
        }
        return length == one.length();
    }

    /** Half of such a row may be in no column, so its text is kept. */
    private RawRow unread(String[] values, FaultCode fault, RowPlace corrects) {
        return new RawRow(line, values, fault, corrects, RowSource.of(one, length));
    }

    private RawRow row(String json) {
        var values = nothing();
        var named = new boolean[values.length];
        var hasEscapes = json.contains("\\u");
        var fault = RowText.isUndecodable(json) ? FaultCode.ENCODING : null;
        String loadOfFault = null;
        String fileOfFault = null;
        String lineOfFault = null;
        try (var parser = JSON.createParser(json)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                return unread(values, FaultCode.ROW_MALFORMED, null);
            }
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                var name = parser.currentName().toLowerCase(Locale.ROOT);
                parser.nextToken();
                if (name.startsWith(Header.REMARK)) {
                    var text = parser.currentToken().isScalarValue() ? parser.getText() : null;
                    loadOfFault = name.equals(RowPlace.LOAD) ? text : loadOfFault;
                    fileOfFault = name.equals(RowPlace.FILE) ? text : fileOfFault;
                    lineOfFault = name.equals(RowPlace.LINE) ? text : lineOfFault;
                    parser.skipChildren();
                    continue;
                }
                var place = kind.place(name);
                if (place < 0) {
                    throw new FileRefused(FileFault.UNKNOWN_COLUMN, line);
                }
                if (named[place]) {
                    fault = FaultCode.ROW_MALFORMED;
                }
                named[place] = true;
                values[place] = RowText.tidy(value(parser));
                if (fault == null && hasEscapes && RowText.isHalf(values[place])) {
                    fault = FaultCode.ENCODING;
                }
            }
            if (parser.currentToken() != JsonToken.END_OBJECT || parser.nextToken() != null) {
                fault = FaultCode.ROW_MALFORMED;
            }
        } catch (IOException noJson) {
            fault = fault == null ? FaultCode.ROW_MALFORMED : fault;
        }
        var corrects = RowPlace.of(loadOfFault, fileOfFault, lineOfFault);
        return fault == null ? new RawRow(line, values, null, corrects, null) : unread(values, fault, corrects);
    }

    private static String value(JsonParser parser) throws IOException {
        return switch (parser.currentToken()) {
            case VALUE_NULL -> null;
            case VALUE_STRING, VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT, VALUE_TRUE, VALUE_FALSE -> parser.getText();
            case START_ARRAY -> list(parser);
            case null, default -> throw new IOException("no plain value");
        };
    }

    private static String list(JsonParser parser) throws IOException {
        var list = new StringBuilder();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            if (parser.currentToken() == null || !parser.currentToken().isScalarValue()) {
                throw new IOException("no plain value in a list");
            }
            list.append(list.isEmpty() ? "" : ";").append(parser.getText());
        }
        return list.toString();
    }

    private String[] nothing() {
        return new String[kind.columns().size()];
    }
}
