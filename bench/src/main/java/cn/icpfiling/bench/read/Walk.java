package cn.icpfiling.bench.read;

import cn.icpfiling.bench.service.HttpLine;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Walks a list by its cursors, and checks that no item is repeated or out of order. */
final class Walk {
    static final int PAGE = 50;

    /** The longest page, to arrive quickly: a cursor is valid for pages of any length. */
    private static final int STRIDE = 200;

    private static final int UUID_LENGTH = 36;
    private static final int LONGEST_CURSOR = 600;
    private static final byte[] NEXT = ascii("\"next\":\"");
    private static final byte[] QUOTE = ascii("\"");

    private final HttpLine line;
    private final ReadRequest request;
    private final PageList list;
    private final byte[] id;
    private String cursor;
    private byte[] last;

    Walk(HttpLine line, ReadRequest request, PageList list) {
        this.line = line;
        this.request = request;
        this.list = list;
        this.id = ascii("\"" + list.id() + "\":\"");
    }

    /** Skips this number of items. */
    void skip(long items) throws IOException {
        for (var left = items; left > 0; left -= STRIDE) {
            next((int) Math.min(left, STRIDE));
        }
    }

    /** Returns the requests for this number of pages from here. */
    List<byte[]> pages(int count) throws IOException {
        var pages = new ArrayList<byte[]>();
        for (var i = 0; i < count; i++) {
            pages.add(request.of(query(PAGE)));
            next(PAGE);
        }
        return pages;
    }

    private String query(int limit) {
        return list.query() + "limit=" + limit + (cursor == null ? "" : "&cursor=" + cursor);
    }

    /** Searches the bytes: parsing millions of items as JSON would cost more than the service needs to write them. */
    private void next(int limit) throws IOException {
        var page = ReadRequest.answered(line.send(request.of(query(limit)))).body();
        var count = 0;
        for (var at = find(page, id, 0); at >= 0; at = find(page, id, at)) {
            var begin = at + id.length;
            // In the same spelling, ids have the same order as bytes and as numbers.
            if (last != null && Arrays.compare(page, begin, begin + UUID_LENGTH, last, 0, UUID_LENGTH) >= 0) {
                throw new IOException(list.name() + " is out of order at item " + count + " of a page");
            }
            last = Arrays.copyOfRange(page, begin, begin + UUID_LENGTH);
            count++;
            at = begin;
        }
        var next = find(page, NEXT, Math.max(0, page.length - LONGEST_CURSOR));
        if (count != limit || next < 0) {
            throw new IOException(list.name() + " ends too early: " + count + " of " + limit);
        }
        var begin = next + NEXT.length;
        cursor = new String(page, begin, find(page, QUOTE, begin) - begin, StandardCharsets.US_ASCII);
    }

    private static int find(byte[] text, byte[] wanted, int from) {
        for (var at = from; at <= text.length - wanted.length; at++) {
            if (text[at] == wanted[0] && Arrays.equals(text, at, at + wanted.length, wanted, 0, wanted.length)) {
                return at;
            }
        }
        return -1;
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
