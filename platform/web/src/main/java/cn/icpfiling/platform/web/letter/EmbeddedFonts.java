package cn.icpfiling.platform.web.letter;

import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.BitSet;
import java.util.LinkedHashSet;
import java.util.Objects;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.pdfbox.io.RandomAccessReadBuffer;

/**
 * The two open fonts of drawn pages, and which characters they have. A character that neither has is not drawn as an empty box and not left
 * out: the page shows its code and says that the reader writes it by hand.
 */
final class EmbeddedFonts {

    /**
     * Font families as templates name them, in this order: the first has Latin letters and digits, the second the rest.
     */
    static final String LATIN = "Roboto";

    static final String CHINESE = "Droid Sans Fallback";

    private static final int REGULAR = 400;

    private static final String LATIN_FILE = "fonts/Roboto-Regular.ttf";
    private static final String CHINESE_FILE = "fonts/DroidSansFallbackFull.ttf";

    private final BitSet drawable = new BitSet(Character.MAX_CODE_POINT);

    EmbeddedFonts() {
        addCharactersOf(LATIN_FILE);
        addCharactersOf(CHINESE_FILE);
        // white space of the source is laid out, not drawn
        "\t\r\n".chars().forEach(drawable::set);
    }

    void use(PdfRendererBuilder builder) {
        use(builder, LATIN_FILE, LATIN);
        use(builder, CHINESE_FILE, CHINESE);
    }

    /**
     * Writes 〔U+20BB7〕 for a character that no font has, and a sentence at the end of the page that tells so.
     *
     * @param html well-formed XML of our own template, whose marks are all in the fonts
     */
    String withoutMissing(String html) {
        if (html.codePoints().allMatch(drawable::get)) {
            return html;
        }
        var missing = new LinkedHashSet<String>();
        var shown = new StringBuilder(html.length() + 200);
        html.codePoints().forEach(character -> {
            if (drawable.get(character)) {
                shown.appendCodePoint(character);
            } else {
                var code = "〔U+%04X〕".formatted(character);
                missing.add(code);
                shown.append(code);
            }
        });
        var end = shown.lastIndexOf("</body>");
        shown.insert(
                end < 0 ? shown.length() : end,
                "<p>%s：本文件的字体没有%s字，请打印后按证件手写。</p>"
                        .formatted(String.join("", missing), missing.size() == 1 ? "这个" : "这些"));
        return shown.toString();
    }

    private void addCharactersOf(String file) {
        try (var parsed = new TTFParser(true).parse(RandomAccessReadBuffer.createBufferFromStream(opened(file)))) {
            var characters = parsed.getUnicodeCmapLookup();
            for (var character = 0; character <= Character.MAX_CODE_POINT; character++) {
                if (characters.getGlyphId(character) > 0) {
                    drawable.set(character);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(file, e);
        }
    }

    /** Each drawing reads the files again: between drawings the process keeps none of their megabytes. */
    private static void use(PdfRendererBuilder builder, String file, String family) {
        builder.useFont(() -> opened(file), family, REGULAR, FontStyle.NORMAL, true);
    }

    private static InputStream opened(String file) {
        return Objects.requireNonNull(EmbeddedFonts.class.getClassLoader().getResourceAsStream(file), file);
    }
}
