package cn.icpfiling.inspection.pages;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Finds the charset of a page as browsers do: byte order mark, header, meta element. GB2312 and GBK are read as GB18030, which contains them. A
 * page that names none, or UTF-8, is read as UTF-8 unless most of its characters are none there; then as GB18030. A few broken bytes, as of
 * a text that was cut in the middle of a character, change nothing.
 */
final class PageCharset {

    private static final Charset GB18030 = Charset.forName("GB18030");
    private static final Pattern NAMED =
            Pattern.compile("charset\\s*+=\\s*+[\"']?+\\s*+([A-Za-z0-9_:.-]{2,40})", Pattern.CASE_INSENSITIVE);
    private static final int META_WITHIN = 4096;

    private PageCharset() {}

    static Charset of(byte[] body, Optional<String> contentType) {
        if (startsWith(body, 0xef, 0xbb, 0xbf)) {
            return StandardCharsets.UTF_8;
        }
        if (startsWith(body, 0xfe, 0xff)) {
            return StandardCharsets.UTF_16BE;
        }
        if (startsWith(body, 0xff, 0xfe)) {
            return StandardCharsets.UTF_16LE;
        }
        var head = new String(body, 0, Math.min(META_WITHIN, body.length), StandardCharsets.ISO_8859_1);
        return contentType
                .flatMap(PageCharset::named)
                .or(() -> named(head))
                .filter(charset -> !charset.equals(StandardCharsets.UTF_8))
                .orElseGet(() -> isValidUtf8(body) || isMostlyUtf8(body) ? StandardCharsets.UTF_8 : GB18030);
    }

    private static Optional<Charset> named(String text) {
        var named = NAMED.matcher(text);
        if (!named.find()) {
            return Optional.empty();
        }
        var name = named.group(1).toLowerCase(Locale.ROOT);
        if (name.startsWith("gb")) {
            return Optional.of(GB18030);
        }
        try {
            return Optional.of(Charset.forName(name));
        } catch (IllegalArgumentException unknown) {
            return Optional.empty();
        }
    }

    /** The last bytes may be half a character, where a limit cut the page. */
    private static boolean isValidUtf8(byte[] body) {
        for (var cut = 0; cut < 4 && cut <= body.length; cut++) {
            try {
                StandardCharsets.UTF_8
                        .newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT)
                        .decode(ByteBuffer.wrap(body, 0, body.length - cut));
                return true;
            } catch (CharacterCodingException malformed) {
                // Perhaps with fewer bytes.
            }
        }
        return false;
    }

    /** In a page in GBK nearly each Chinese character is broken as UTF-8; one that is here by chance does not outweigh ten. */
    private static boolean isMostlyUtf8(byte[] body) {
        var broken = 0;
        var sound = 0;
        for (var character : new String(body, StandardCharsets.UTF_8).toCharArray()) {
            if (character == '\ufffd') {
                broken++;
            } else if (character > '\u007f') {
                sound++;
            }
        }
        return 10 * broken <= sound;
    }

    private static boolean startsWith(byte[] body, int... mark) {
        if (body.length < mark.length) {
            return false;
        }
        for (var at = 0; at < mark.length; at++) {
            if ((body[at] & 0xff) != mark[at]) {
                return false;
            }
        }
        return true;
    }
}
