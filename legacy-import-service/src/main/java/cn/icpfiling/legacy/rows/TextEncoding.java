package cn.icpfiling.legacy.rows;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/** The encoding of a file. GB18030 includes GBK and GB2312. UTF-16 is known by its byte order mark alone. */
public enum TextEncoding {
    UTF_8(StandardCharsets.UTF_8),
    GB18030(Charset.forName("GB18030")),
    UTF_16LE(StandardCharsets.UTF_16LE),
    UTF_16BE(StandardCharsets.UTF_16BE);

    /** A GB18030 text has one such character of UTF-8 by chance where it has dozens of bytes that UTF-8 does not have. */
    private static final int LONG_CHARACTERS_A_FAULT = 4;

    private static final char FIRST_OF_THREE_BYTES = 0x800;

    private final Charset charset;

    TextEncoding(Charset charset) {
        this.charset = charset;
    }

    Charset charset() {
        return charset;
    }

    /**
     * Decides by the first bytes of a file: UTF-16 by its mark, which neither other encoding has, then UTF-8 if they are, apart from a
     * character that is cut at their end, and from a few broken ones: an old column cut a name within a character, and GB18030 would read
     * most of the others as other names, without a fault.
     */
    static TextEncoding of(byte[] head, int length) {
        if (begins(head, length, 0xFF, 0xFE)) {
            return UTF_16LE;
        }
        if (begins(head, length, 0xFE, 0xFF)) {
            return UTF_16BE;
        }
        var decoder = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        var bytes = ByteBuffer.wrap(head, 0, length);
        var text = CharBuffer.allocate(length + 1);
        var faults = 0;
        for (var result = decoder.decode(bytes, text, false);
                result.isError();
                result = decoder.decode(bytes, text, false)) {
            faults++;
            bytes.position(bytes.position() + result.length());
        }
        var longOnes =
                text.flip().chars().filter(c -> c >= FIRST_OF_THREE_BYTES).count();
        return faults == 0 || longOnes >= (long) faults * LONG_CHARACTERS_A_FAULT ? UTF_8 : GB18030;
    }

    private static boolean begins(byte[] head, int length, int first, int second) {
        return length > 1 && head[0] == (byte) first && head[1] == (byte) second;
    }
}
