package cn.icpfiling.filing.authority;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Text that the authority's interface can carry. The interface uses GBK. A rare character of a name (𠮷, 䶮, 㐂) or a
 * symbol (™) is not in it and would arrive as a question mark or an unreadable reference. Such text is refused while
 * its writer can still choose another form, and is never replaced on the way.
 */
public final class GbkText {
    static final Charset GBK = Charset.forName("GBK");

    private GbkText() {}

    /** Returns the characters that GBK cannot carry, each once, in order; empty if there are none. */
    public static Set<String> lost(String text) {
        if (text == null) {
            return Set.of();
        }
        return text.codePoints()
                .filter(character -> !carries(character))
                .mapToObj(Character::toString)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    public static boolean carries(String text) {
        return lost(text).isEmpty();
    }

    /** Returns the bytes that the text takes in the interface. */
    public static int bytes(String text) {
        return text.getBytes(GBK).length;
    }

    private static boolean carries(int character) {
        if (Character.isISOControl(character)) {
            return character == '\t' || character == '\n' || character == '\r';
        }
        if (character < 0x80) {
            return true;
        }
        if (Character.isSurrogate((char) character) && character <= Character.MAX_VALUE) {
            return false;
        }
        var written = Character.toString(character);
        try {
            return written.equals(decode(encode(written)));
        } catch (CharacterCodingException e) {
            return false;
        }
    }

    static byte[] encode(String text) throws CharacterCodingException {
        var bytes = GBK.newEncoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT)
                .encode(CharBuffer.wrap(text));
        var exact = new byte[bytes.remaining()];
        bytes.get(exact);
        return exact;
    }

    static String decode(byte[] bytes) throws CharacterCodingException {
        return strictly(GBK, bytes);
    }

    static String strictly(Charset charset, byte[] bytes) throws CharacterCodingException {
        return charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT)
                .decode(ByteBuffer.wrap(bytes))
                .toString();
    }
}
