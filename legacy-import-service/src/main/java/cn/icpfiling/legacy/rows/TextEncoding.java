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

    private final Charset charset;

    TextEncoding(Charset charset) {
        this.charset = charset;
    }

    Charset charset() {
        return charset;
    }

    /**
     * Decides by the first bytes of a file: UTF-16 by its mark, which neither other encoding has, then UTF-8 if they are, apart from a
     * character that is cut at their end.
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
        var result = decoder.decode(ByteBuffer.wrap(head, 0, length), CharBuffer.allocate(length + 1), false);
        return result.isError() ? GB18030 : UTF_8;
    }

    private static boolean begins(byte[] head, int length, int first, int second) {
        return length > 1 && head[0] == (byte) first && head[1] == (byte) second;
    }
}
