package cn.icpfiling.legacy.rows;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/** The encoding of a file. GB18030 includes GBK and GB2312. */
public enum TextEncoding {
    UTF_8(StandardCharsets.UTF_8),
    GB18030(Charset.forName("GB18030"));

    private final Charset charset;

    TextEncoding(Charset charset) {
        this.charset = charset;
    }

    Charset charset() {
        return charset;
    }

    /** Decides by the first bytes of a file: UTF-8 if they are, apart from a character that is cut at their end. */
    static TextEncoding of(byte[] head, int length) {
        var decoder = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        var result = decoder.decode(ByteBuffer.wrap(head, 0, length), CharBuffer.allocate(length + 1), false);
        return result.isError() ? GB18030 : UTF_8;
    }
}
