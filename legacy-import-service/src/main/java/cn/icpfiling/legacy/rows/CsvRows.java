package cn.icpfiling.legacy.rows;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Reads CSV by RFC 4180, separated by comma or tab. A quoted field of several lines that does not close properly began with a stray
 * quote: its first line is faulty, and reading goes on at the next one, so that no row behind it is lost.
 */
final class CsvRows implements RowReader.Rows {
    private final PeekingReader text;
    private final LoadKind kind;
    private final StringBuilder field = new StringBuilder();
    private final List<String> fields = new ArrayList<>();
    private int[] places;
    private char separator = ',';
    private long line = 1;
    private long begun;
    private int length;
    private FaultCode fault;
    /** The characters of the record without its line end; below 0 until that is read. */
    private long end;

    private LineEnd firstEnd;
    private RowSource source;

    /**
     * Where a line ended within a quoted field.
     *
     * @param length characters of the record before it
     * @param next characters of the record with it
     * @param line the line behind it
     * @param field characters of the field before it
     */
    private record LineEnd(long length, long next, long line, int field) {}

    CsvRows(PeekingReader text, LoadKind kind) {
        this.text = text;
        this.kind = kind;
    }

    @Override
    public long line() {
        return line;
    }

    @Override
    public RawRow next() throws IOException {
        if (places == null) {
            readHeader();
        }
        do {
            if (!readFields()) {
                return null;
            }
        } while (isBlankLine());
        return row();
    }

    private void readHeader() throws IOException {
        separator = separatorOfFirstLine();
        if (!readFields() || fault != null) {
            throw new FileRefused(fault == null ? FileFault.EMPTY : FileFault.MISSING_COLUMN, 1);
        }
        places = Header.places(kind, fields.stream().map(CsvRows::name).toList());
    }

    /** A tab outside of quotes in the first line separates the fields; without one a comma does. The line stays unread. */
    private char separatorOfFirstLine() throws IOException {
        var first = new StringBuilder();
        var found = ',';
        var isQuoted = false;
        var before = ',';
        while (first.length() < RowText.LONGEST_ROW && text.peek() >= 0) {
            var c = (char) text.read();
            first.append(c);
            if (c == '"') {
                isQuoted = !isQuoted && (before == ',' || before == '\t');
            } else if (!isQuoted && c == '\t') {
                found = c;
            }
            if (c == '\n' || c == '\r') {
                break;
            }
            before = c;
        }
        text.unread(first);
        return found;
    }

    private static String name(String field) {
        var tidy = RowText.tidy(field);
        if (tidy == null) {
            return "";
        }
        var isQuoted = tidy.length() > 1 && tidy.startsWith("\"") && tidy.endsWith("\"");
        return (isQuoted ? tidy.substring(1, tidy.length() - 1) : tidy).toLowerCase(Locale.ROOT);
    }

    private boolean isBlankLine() {
        return fault == null && fields.size() == 1 && RowText.tidy(fields.getFirst()) == null;
    }

    private RawRow row() {
        var values = new String[kind.columns().size()];
        String loadOfFault = null;
        String fileOfFault = null;
        String lineOfFault = null;
        for (var i = 0; i < Math.min(fields.size(), places.length); i++) {
            if (places[i] < 0) {
                loadOfFault = places[i] == Header.LOAD ? RowText.tidy(fields.get(i)) : loadOfFault;
                fileOfFault = places[i] == Header.FILE ? RowText.tidy(fields.get(i)) : fileOfFault;
                lineOfFault = places[i] == Header.LINE ? RowText.tidy(fields.get(i)) : lineOfFault;
                continue;
            }
            values[places[i]] = RowText.tidy(fields.get(i));
            if (fault == null && RowText.isUndecodable(values[places[i]])) {
                fault = FaultCode.ENCODING;
            }
        }
        if (fault == null && fields.size() != places.length) {
            fault = FaultCode.ROW_MALFORMED;
        }
        // Half of such a row may be in no column, so its text is kept.
        return new RawRow(
                begun,
                values,
                fault,
                RowPlace.of(loadOfFault, fileOfFault, lineOfFault),
                fault == null ? null : source == null ? text.source(end < 0 ? text.length() : end) : source);
    }

    /** Reads one record; false at the end of the file. */
    private boolean readFields() throws IOException {
        fields.clear();
        field.setLength(0);
        fault = null;
        length = 0;
        begun = line;
        end = -1;
        source = null;
        text.mark();
        if (text.peek() < 0) {
            return false;
        }
        while (true) {
            var isQuoted = text.peek() == '"';
            var ended = isQuoted ? quoted() : bare();
            if (fields.size() < RowText.MOST_COLUMNS) {
                fields.add(isQuoted || !isNull() ? field.toString() : "");
            } else {
                fault = FaultCode.ROW_MALFORMED;
            }
            field.setLength(0);
            if (ended) {
                return true;
            }
        }
    }

    /** An export of MySQL writes a missing value so; a text of these letters has quotes there. */
    private boolean isNull() {
        return "\\N".contentEquals(field) || "NULL".contentEquals(field);
    }

    /** Reads an unquoted field and what ends it; true at the end of the record. */
    private boolean bare() throws IOException {
        while (true) {
            var c = text.read();
            if (c < 0) {
                return true;
            }
            if (c == separator) {
                return false;
            }
            if (isLineEnd(c)) {
                return true;
            }
            keep((char) c);
        }
    }

    private boolean quoted() throws IOException {
        text.read();
        firstEnd = null;
        while (true) {
            if (fault == FaultCode.ROW_TOO_LONG && isStray()) {
                return true;
            }
            var c = text.read();
            if (c < 0) {
                fault = fault == null ? FaultCode.ROW_MALFORMED : fault;
                isStray();
                return true;
            }
            if (c == '"') {
                if (text.peek() != '"') {
                    return afterQuote();
                }
                text.read();
                keep('"');
            } else if (fault == FaultCode.ROW_TOO_LONG) {
                // One line is longer than a row: its end is that of the record.
                if (isLineEnd(c)) {
                    return true;
                }
            } else {
                countLine(c);
                keep((char) c);
            }
        }
    }

    /** Whether the quoted field at hand has several lines: then the record ends with the first one, and the others are read again. */
    private boolean isStray() {
        var stray = firstEnd;
        firstEnd = null;
        if (stray == null) {
            return false;
        }
        var firstLine = text.source(stray.length);
        if (!text.back(stray.next)) {
            return false;
        }
        source = firstLine;
        line = stray.line;
        field.setLength(stray.field);
        fault = FaultCode.ROW_MALFORMED;
        return true;
    }

    private boolean afterQuote() throws IOException {
        while (true) {
            var c = text.read();
            if (c < 0) {
                return true;
            }
            if (c == separator) {
                return false;
            }
            if (isLineEnd(c)) {
                return true;
            }
            if (c != ' ') {
                fault = fault == null ? FaultCode.ROW_MALFORMED : fault;
                if (isStray()) {
                    return true;
                }
                keep((char) c);
            }
        }
    }

    private void keep(char c) {
        if (++length > RowText.LONGEST_ROW || field.length() >= RowText.LONGEST_FIELD) {
            fault = FaultCode.ROW_TOO_LONG;
        } else {
            field.append(c);
        }
    }

    private boolean isLineEnd(int c) throws IOException {
        if (c != '\n' && c != '\r') {
            return false;
        }
        end = text.length() - 1;
        if (c == '\r' && text.peek() == '\n') {
            text.read();
        }
        line++;
        return true;
    }

    private void countLine(int c) throws IOException {
        if (c == '\n' || c == '\r' && text.peek() != '\n') {
            line++;
            firstEnd =
                    firstEnd == null ? new LineEnd(text.length() - 1, text.length(), line, field.length()) : firstEnd;
        }
    }
}
