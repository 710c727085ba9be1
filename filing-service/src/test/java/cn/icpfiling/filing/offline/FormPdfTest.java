package cn.icpfiling.filing.offline;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class FormPdfTest {

    private static final int MOST_BYTES = 200_000;
    private static final FormPdf PDF = new FormPdf();

    @Test
    @Timeout(20)
    void chinese_is_in_it_and_its_font_is_cut_to_what_is_used() throws IOException {
        var bytes = PDF.of(page("注销（删除）备案申请表 example.cn 沪ICP备2025000001号-1"));

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

    @Test
    @Timeout(30)
    void the_longest_values_are_drawn_in_time_and_on_few_pages() throws IOException {
        var began = System.nanoTime();
        var longest = new StringBuilder();
        for (var character = 0x4E00; longest.length() < 2_000; character++) {
            longest.append((char) character);
        }

        var bytes = PDF.of(page(longest.toString()));

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
            PDF.of(page("<img src='" + server.address() + "/pixel.png'/>"
                    + "<img src='file:///etc/hostname'/><link rel='stylesheet' href='" + server.address()
                    + "/a.css'/>"));
        }

        assertThat(asked).isEmpty();
    }

    @Test
    void what_a_file_of_this_machine_says_gets_into_no_page(@TempDir Path folder) throws IOException {
        var secret = Files.writeString(folder.resolve("secret.txt"), "SECRETWORD");
        var page =
                "<!DOCTYPE html [<!ENTITY it SYSTEM \"" + secret.toUri() + "\">]><html><body>seen: &it;</body></html>";

        try (var document = Loader.loadPDF(PDF.of(page))) {
            assertThat(new PDFTextStripper().getText(document)).contains("seen").doesNotContain("SECRETWORD");
        }
    }

    private static String page(String text) {
        return "<html><head><style>html { font-family: '" + FormPdf.LATIN + "', '" + FormPdf.CHINESE
                + "'; }</style></head><body><p>" + text + "</p></body></html>";
    }

    /** Somebody who writes down what is asked of them. */
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
