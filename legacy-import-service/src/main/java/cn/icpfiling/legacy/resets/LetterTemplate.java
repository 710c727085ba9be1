package cn.icpfiling.legacy.resets;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * The letter of authority that an organisation prints, fills in, stamps and uploads as a paper of its case. A page of HTML in
 * Chinese, as account-service's letter of an offline transfer; all names are left blank.
 */
@ApplicationScoped
class LetterTemplate {

    private static final String FILE = "/letters/mailbox-reset.html";

    private final String page;

    LetterTemplate(@ConfigProperty(name = "icp.provider.name") String provider) {
        this.page = read().replace("{provider}", escaped(provider));
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

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
