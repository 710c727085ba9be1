package cn.icpfiling.legacy.resets;

import cn.icpfiling.platform.web.letter.PdfPages;
import cn.icpfiling.platform.web.letter.PrintedLetter;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * The letter of authority that an organisation prints, fills in, stamps and uploads as a paper of its case. In Chinese, with the frame
 * of all letters; all names are left blank.
 */
@ApplicationScoped
class LetterTemplate {

    private static final String FILE = "/letters/mailbox-reset.html";
    private static final String TITLE = "更换原备案账号邮箱授权书";

    private final PdfPages pdf;
    private final String page;
    private volatile byte[] drawn;

    LetterTemplate(PdfPages pdf, @ConfigProperty(name = "icp.provider.name") String provider) {
        this.pdf = pdf;
        this.page = PrintedLetter.page(TITLE, read().replace("{provider}", PrintedLetter.escaped(provider)));
    }

    byte[] page() {
        return page.getBytes(StandardCharsets.UTF_8);
    }

    /** Draws the letter once, because it is the same for all callers. */
    byte[] drawn() {
        if (drawn == null) {
            drawn = pdf.forAll(page);
        }
        return drawn.clone();
    }

    private static String read() {
        try (var file = Objects.requireNonNull(LetterTemplate.class.getResourceAsStream(FILE), FILE)) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
