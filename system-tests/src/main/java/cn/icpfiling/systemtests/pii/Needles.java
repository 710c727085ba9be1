package cn.icpfiling.systemtests.pii;

import cn.icpfiling.systemtests.PersonalData.Datum;
import cn.icpfiling.systemtests.PersonalData.Kind;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Consumer;

/**
 * Searches a stream for all values in all encodings in one pass. An Aho-Corasick automaton of all forms would have
 * millions of states. Instead, the rarest six bytes of each form are its window. A filter with one bit per hash of a
 * window rules out nearly every position at once. The remaining positions are compared with the forms of that window.
 */
final class Needles {

    /** A shorter value occurs by chance in the gigabytes of a database. */
    private static final int SHORTEST = 8;

    private static final int WINDOW = 6;
    private static final int ID = 32;
    private static final long WINDOW_MASK = (1L << WINDOW * Byte.SIZE) - 1;
    private static final int FILTER_BITS = 23;
    private static final int BUCKET_BITS = 18;
    private static final int CHUNK = 1 << 20;
    private static final byte[] NOTHING = new byte[CHUNK];

    /** A value in one encoding. */
    record Form(byte[] bytes, Datum datum, Encoding encoding) {}

    private final List<Form> forms = new ArrayList<>();
    private final long[] filter = new long[1 << FILTER_BITS - 6];
    private final int[] first = new int[1 << BUCKET_BITS];
    private final int[] next;
    private final long[] windows;
    private final int[] places;
    private final int longest;
    private final ThreadLocal<byte[]> buffers;

    Needles(Collection<Datum> data) {
        for (var datum : data) {
            if (datum.kind() == Kind.PAPER) {
                forms.add(new Form(datum.value().getBytes(StandardCharsets.ISO_8859_1), datum, Encoding.UTF_8_TEXT));
                continue;
            }
            for (var encoding : Encoding.values()) {
                encoding.of(datum.value()).stream()
                        .filter(bytes -> bytes.length >= SHORTEST)
                        .forEach(bytes -> forms.add(new Form(bytes, datum, encoding)));
            }
        }
        this.longest =
                forms.stream().mapToInt(form -> form.bytes().length).max().orElse(SHORTEST);
        this.buffers = ThreadLocal.withInitial(() -> new byte[CHUNK + 2 * longest]);
        this.next = new int[forms.size()];
        this.windows = new long[forms.size()];
        this.places = new int[forms.size()];
        Arrays.fill(first, -1);
        choose();
    }

    int count() {
        return forms.size();
    }

    List<Form> forms() {
        return forms;
    }

    /** Searches a stream; several streams can be searched in parallel. Returns the number of bytes read. */
    long search(InputStream in, String place, Consumer<Hit> found) throws IOException {
        var buffer = buffers.get();
        var base = 0L;
        var end = 0;
        var from = 0;
        while (true) {
            var read = in.readNBytes(buffer, end, buffer.length - end);
            end += read;
            var last = end < buffer.length;
            // A form can only be compared if all of it is in the buffer.
            var to = last ? end : end - longest;
            if (!isEmpty(buffer, end)) {
                look(buffer, from, to, end, base, place, found);
            }
            if (last) {
                return base + end;
            }
            var keep = to - longest;
            System.arraycopy(buffer, keep, buffer, 0, end - keep);
            base += keep;
            end -= keep;
            from = to - keep;
        }
    }

    private static boolean isEmpty(byte[] buffer, int end) {
        for (var at = 0; at < end; at += CHUNK) {
            var to = Math.min(end, at + CHUNK);
            if (!Arrays.equals(buffer, at, to, NOTHING, 0, to - at)) {
                return false;
            }
        }
        return true;
    }

    private void look(byte[] buffer, int from, int to, int end, long base, String place, Consumer<Hit> found) {
        var window = 0L;
        for (var at = Math.max(0, from - WINDOW); at < from; at++) {
            window = window << Byte.SIZE | buffer[at] & 0xff;
        }
        for (var at = from; at < to; at++) {
            window = (window << Byte.SIZE | buffer[at] & 0xff) & WINDOW_MASK;
            var bit = hash(window, FILTER_BITS);
            if ((filter[bit >>> 6] & 1L << bit) != 0) {
                compare(buffer, at - WINDOW + 1, window, end, base, place, found);
            }
        }
    }

    private void compare(byte[] buffer, int start, long window, int end, long base, String place, Consumer<Hit> found) {
        for (var i = first[hash(window, BUCKET_BITS)]; i >= 0; i = next[i]) {
            if (windows[i] != window) {
                continue;
            }
            var form = forms.get(i);
            var begin = start - places[i];
            var length = form.bytes().length;
            if (begin >= 0
                    && begin + length <= end
                    && Arrays.equals(buffer, begin, begin + length, form.bytes(), 0, length)
                    && !isOfAnId(form, buffer, begin, end)) {
                found.accept(new Hit(place, base + begin, form.datum(), form.encoding()));
            }
        }
    }

    /**
     * Whether the digits stand within 32 hexadecimal characters or more of which one is a letter: trace ids and sums hold each number by
     * chance. The hexadecimal form of a value may stand among others, so it counts there.
     */
    private static boolean isOfAnId(Form form, byte[] buffer, int begin, int end) {
        var to = begin + form.bytes().length;
        if (form.encoding() != Encoding.UTF_8_TEXT && form.encoding() != Encoding.REVERSED
                || !areDigits(buffer, begin, to)) {
            return false;
        }
        var from = begin;
        while (from > 0 && HexFormat.isHexDigit(buffer[from - 1])) {
            from--;
        }
        while (to < end && HexFormat.isHexDigit(buffer[to])) {
            to++;
        }
        return to - from >= ID && !areDigits(buffer, from, to);
    }

    private static boolean areDigits(byte[] buffer, int from, int to) {
        for (var at = from; at < to; at++) {
            if (buffer[at] < '0' || buffer[at] > '9') {
                return false;
            }
        }
        return true;
    }

    /** Many forms share a beginning or an end. The window of a form is the one that the fewest other forms share. */
    private void choose() {
        var counts = new int[1 << FILTER_BITS];
        for (var form : forms) {
            for (var at = 0; at + WINDOW <= form.bytes().length; at++) {
                counts[hash(windowAt(form.bytes(), at), FILTER_BITS)]++;
            }
        }
        for (var i = 0; i < forms.size(); i++) {
            var bytes = forms.get(i).bytes();
            var rarest = 0;
            for (var at = 1; at + WINDOW <= bytes.length; at++) {
                if (counts[hash(windowAt(bytes, at), FILTER_BITS)]
                        < counts[hash(windowAt(bytes, rarest), FILTER_BITS)]) {
                    rarest = at;
                }
            }
            var window = windowAt(bytes, rarest);
            var bit = hash(window, FILTER_BITS);
            filter[bit >>> 6] |= 1L << bit;
            var bucket = hash(window, BUCKET_BITS);
            windows[i] = window;
            places[i] = rarest;
            next[i] = first[bucket];
            first[bucket] = i;
        }
    }

    private static long windowAt(byte[] bytes, int at) {
        var window = 0L;
        for (var i = at; i < at + WINDOW; i++) {
            window = window << Byte.SIZE | bytes[i] & 0xff;
        }
        return window;
    }

    private static int hash(long window, int bits) {
        return (int) (window * 0x9E3779B97F4A7C15L >>> Long.SIZE - bits);
    }
}
