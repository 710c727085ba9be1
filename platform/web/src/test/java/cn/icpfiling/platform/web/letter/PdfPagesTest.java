package cn.icpfiling.platform.web.letter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.preflight.parser.PreflightParser;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class PdfPagesTest {

    private static final int MOST_BYTES = 200_000;
    private static final PdfPages PDF = new PdfPages();

    @Test
    @Timeout(20)
    void chinese_is_in_it_and_its_font_is_cut_to_what_is_used() throws IOException {
        var bytes = PDF.forAll(page("注销（删除）备案申请表 example.cn 沪ICP备2025000001号-1"));

        assertThat(bytes).hasSizeLessThan(MOST_BYTES);
        try (var document = Loader.loadPDF(bytes)) {
            assertThat(new PDFTextStripper().getText(document)).contains("注销（删除）备案申请表 example.cn 沪ICP备2025000001号-1");
            var fonts = new ArrayList<PDFont>();
            var resources = document.getPage(0).getResources();
            for (var name : resources.getFontNames()) {
                fonts.add(resources.getFont(name));
            }
            assertThat(fonts).isNotEmpty().allMatch(PDFont::isEmbedded);
            assertThat(fonts)
                    .extracting(PDFont::getName)
                    .allMatch(name -> name.matches("[A-Z]{6}\\+(Roboto-Regular|DroidSansFallback)"))
                    .hasSize(2);
        }
    }

    /** A letter is drawn with the fonts of every other page, whatever fonts its style sheet wishes for on a screen. */
    @Test
    @Timeout(20)
    void a_letter_is_one_page_of_A4_whose_text_can_be_read_and_whose_fonts_are_embedded() throws IOException {
        var page = PrintedLetter.page(
                "授权书 & 说明", "<h1>授权书</h1><p>致：<b>示例云 &lt;1&gt;</b></p><p><span class=\"blank\"></span>（盖章）</p>");

        try (var document = Loader.loadPDF(PDF.forAll(page))) {
            assertThat(document.getNumberOfPages()).isEqualTo(1);
            assertThat(new PDFTextStripper().getText(document))
                    .contains("授权书", "致：示例云 <1>", "（盖章）", "1 / 1")
                    .doesNotContain("请用 A4 纸打印");
            var size = document.getPage(0).getMediaBox();
            assertThat(Math.round(size.getWidth())).isEqualTo(595);
            assertThat(Math.round(size.getHeight())).isEqualTo(842);
            var resources = document.getPage(0).getResources();
            for (var name : resources.getFontNames()) {
                assertThat(resources.getFont(name).isEmbedded())
                        .as(resources.getFont(name).getName())
                        .isTrue();
            }
        }
    }

    /** Apache's Preflight is the foreign judge; it knows PDF/A-1b. The tags of PDF/A-1a are looked at below. */
    @Test
    void a_letter_is_PDF_A_for_a_judge_of_others_and_has_tags_language_and_title(@TempDir Path folder)
            throws IOException {
        var page = PrintedLetter.page("授权书", "<h1>授权书</h1><p>致：示例云 𠮷</p><p><span class=\"blank\"></span>（盖章）</p>");
        var drawn = PDF.forAll(page);

        assertThat(faults(folder, drawn)).isEmpty();
        try (var document = Loader.loadPDF(drawn)) {
            var catalog = document.getDocumentCatalog();
            assertThat(catalog.getMarkInfo().isMarked()).isTrue();
            assertThat(catalog.getLanguage()).isEqualTo("zh-CN");
            assertThat(catalog.getStructureTreeRoot().getKids()).isNotEmpty();
            assertThat(document.getDocumentInformation().getTitle()).isEqualTo("授权书");
        }
    }

    @Test
    void the_judge_finds_a_file_that_is_no_PDF_A(@TempDir Path folder) throws IOException {
        try (var plain = new PDDocument();
                var bytes = new ByteArrayOutputStream()) {
            plain.addPage(new PDPage());
            plain.save(bytes);

            assertThat(faults(folder, bytes.toByteArray())).isNotEmpty();
        }
    }

    /** 㐂 is of Extension A, which the font has; 𠮷 is of Extension B. */
    @Test
    void a_character_that_no_font_has_is_shown_by_its_code_and_told() throws IOException {
        assertThat(textOf(PDF.forAll(page("王㐂龘，吉𠮷与𠮷，𪚥"))))
                .contains("王㐂龘，吉〔U+20BB7〕与〔U+20BB7〕，〔U+2A6A5〕")
                .contains("〔U+20BB7〕〔U+2A6A5〕：本文件的字体没有这些字，请打印后按证件手写。");
        assertThat(textOf(PDF.forAll(page("王㐂龘")))).contains("王㐂龘").doesNotContain("手写");
    }

    @Test
    @Tag("long")
    void signatures_stay_together_on_the_next_page_and_long_words_stay_inside_the_margins() throws IOException {
        var lines = "<p>第一条</p>".repeat(22);
        var page = PrintedLetter.page(
                "授权书",
                lines + "<p>" + "w".repeat(253) + "</p><div class=\"signatures\"><p>盖章处</p><p>签字处</p><p>日期处</p></div>");

        try (var document = Loader.loadPDF(PDF.forAll(page))) {
            assertThat(document.getNumberOfPages()).isEqualTo(2);
            var first = new PDFTextStripper();
            first.setEndPage(1);
            var second = new PDFTextStripper();
            second.setStartPage(2);
            assertThat(first.getText(document)).contains("1 / 2").doesNotContain("盖章处");
            assertThat(second.getText(document)).contains("盖章处", "签字处", "日期处", "2 / 2");
            assertThat(rightmost(document)).isLessThan(595 - 60);
        }
    }

    @Test
    void a_page_that_is_longer_than_what_was_measured_is_not_drawn() {
        var longer = page("长".repeat(PdfPages.MOST_CHARACTERS));

        assertThatThrownBy(() -> PDF.forAll(longer)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    @Timeout(30)
    void the_longest_values_are_drawn_in_time_and_on_few_pages() throws IOException {
        var began = System.nanoTime();
        var longest = new StringBuilder();
        for (var character = 0x4E00; longest.length() < 2_000; character++) {
            longest.append((char) character);
        }

        var bytes = PDF.forAll(page(longest.toString()));

        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(15));
        assertThat(bytes).hasSizeLessThan(2_000_000);
        try (var document = Loader.loadPDF(bytes)) {
            assertThat(document.getNumberOfPages()).isLessThan(5);
        }
    }

    @Test
    void what_a_page_names_from_outside_is_not_fetched() throws IOException {
        var asked = new ArrayList<String>();
        try (var server = new Listener(asked)) {
            PDF.forAll(page("<img src='" + server.address() + "/pixel.png'/>"
                    + "<img src='file:///etc/hostname'/><link rel='stylesheet' href='" + server.address()
                    + "/a.css'/>"));
        }

        assertThat(asked).isEmpty();
    }

    @Test
    void what_a_file_of_this_machine_says_gets_into_no_page(@TempDir Path folder) throws IOException {
        var secret = Files.writeString(folder.resolve("secret.txt"), "SECRETWORD");
        var page = "<!DOCTYPE html [<!ENTITY it SYSTEM \"" + secret.toUri()
                + "\">]><html><head><style>html { font-family: '" + EmbeddedFonts.LATIN
                + "'; }</style></head><body>seen: &it;</body></html>";

        try (var document = Loader.loadPDF(PDF.forAll(page))) {
            assertThat(new PDFTextStripper().getText(document)).contains("seen").doesNotContain("SECRETWORD");
        }
    }

    private static List<String> faults(Path folder, byte[] pdf) throws IOException {
        var file = Files.write(folder.resolve("letter.pdf"), pdf);
        return PreflightParser.validate(file.toFile()).getErrorsList().stream()
                .map(fault -> fault.getErrorCode() + " " + fault.getDetails())
                .toList();
    }

    private static float rightmost(PDDocument document) throws IOException {
        var ends = new ArrayList<Float>();
        var reader = new PDFTextStripper() {
            @Override
            protected void processTextPosition(TextPosition text) {
                ends.add(text.getXDirAdj() + text.getWidthDirAdj());
            }
        };
        reader.getText(document);
        return Collections.max(ends);
    }

    private static String page(String text) {
        return "<html><head><style>html { font-family: '" + EmbeddedFonts.LATIN + "', '" + EmbeddedFonts.CHINESE
                + "'; }</style></head><body><p>" + text + "</p></body></html>";
    }

    private static String textOf(byte[] pdf) throws IOException {
        try (var document = Loader.loadPDF(pdf)) {
            return new PDFTextStripper().getText(document);
        }
    }

    /** A server that writes down what it is asked for. */
    private static final class Listener implements AutoCloseable {
        private final HttpServer server;

        Listener(List<String> asked) throws IOException {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.createContext("/", exchange -> {
                asked.add(exchange.getRequestURI().toString());
                exchange.sendResponseHeaders(404, -1);
                exchange.close();
            });
            server.start();
        }

        String address() {
            return "http://127.0.0.1:" + server.getAddress().getPort();
        }

        @Override
        public void close() {
            server.stop(0);
        }
    }
}
