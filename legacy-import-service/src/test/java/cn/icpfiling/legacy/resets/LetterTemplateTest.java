package cn.icpfiling.legacy.resets;

import static org.assertj.core.api.Assertions.assertThat;

import cn.icpfiling.platform.web.letter.PdfPages;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;

class LetterTemplateTest {

    private final LetterTemplate letter = new LetterTemplate(new PdfPages(), "示例云 & 公司");

    @Test
    void the_page_and_the_pdf_say_the_same_with_the_name_of_the_provider() throws IOException {
        assertThat(new String(letter.page(), StandardCharsets.UTF_8)).contains("致：示例云 &amp; 公司");

        try (var document = Loader.loadPDF(letter.drawn())) {
            assertThat(document.getNumberOfPages()).isEqualTo(1);
            assertThat(new PDFTextStripper().getText(document))
                    .contains("更换原备案账号邮箱授权书", "致：示例云 & 公司", "主办单位（盖章）")
                    .doesNotContain("〔U+");
            var resources = document.getPage(0).getResources();
            for (var name : resources.getFontNames()) {
                assertThat(resources.getFont(name).isEmbedded()).isTrue();
            }
        }
    }
}
