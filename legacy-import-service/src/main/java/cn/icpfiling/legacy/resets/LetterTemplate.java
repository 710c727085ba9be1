package cn.icpfiling.legacy.resets;

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

    private final String page;

    LetterTemplate(@ConfigProperty(name = "icp.provider.name") String provider) {
        this.page = PrintedLetter.page(TITLE, read().replace("{provider}", PrintedLetter.escaped(provider)));
    }

    String page() {
        return page;
    }

    private static String read() {
        try (var file = Objects.requireNonNull(LetterTemplate.class.getResourceAsStream(FILE), FILE)) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
